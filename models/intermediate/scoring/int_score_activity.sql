with types as (

    select * from {{ ref('int_score_types') }}

),

activity as (

    select
        model_version || '/' || cast(score_day as text) || '/' || subject_id as score_key,
        model_version,
        score_day,
        entity,
        subject_id,
        cast(sum(signal_count) as integer) as signal_count,
        cast(sum(signals_7d) as integer) as signals_7d,
        cast(sum(signals_prior_21d) as integer) as signals_prior_21d,
        cast(sum(signals_21d) as integer) as signals_21d,
        cast(sum(signals_prior_84d) as integer) as signals_prior_84d,
        max(last_detected_at) as last_signal_at
    from types
    group by model_version, score_day, entity, subject_id

)

select * from activity
