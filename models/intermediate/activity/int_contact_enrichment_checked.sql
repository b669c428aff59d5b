{% set columns = [
    'row_id', 'enrichment_id', 'copy_number', 'given_person_id', 'agent_name', 'enrichment_type', 'status',
    'email', 'phone', 'linkedin_url', 'linkedin_slug', 'title', 'cost_usd', 'started_at', 'completed_at',
    'given_status', 'given_email', 'given_phone', 'given_linkedin_url', 'given_cost_usd', 'given_started_at',
    'given_completed_at', 'person_unique_id',
] -%}

with jobs as (

    select * from {{ ref('stg_marketing__contact_enrichment') }}

),

person_ids as (

    select
        person_unique_id,
        surviving_person_unique_id
    from {{ ref('person_identity_map') }}
    where surviving_person_unique_id is not null

),

enrichments as (

    select
        jobs.*,
        person_ids.surviving_person_unique_id as person_unique_id
    from jobs
    left join person_ids on jobs.given_person_id = person_ids.person_unique_id

),

judged as (

    select
        enrichments.*,
        {{ broken_rule_codes([
            ['enrichment_id_missing', 'enrichment_id is null'],
            ['enrichment_id_duplicate', 'enrichment_id is not null and copy_number > 1'],
            ['person_missing', 'given_person_id is null'],
            ['person_unknown', 'given_person_id is not null and person_unique_id is null'],
            ['status_unknown', "given_status is not null and status = 'unknown'"],
            ['completed_without_time', "status = 'completed' and completed_at is null"],
            ['completed_before_started', 'completed_at < started_at'],
            ['email_invalid', 'given_email is not null and email is null'],
            ['phone_invalid', 'given_phone is not null and phone is null'],
            ['linkedin_url_invalid', 'given_linkedin_url is not null and linkedin_slug is null'],
            ['cost_usd_invalid', 'given_cost_usd is not null and cost_usd is null'],
            ['started_at_invalid', 'given_started_at is not null and started_at is null'],
            ['completed_at_invalid', 'given_completed_at is not null and completed_at is null'],
        ]) }} as reason_codes
    from enrichments

),

checked as (

    {{ rule_verdicts('marketing.contact_enrichment', columns) }}

)

select * from checked
