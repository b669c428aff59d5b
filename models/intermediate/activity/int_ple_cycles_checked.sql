{% set columns = [
    'row_id', 'cycle_id', 'copy_number', 'given_company_id', 'cycle_name', 'status', 'started_at',
    'completed_at', 'given_status', 'given_started_at', 'given_completed_at', 'company_unique_id',
] -%}

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

judged as (

    select
        cycles.*,
        {{ broken_rule_codes([
            ['cycle_id_missing', 'cycle_id is null'],
            ['cycle_id_duplicate', 'cycle_id is not null and copy_number > 1'],
            ['company_unknown', 'given_company_id is not null and company_unique_id is null'],
            ['status_unknown', "given_status is not null and status = 'unknown'"],
            ['completed_without_time', "status = 'completed' and completed_at is null"],
            ['completed_before_started', 'completed_at < started_at'],
            ['started_at_invalid', 'given_started_at is not null and started_at is null'],
            ['completed_at_invalid', 'given_completed_at is not null and completed_at is null'],
        ]) }} as reason_codes
    from cycles

),

checked as (

    {{ rule_verdicts('ple.ple_cycle', columns) }}

)

select * from checked
