with weights as (

    select weights.*
    from {{ ref('scoring_weights') }} as weights
    inner join {{ ref('scoring_models') }} as models on weights.model_version = models.model_version
    where models.is_current

),

accepted as (

    select
        signals.signal_id,
        signals.company_unique_id,
        signals.person_unique_id,
        signals.signal_type,
        signals.strength,
        cast(signals.detected_at as date) as signal_date
    from {{ ref('int_signals_checked') }} as signals
    where not signals.is_rejected
        and signals.detected_at < {{ as_of_end() }}

),

-- the strongest of a day count, as in the ledger
entries as (

    select
        accepted.*,
        row_number() over (
            partition by company_unique_id, person_unique_id, signal_type, signal_date
            order by strength desc, {{ binary_order('signal_id') }}
        ) as place_of_day
    from accepted

),

roles as (

    select
        companies.surviving_company_unique_id as company_unique_id,
        people.surviving_person_unique_id as person_unique_id,
        weights.model_version,
        max(weights.role_weight) as role_weight
    from {{ ref('int_role_sightings') }} as sightings
    inner join {{ ref('scoring_role_weights') }} as weights on sightings.slot_type = weights.slot_type
    inner join {{ ref('person_identity_map') }} as people on sightings.person_unique_id = people.person_unique_id
    inner join {{ ref('company_identity_map') }} as companies
        on sightings.company_unique_id = companies.company_unique_id
    where {{ as_of_date() }} between sightings.first_day and sightings.last_day
    group by 1, 2, 3

),

objections as (

    select subject_id from {{ ref('int_suppressions') }}
    where reason = 'opted_out'
        and suppressed_from <= {{ as_of_date() }}

),

factors as (

    select
        entries.signal_id,
        entries.company_unique_id,
        entries.person_unique_id,
        entries.signal_type,
        entries.signal_date,
        {{ days_between('entries.signal_date', as_of_date()) }} as age_days,
        cast(entries.strength as decimal(9, 2)) as strength,
        weights.model_version,
        weights.score_group,
        weights.type_cap,
        weights.points_per_strength,
        weights.decay_curve,
        weights.decay_days,
        coalesce(decay.weight, cast(0 as decimal(13, 12))) as decay_weight,
        case
            when entries.place_of_day > weights.daily_limit then 'over the daily limit'
            when objections.subject_id is not null then 'opted out'
        end as left_out,
        cast(coalesce(roles.role_weight, 1) as decimal(3, 2)) as role_weight
    from entries
    inner join weights on entries.signal_type = weights.signal_type
    left join {{ ref('int_decay_weights') }} as decay
        on weights.decay_curve = decay.decay_curve
        and weights.decay_days = decay.decay_days
        and {{ days_between('entries.signal_date', as_of_date()) }} = decay.age_days
    left join roles
        on entries.company_unique_id = roles.company_unique_id
        and entries.person_unique_id = roles.person_unique_id
        and weights.model_version = roles.model_version
    left join objections on entries.person_unique_id = objections.subject_id

)

select * from factors
