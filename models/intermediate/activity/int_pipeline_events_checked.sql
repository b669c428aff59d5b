{% set columns = [
    'row_id', 'event_id', 'copy_number', 'event_company_id', 'event_type', 'payload', 'status', 'created_at',
    'processed_at', 'given_payload', 'given_status', 'given_created_at', 'given_processed_at',
    'given_company_id', 'company_unique_id',
] -%}

with raw_events as (

    select * from {{ ref('stg_marketing__pipeline_events') }}

),

addressed as (

    select
        raw_events.*,
        coalesce(
            event_company_id,
            nullif(trim({{ json_value('payload', 'company_unique_id') }}), ''),
            nullif(trim({{ json_value('payload', 'company_id') }}), '')
        ) as given_company_id
    from raw_events

),

company_ids as (

    select
        company_unique_id,
        surviving_company_unique_id
    from {{ ref('company_identity_map') }}
    where surviving_company_unique_id is not null

),

events as (

    select
        addressed.*,
        company_ids.surviving_company_unique_id as company_unique_id
    from addressed
    left join company_ids on addressed.given_company_id = company_ids.company_unique_id

),

judged as (

    select
        events.*,
        {{ broken_rule_codes([
            ['event_id_missing', 'event_id is null'],
            ['event_id_duplicate', 'event_id is not null and copy_number > 1'],
            ['company_unknown', 'given_company_id is not null and company_unique_id is null'],
            ['event_type_missing', 'event_type is null'],
            ['payload_invalid', 'payload != given_payload'],
            ['status_unknown', "given_status is not null and status = 'unknown'"],
            ['created_at_invalid', 'given_created_at is not null and created_at is null'],
            ['processed_at_invalid', 'given_processed_at is not null and processed_at is null'],
        ]) }} as reason_codes
    from events

),

checked as (

    {{ rule_verdicts('marketing.pipeline_events', columns) }}

)

select * from checked
