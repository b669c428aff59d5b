{% set columns = [
    'step_id', 'cycle_id', 'step_name', 'step_type', 'status', 'executed_at',
] -%}

with source as (

    {{ tidy_rows(source('ple', 'ple_step'), columns) }}

),

cleaned as (

    select
        ---------- ids
        step_id,
        {{ copy_number('step_id', 'executed_at', columns) }} as copy_number,
        cycle_id,

        ---------- text
        step_name,
        lower(step_type) as step_type,
        coalesce({{ canonical_value('status', 'ple_step_status') }}, 'unknown') as status,

        ---------- timestamps
        {{ try_timestamp('executed_at') }} as executed_at,

        ---------- as given, for the rules that judge them
        status as given_status,
        executed_at as given_executed_at,
        raw_record
    from source

)

select
    coalesce(step_id, '(blank)') || '#' || cast(copy_number as text) as row_id,
    cleaned.*
from cleaned
