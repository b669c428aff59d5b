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

broken_rules as (

    select
        steps.row_id,
        rules.rule_code
    from steps
    cross join
        lateral (
            values
            ('step_id_missing', steps.step_id is null),
            ('step_id_duplicate', steps.step_id is not null and steps.copy_number > 1),
            ('cycle_missing', steps.cycle_id is null),
            ('cycle_unknown', steps.cycle_id is not null and not steps.has_parent),
            ('status_unknown', steps.given_status is not null and steps.status = 'unknown'),
            ('executed_at_invalid', steps.given_executed_at is not null and steps.executed_at is null)
        ) as rules (rule_code, is_broken)
    where rules.is_broken

),

verdicts as (

    {{ rule_verdicts('ple.ple_step') }}

),

checked as (

    select
        steps.*,
        coalesce(verdicts.is_rejected, false) as is_rejected,
        verdicts.reason_codes
    from steps
    left join verdicts on steps.row_id = verdicts.row_id

)

select * from checked
