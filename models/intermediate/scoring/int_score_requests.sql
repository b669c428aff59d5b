with series as (

    select * from {{ ref('int_signal_series') }}

),

days as (

    select score_day from {{ ref('int_score_days') }}
    where score_day between {{ as_of_date() }} - 31 and {{ as_of_date() }}

),

versions as (

    select
        versions.model_version,
        days.score_day,
        {{ row_fingerprint(['versions.model_version', 'days.score_day', 'versions.rules_version']) }} as fingerprint
    from {{ ref('int_scoring_rules_version') }} as versions
    cross join days

),

requests as (

    select
        weights.model_version,
        versions.score_day,
        series.series_key,
        series.entity,
        series.subject_id,
        series.signal_type,
        weights.score_group,
        weights.type_cap,
        weights.daily_limit,
        weights.points_per_strength,
        weights.decay_curve,
        weights.decay_days,
        {{ row_fingerprint(['series.fingerprint', 'versions.fingerprint']) }} as fingerprint
    from series
    inner join {{ ref('scoring_weights') }} as weights on series.signal_type = weights.signal_type
    inner join versions
        on weights.model_version = versions.model_version
        and series.first_day <= versions.score_day

)

select * from requests
