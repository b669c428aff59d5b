{% macro signal_points(signals, requests) -%}
    with objections as (

        select * from {{ ref('int_suppressions') }}
        where reason = 'opted_out'

    ),

    -- a company counts each signal once, weighed by the role of who gave it; a person counts the own ones as they are
    series as (

        select
            signals.*,
            signals.company_series as series_key
        from {{ signals }} as signals
        union all
        select
            signals.*,
            signals.person_series as series_key
        from {{ signals }} as signals
        where signals.person_series is not null

    )

    -- exact decimals all the way, so that no order of adding them up changes a digit; an objection takes the person out
    select
        requests.model_version,
        requests.score_day,
        series.series_key,
        requests.entity,
        requests.subject_id,
        series.company_unique_id,
        series.person_unique_id,
        requests.signal_type,
        series.signal_date,
        series.daily_limit,
        requests.score_group,
        requests.type_cap,
        requests.decay_curve,
        requests.decay_days,
        requests.fingerprint,
        {{ days_between('series.signal_date', 'requests.score_day') }} as age_days,
        series.signal_count,
        series.last_detected_at,
        cast(
            cast(series.strength_hundredths as decimal(9, 0))
            * requests.points_per_strength
            * cast(0.01 as decimal(2, 2))
            as decimal(16, 4)
        ) as fresh_points,
        coalesce(decay.weight, cast(0 as decimal(13, 12))) as decay_weight,
        cast(
            case
                when requests.entity = 'person' then 1
                when objections.subject_id is not null then 0
                else coalesce(roles.role_weight, 1)
            end as decimal(3, 2)
        ) as subject_weight
    from series
    inner join {{ requests }} as requests
        on series.series_key = requests.series_key
        and series.daily_limit = requests.daily_limit
        and series.signal_date <= requests.score_day
    left join {{ ref('int_decay_weights') }} as decay
        on requests.decay_curve = decay.decay_curve
        and requests.decay_days = decay.decay_days
        and {{ days_between('series.signal_date', 'requests.score_day') }} = decay.age_days
    left join {{ ref('int_role_weights') }} as roles
        on requests.model_version = roles.model_version
        and requests.score_day = roles.score_day
        and requests.subject_id = roles.company_unique_id
        and series.person_unique_id = roles.person_unique_id
    left join objections
        on series.person_unique_id = objections.subject_id
        and requests.score_day >= objections.suppressed_from
{%- endmacro %}
