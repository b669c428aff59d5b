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

broken_rules as (

    select
        logs.row_id,
        rules.rule_code
    from logs
    cross join
        lateral (
            values
            ('log_id_missing', logs.log_id is null),
            ('log_id_duplicate', logs.log_id is not null and logs.copy_number > 1),
            ('step_missing', logs.step_id is null),
            ('step_unknown', logs.step_id is not null and not logs.has_parent),
            ('log_level_unknown', logs.given_log_level is not null and logs.log_level = 'unknown'),
            ('logged_at_invalid', logs.given_logged_at is not null and logs.logged_at is null)
        ) as rules (rule_code, is_broken)
    where rules.is_broken

),

verdicts as (

    {{ rule_verdicts('ple.ple_log') }}

),

checked as (

    select
        logs.*,
        coalesce(verdicts.is_rejected, false) as is_rejected,
        verdicts.reason_codes
    from logs
    left join verdicts on logs.row_id = verdicts.row_id

)

select * from checked
