with errors as (

    select * from {{ ref('stg_marketing__pipeline_errors') }}

),

broken_rules as (

    select
        errors.row_id,
        rules.rule_code
    from errors
    cross join
        lateral (
            values
            ('error_id_missing', errors.source_error_id is null),
            ('error_id_duplicate', errors.source_error_id is not null and errors.copy_number > 1),
            ('severity_unknown', errors.given_severity is not null and errors.severity = 'unknown'),
            ('error_message_missing', errors.error_message is null),
            ('created_at_invalid', errors.given_created_at is not null and errors.created_at is null),
            ('resolved_at_invalid', errors.given_resolved_at is not null and errors.resolved_at is null)
        ) as rules (rule_code, is_broken)
    where rules.is_broken

),

verdicts as (

    {{ rule_verdicts('marketing.pipeline_errors') }}

),

checked as (

    select
        errors.*,
        coalesce(verdicts.is_rejected, false) as is_rejected,
        verdicts.reason_codes
    from errors
    left join verdicts on errors.row_id = verdicts.row_id

)

select * from checked
