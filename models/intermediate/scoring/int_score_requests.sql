with series as (

    select * from {{ ref('int_signal_series') }}

),

versions as (

    select * from {{ ref('int_scoring_rules_version') }}

),

days as (

    select score_day from {{ ref('int_score_days') }}
    where score_day between {{ as_of_date() }} - 31 and {{ as_of_date() }}

),

requests as (

    select
        weights.model_version,
        days.score_day,
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
        {{ row_fingerprint([
            'weights.model_version', 'days.score_day', 'series.fingerprint', 'versions.rules_version',
        ]) }} as fingerprint
    from series
    inner join days on series.first_day <= days.score_day
    inner join {{ ref('scoring_weights') }} as weights on series.signal_type = weights.signal_type
    inner join versions on weights.model_version = versions.model_version

)

select * from requests
