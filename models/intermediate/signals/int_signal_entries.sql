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
        ingested_at,
        fingerprint
    from {{ ref('int_signals_checked') }}
    where not is_rejected

)

select * from accepted
