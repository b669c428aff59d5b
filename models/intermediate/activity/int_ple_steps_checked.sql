{% set columns = [
    'row_id', 'step_id', 'copy_number', 'cycle_id', 'step_name', 'step_type', 'status', 'executed_at',
    'given_status', 'given_executed_at', 'has_parent',
] -%}

with raw_steps as (

    select * from {{ ref('stg_ple__ple_step') }}

),

parents as (

    select cycle_id
    from {{ ref('int_ple_cycles_checked') }}
    where not is_rejected

),

steps as (

    select
        raw_steps.*,
        parents.cycle_id is not null as has_parent
    from raw_steps
    left join parents on raw_steps.cycle_id = parents.cycle_id

),

judged as (

    select
        steps.*,
        {{ broken_rule_codes([
            ['step_id_missing', 'step_id is null'],
            ['step_id_duplicate', 'step_id is not null and copy_number > 1'],
            ['cycle_missing', 'cycle_id is null'],
            ['cycle_unknown', 'cycle_id is not null and not has_parent'],
            ['status_unknown', "given_status is not null and status = 'unknown'"],
            ['executed_at_invalid', 'given_executed_at is not null and executed_at is null'],
        ]) }} as reason_codes
    from steps

),

checked as (

    {{ rule_verdicts('ple.ple_step', columns) }}

)

select * from checked
