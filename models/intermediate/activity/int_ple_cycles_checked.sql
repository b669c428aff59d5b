with raw_cycles as (

    select * from {{ ref('stg_ple__ple_cycle') }}

),

company_ids as (

    select
        company_unique_id,
        surviving_company_unique_id
    from {{ ref('company_identity_map') }}
    where surviving_company_unique_id is not null

),

cycles as (

    select
        raw_cycles.*,
        company_ids.surviving_company_unique_id as company_unique_id
    from raw_cycles
    left join company_ids on raw_cycles.given_company_id = company_ids.company_unique_id

),

broken_rules as (

    select
        cycles.row_id,
        rules.rule_code
    from cycles
    cross join
        lateral (
            values
            ('cycle_id_missing', cycles.cycle_id is null),
            ('cycle_id_duplicate', cycles.cycle_id is not null and cycles.copy_number > 1),
            ('company_unknown', cycles.given_company_id is not null and cycles.company_unique_id is null),
            ('status_unknown', cycles.given_status is not null and cycles.status = 'unknown'),
            ('completed_without_time', cycles.status = 'completed' and cycles.completed_at is null),
            ('completed_before_started', cycles.completed_at < cycles.started_at),
            ('started_at_invalid', cycles.given_started_at is not null and cycles.started_at is null),
            ('completed_at_invalid', cycles.given_completed_at is not null and cycles.completed_at is null)
        ) as rules (rule_code, is_broken)
    where rules.is_broken

),

verdicts as (

    {{ rule_verdicts('ple.ple_cycle') }}

),

checked as (

    select
        cycles.*,
        coalesce(verdicts.is_rejected, false) as is_rejected,
        verdicts.reason_codes
    from cycles
    left join verdicts on cycles.row_id = verdicts.row_id

)

select * from checked
