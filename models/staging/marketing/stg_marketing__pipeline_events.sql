{% set columns = [
    'event_id', 'company_unique_id', 'event_type', 'payload', 'status', 'created_at',
    'processed_at',
] -%}

with source as (

    {{ tidy_rows(source('marketing', 'pipeline_events'), columns) }}

),

cleaned as (

    select
        ---------- ids
        event_id,
        {{ copy_number('event_id', 'created_at', columns) }} as copy_number,
        company_unique_id as event_company_id,

        ---------- text
        lower(event_type) as event_type,
        {{ valid_json('payload') }} as payload,
        coalesce({{ canonical_value('status', 'event_status') }}, 'unknown') as status,

        ---------- timestamps
        {{ try_timestamp('created_at') }} as created_at,
        {{ try_timestamp('processed_at') }} as processed_at,

        ---------- as given, for the rules that judge them
        payload as given_payload,
        status as given_status,
        created_at as given_created_at,
        processed_at as given_processed_at,
        raw_record
    from source

)

select
    coalesce(event_id, '(blank)') || '#' || cast(copy_number as text) as row_id,
    cleaned.*
from cleaned
