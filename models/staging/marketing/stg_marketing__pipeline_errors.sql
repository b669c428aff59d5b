{% set columns = [
    'error_id', 'error_code', 'error_message', 'severity', 'component', 'created_at',
    'resolved_at',
] -%}

with source as (

    {{ tidy_rows(source('marketing', 'pipeline_errors'), columns) }}

),

cleaned as (

    select
        ---------- ids
        error_id as source_error_id,
        {{ copy_number('error_id', 'created_at', columns) }} as copy_number,

        ---------- text
        error_code,
        error_message,
        coalesce({{ canonical_value('severity', 'error_severity') }}, 'unknown') as severity,
        component,

        ---------- timestamps
        {{ try_timestamp('created_at') }} as created_at,
        {{ try_timestamp('resolved_at') }} as resolved_at,

        ---------- as given, for the rules that judge them
        severity as given_severity,
        created_at as given_created_at,
        resolved_at as given_resolved_at,
        raw_record
    from source

)

select
    coalesce(source_error_id, '(blank)') || '#' || cast(copy_number as text) as row_id,
    cleaned.*
from cleaned
