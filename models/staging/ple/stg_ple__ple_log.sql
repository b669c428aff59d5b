{% set columns = [
    'log_id', 'step_id', 'log_level', 'message', 'logged_at',
] -%}

with source as (

    {{ tidy_rows(source('ple', 'ple_log'), columns) }}

),

cleaned as (

    select
        ---------- ids
        log_id,
        {{ copy_number('log_id', 'logged_at', columns) }} as copy_number,
        step_id,

        ---------- text
        coalesce({{ canonical_value('log_level', 'ple_log_level') }}, 'unknown') as log_level,
        message,

        ---------- timestamps
        {{ try_timestamp('logged_at') }} as logged_at,

        ---------- as given, for the rules that judge them
        log_level as given_log_level,
        logged_at as given_logged_at,
        raw_record
    from source

)

select
    coalesce(log_id, '(blank)') || '#' || cast(copy_number as text) as row_id,
    cleaned.*
from cleaned
