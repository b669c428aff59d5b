{% set columns = [
    'row_id', 'source_error_id', 'copy_number', 'error_code', 'error_message', 'severity', 'component',
    'created_at', 'resolved_at', 'given_severity', 'given_created_at', 'given_resolved_at',
] -%}

with errors as (

    select * from {{ ref('stg_marketing__pipeline_errors') }}

),

judged as (

    select
        errors.*,
        {{ broken_rule_codes([
            ['error_id_missing', 'source_error_id is null'],
            ['error_id_duplicate', 'source_error_id is not null and copy_number > 1'],
            ['severity_unknown', "given_severity is not null and severity = 'unknown'"],
            ['error_message_missing', 'error_message is null'],
            ['created_at_invalid', 'given_created_at is not null and created_at is null'],
            ['resolved_at_invalid', 'given_resolved_at is not null and resolved_at is null'],
        ]) }} as reason_codes
    from errors

),

checked as (

    {{ rule_verdicts('marketing.pipeline_errors', columns) }}

)

select * from checked
