{% set columns = [
    'signal_id', 'company_unique_id', 'person_unique_id', 'signal_type', 'signal_data',
    'signal_strength', 'source', 'detected_at', 'ingested_at',
] -%}

with source as (

    {{ tidy_rows(source('bit', 'bit_signal'), columns) }}

),

cleaned as (

    select
        ---------- ids
        signal_id,
        {{ copy_number('signal_id', 'ingested_at', columns) }} as copy_number,
        company_unique_id as given_company_id,
        person_unique_id as given_person_id,

        ---------- text
        lower(signal_type) as signal_type,
        {{ valid_json('signal_data') }} as signal_data,
        coalesce(lower(source), 'unknown') as source,

        ---------- numerics
        {{ try_decimal('signal_strength', 18, 2) }} as signal_strength,

        ---------- timestamps
        {{ try_timestamp('detected_at') }} as detected_at,
        case
            when {{ try_timestamp('ingested_at') }} < {{ arrivals_end() }} then {{ try_timestamp('ingested_at') }}
            else {{ try_timestamp('detected_at') }}
        end as ingested_at,
        not coalesce({{ try_timestamp('ingested_at') }} < {{ arrivals_end() }}, false) as is_ingested_at_unread,

        ---------- as given, for the rules that judge them
        signal_data as given_signal_data,
        signal_strength as given_signal_strength,
        detected_at as given_detected_at,
        ingested_at as given_ingested_at,
        raw_record
    from source

)

select
    coalesce(signal_id, '(blank)') || '#' || cast(copy_number as text) as row_id,
    cleaned.*
from cleaned
