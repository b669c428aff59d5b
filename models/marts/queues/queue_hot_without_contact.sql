with scores as (

    select * from {{ ref('bit_company_score') }}
    where is_hot
        and slots_verified = 0

),

companies as (

    select * from {{ ref('company_master') }}

),

objections as (

    select subject_id from {{ ref('int_suppressions') }}
    where reason = 'opted_out'
        and suppressed_from <= {{ as_of_date() }}

),

-- nobody checks the e-mail of a holder who has opted out
slots as (

    select
        slots.company_unique_id,
        count(objections.subject_id) as holders_opted_out,
        {{ listagg_sorted("case when not slots.is_filled then slots.slot_type end") }} as open_slots,
        {{ listagg_sorted("case when slots.is_filled and objections.subject_id is null then slots.slot_type end") }}
            as unverified_slots
    from {{ ref('company_slots') }} as slots
    left join objections on slots.person_unique_id = objections.subject_id
    group by 1

),

published as (

    select
        published.company_unique_id,
        published.as_of,
        tiers.is_hot
    from {{ ref('bit_company_score_published') }} as published
    inner join {{ ref('scoring_models') }} as models on published.model_version = models.model_version
    inner join {{ ref('scoring_tiers') }} as tiers
        on models.tier_set = tiers.tier_set
        and published.score_tier = tiers.score_tier
    where models.is_current
        and published.as_of <= {{ as_of_date() }}

),

last_cool_days as (

    select
        company_unique_id,
        max(as_of) as cool_on
    from published
    where not is_hot
    group by 1

),

-- the first published day of the present heat
hot_since as (

    select
        published.company_unique_id,
        min(published.as_of) as hot_since
    from published
    left join last_cool_days on published.company_unique_id = last_cool_days.company_unique_id
    where published.is_hot
        and (last_cool_days.cool_on is null or published.as_of > last_cool_days.cool_on)
    group by 1

),

queue as (

    select
        scores.company_unique_id,
        companies.company_name,
        case when scores.fit_grade in ('A', 'B') then 1 else 2 end as priority,
        case
            when slots.unverified_slots is not null then 'No executive has a verified e-mail'
            when slots.holders_opted_out > 0 then 'Every known executive has opted out'
            else 'No executive is known'
        end as reason,
        case
            when slots.unverified_slots is not null then 'Verify the e-mail of the ' || slots.unverified_slots
            when slots.open_slots is not null then 'Find the ' || slots.open_slots
            else 'Write to none of the executives'
        end as suggested_action,
        scores.score_tier,
        scores.score_exact,
        scores.fit_grade,
        slots.open_slots,
        slots.unverified_slots,
        companies.website,
        companies.phone,
        coalesce(hot_since.hot_since, {{ as_of_date() }}) as since,
        scores.last_signal_at
    from scores
    inner join companies on scores.company_unique_id = companies.company_unique_id
    inner join slots on scores.company_unique_id = slots.company_unique_id
    left join hot_since on scores.company_unique_id = hot_since.company_unique_id

)

select * from queue
