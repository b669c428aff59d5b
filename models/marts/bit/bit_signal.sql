with accepted as (

    select * from {{ ref('int_signals_checked') }}
    where not is_rejected

),

signals as (

    select
        signal_id,
        company_unique_id,
        person_unique_id,
        signal_type,
        signal_channel,
        signal_data,
        cast(strength as integer) as signal_strength,
        source,
        detected_at,
        ingested_at,
        reason_codes as quality_flags
    from accepted

)

select * from signals
