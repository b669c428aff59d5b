with accepted as (

    select
        signal_id,
        company_unique_id,
        person_unique_id,
        company_series,
        person_series,
        signal_type,
        cast(detected_at as date) as signal_date,
        cast(round(strength * 100, 0) as integer) as strength_hundredths,
        detected_at,
        ingested_at
    from {{ ref('int_signals_checked') }}
    where not is_rejected

),

daily_limits as (

    select distinct
        signal_type,
        daily_limit
    from {{ ref('scoring_weights') }}

),

signals as (

    select
        accepted.signal_id || '/' || cast(daily_limits.daily_limit as text) as entry_id,
        accepted.*,
        daily_limits.daily_limit
    from accepted
    inner join daily_limits on accepted.signal_type = daily_limits.signal_type

)

select * from signals
