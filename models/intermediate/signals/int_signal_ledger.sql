with signals as (

    select * from {{ ref('int_signal_entries') }}

),

ledger as (

    {% if is_incremental() -%}
        select
            ledger_id,
            company_unique_id,
            person_unique_id,
            signal_type,
            signal_date,
            daily_limit,
            last_detected_at,
            last_ingested_at,
            fingerprint
        from {{ this }}
    {%- else -%}
        select
            cast(null as text) as ledger_id,
            company_unique_id,
            person_unique_id,
            signal_type,
            signal_date,
            daily_limit,
            detected_at as last_detected_at,
            ingested_at as last_ingested_at,
            fingerprint
        from signals
        where 1 = 0
    {%- endif %}

),

-- a company whose signals no longer add up to what the ledger holds: new, late, changed, moved or deleted ones
touched as (

    select company_unique_id
    from (
        select
            company_unique_id,
            fingerprint
        from signals
        union all
        select
            company_unique_id,
            -fingerprint as fingerprint
        from ledger
    ) as both_sides
    group by company_unique_id
    having sum(fingerprint) != 0

),

ranked as (

    select
        signals.*,
        row_number() over (
            partition by
                signals.company_unique_id, signals.person_unique_id, signals.signal_type,
                signals.signal_date, signals.daily_limit
            order by signals.strength_hundredths desc, {{ binary_order('signals.signal_id') }}
        ) as place_of_day
    from signals
    inner join touched on signals.company_unique_id = touched.company_unique_id

),

buckets as (

    select
        md5(
            company_unique_id || '/' || coalesce(person_unique_id, '') || '/' || signal_type
            || '/' || cast(signal_date as text) || '/' || cast(daily_limit as text)
        ) as ledger_id,
        company_unique_id,
        person_unique_id,
        signal_type,
        signal_date,
        daily_limit,
        cast(sum(case when place_of_day <= daily_limit then 1 else 0 end) as integer) as signal_count,
        cast(sum(case when place_of_day > daily_limit then 1 else 0 end) as integer) as saturated_count,
        cast(sum(case when place_of_day <= daily_limit then strength_hundredths else 0 end) as bigint)
            as strength_hundredths,
        max(detected_at) as last_detected_at,
        max(ingested_at) as last_ingested_at,
        cast(sum(fingerprint) as decimal(38, 0)) as fingerprint
    from ranked
    group by company_unique_id, person_unique_id, signal_type, signal_date, daily_limit

),

-- a bucket that is as it was needs no writing; an empty one is written with no signals, and deleted after the merge
written as (

    select buckets.*
    from buckets
    left join ledger on buckets.ledger_id = ledger.ledger_id
    where ledger.fingerprint is null
        or ledger.fingerprint != buckets.fingerprint
    union all
    select
        ledger.ledger_id,
        ledger.company_unique_id,
        ledger.person_unique_id,
        ledger.signal_type,
        ledger.signal_date,
        ledger.daily_limit,
        0 as signal_count,
        0 as saturated_count,
        0 as strength_hundredths,
        ledger.last_detected_at,
        ledger.last_ingested_at,
        ledger.fingerprint
    from ledger
    inner join touched on ledger.company_unique_id = touched.company_unique_id
    left join buckets on ledger.ledger_id = buckets.ledger_id
    where buckets.ledger_id is null

)

select * from written
