{% set columns = [
    'row_id', 'log_id', 'copy_number', 'step_id', 'log_level', 'message', 'logged_at', 'given_log_level',
    'given_logged_at', 'has_parent',
] -%}

with raw_logs as (

    select * from {{ ref('stg_ple__ple_log') }}

),

parents as (

    select step_id
    from {{ ref('int_ple_steps_checked') }}
    where not is_rejected

),

logs as (

    select
        raw_logs.*,
        parents.step_id is not null as has_parent
    from raw_logs
    left join parents on raw_logs.step_id = parents.step_id

),

judged as (

    select
        logs.*,
        {{ broken_rule_codes([
            ['log_id_missing', 'log_id is null'],
            ['log_id_duplicate', 'log_id is not null and copy_number > 1'],
            ['step_missing', 'step_id is null'],
            ['step_unknown', 'step_id is not null and not has_parent'],
            ['log_level_unknown', "given_log_level is not null and log_level = 'unknown'"],
            ['logged_at_invalid', 'given_logged_at is not null and logged_at is null'],
        ]) }} as reason_codes
    from logs

),

checked as (

    {{ rule_verdicts('ple.ple_log', columns) }}

)

select * from checked
