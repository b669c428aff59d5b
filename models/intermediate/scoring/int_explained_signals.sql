with weights as (

    select weights.*
    from {{ ref('scoring_weights') }} as weights
    inner join {{ ref('scoring_models') }} as models on weights.model_version = models.model_version
    where models.is_current

),

-- the strongest of a day count, as in the ledger
entries as (

    select
        entries.*,
        row_number() over (
            partition by company_unique_id, person_unique_id, signal_type, signal_date, daily_limit
            order by strength_hundredths desc, {{ binary_order('signal_id') }}
        ) as place_of_day
    from {{ ref('int_signal_entries') }} as entries
    where signal_date <= {{ as_of_date() }}

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
        {{ dbt.datediff('entries.signal_date', as_of_date(), 'day') }} as age_days,
        cast(entries.strength_hundredths as decimal(9, 0)) * cast(0.01 as decimal(2, 2)) as strength,
        weights.model_version,
        weights.score_group,
        weights.type_cap,
        weights.points_per_strength,
        coalesce(decay.weight, cast(0 as decimal(13, 12))) as decay_weight,
        case
            when entries.place_of_day > entries.daily_limit then 'over the daily limit'
            when objections.subject_id is not null then 'opted out'
        end as left_out,
        cast(coalesce(roles.role_weight, 1) as decimal(3, 2)) as role_weight
    from entries
    inner join weights
        on entries.signal_type = weights.signal_type
        and entries.daily_limit = weights.daily_limit
    left join {{ ref('int_decay_weights') }} as decay
        on weights.decay_curve = decay.decay_curve
        and weights.decay_days = decay.decay_days
        and {{ dbt.datediff('entries.signal_date', as_of_date(), 'day') }} = decay.age_days
    left join roles
        on entries.company_unique_id = roles.company_unique_id
        and entries.person_unique_id = roles.person_unique_id
        and weights.model_version = roles.model_version
    left join objections on entries.person_unique_id = objections.subject_id

)

select * from factors
