with ledger as (

    select * from {{ ref('int_signal_ledger') }}

),

weights as (

    select * from {{ ref('scoring_weights') }}

),

decay as (

    select * from {{ ref('int_decay_weights') }}

),

roles as (

    select * from {{ ref('int_role_weights') }}

),

objections as (

    select * from {{ ref('int_suppressions') }}
    where reason = 'opted_out'

),

days as (

    select * from {{ ref('int_score_days') }}
    where score_day between {{ as_of_date() }} - 31 and {{ as_of_date() }}

),

-- exact decimals all the way, so that no order of adding them up changes a digit; an objection takes the person out
points as (

    select
        weights.model_version,
        days.score_day,
        ledger.ledger_id,
        ledger.company_unique_id,
        ledger.person_unique_id,
        ledger.signal_type,
        weights.score_group,
        weights.type_cap,
        weights.decay_curve,
        weights.decay_days,
        {{ dbt.datediff('ledger.signal_date', 'days.score_day', 'day') }} as age_days,
        ledger.signal_count,
        ledger.last_detected_at,
        cast(
            cast(ledger.strength_hundredths as decimal(9, 0))
            * weights.points_per_strength
            * cast(0.01 as decimal(2, 2))
            as decimal(20, 4)
        ) as fresh_points,
        coalesce(decay.weight, cast(0 as decimal(13, 12))) as decay_weight,
        cast(
            case when objections.subject_id is not null then 0 else coalesce(roles.role_weight, 1) end as decimal(3, 2)
        )
            as role_weight
    from ledger
    inner join weights
        on ledger.signal_type = weights.signal_type
        and ledger.daily_limit = weights.daily_limit
    inner join days on ledger.signal_date <= days.score_day
    left join decay
        on weights.decay_curve = decay.decay_curve
        and weights.decay_days = decay.decay_days
        and {{ dbt.datediff('ledger.signal_date', 'days.score_day', 'day') }} = decay.age_days
    left join roles
        on weights.model_version = roles.model_version
        and days.score_day = roles.score_day
        and ledger.company_unique_id = roles.company_unique_id
        and ledger.person_unique_id = roles.person_unique_id
    left join objections
        on ledger.person_unique_id = objections.subject_id
        and days.score_day >= objections.suppressed_from

)

select * from points
