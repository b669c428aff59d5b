with counted as (

    {{ counted_signals(ref('int_signal_entries')) }}

),

ledger as (

    select
        company_unique_id,
        person_unique_id,
        signal_type,
        signal_date,
        daily_limit,
        max(company_series) as company_series,
        max(person_series) as person_series,
        cast(sum(signal_count) as integer) as signal_count,
        cast(sum(1 - signal_count) as integer) as saturated_count,
        cast(sum(strength_hundredths) as bigint) as strength_hundredths,
        max(last_detected_at) as last_detected_at,
        max(last_ingested_at) as last_ingested_at
    from counted
    group by company_unique_id, person_unique_id, signal_type, signal_date, daily_limit

)

select
    md5(
        company_unique_id || '/' || coalesce(person_unique_id, '') || '/' || signal_type
        || '/' || cast(signal_date as text) || '/' || cast(daily_limit as text)
    ) as ledger_id,
    ledger.*
from ledger
