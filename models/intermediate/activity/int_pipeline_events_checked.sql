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

broken_rules as (

    select
        events.row_id,
        rules.rule_code
    from events
    cross join
        lateral (
            values
            ('event_id_missing', events.event_id is null),
            ('event_id_duplicate', events.event_id is not null and events.copy_number > 1),
            ('company_unknown', events.given_company_id is not null and events.company_unique_id is null),
            ('event_type_missing', events.event_type is null),
            ('payload_invalid', events.payload != events.given_payload),
            ('status_unknown', events.given_status is not null and events.status = 'unknown'),
            ('created_at_invalid', events.given_created_at is not null and events.created_at is null),
            ('processed_at_invalid', events.given_processed_at is not null and events.processed_at is null)
        ) as rules (rule_code, is_broken)
    where rules.is_broken

),

verdicts as (

    {{ rule_verdicts('marketing.pipeline_events') }}

),

checked as (

    select
        events.*,
        coalesce(verdicts.is_rejected, false) as is_rejected,
        verdicts.reason_codes
    from events
    left join verdicts on events.row_id = verdicts.row_id

)

select * from checked
