{% set columns = [
    'cycle_id', 'company_unique_id', 'cycle_name', 'status', 'started_at', 'completed_at',
] -%}

with source as (

    {{ tidy_rows(source('ple', 'ple_cycle'), columns) }}

),

cleaned as (

    select
        ---------- ids
        cycle_id,
        {{ copy_number('cycle_id', 'started_at', columns) }} as copy_number,
        company_unique_id as given_company_id,

        ---------- text
        cycle_name,
        coalesce({{ canonical_value('status', 'ple_cycle_status') }}, 'unknown') as status,

        ---------- timestamps
        {{ try_timestamp('started_at') }} as started_at,
        {{ try_timestamp('completed_at') }} as completed_at,

        ---------- as given, for the rules that judge them
        status as given_status,
        started_at as given_started_at,
        completed_at as given_completed_at,
        raw_record
    from source

)

select
    coalesce(cycle_id, '(blank)') || '#' || cast(copy_number as text) as row_id,
    cleaned.*
from cleaned
