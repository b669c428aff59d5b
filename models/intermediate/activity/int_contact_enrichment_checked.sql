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

broken_rules as (

    select
        enrichments.row_id,
        rules.rule_code
    from enrichments
    cross join
        lateral (
            values
            ('enrichment_id_missing', enrichments.enrichment_id is null),
            ('enrichment_id_duplicate', enrichments.enrichment_id is not null and enrichments.copy_number > 1),
            ('person_missing', enrichments.given_person_id is null),
            ('person_unknown', enrichments.given_person_id is not null and enrichments.person_unique_id is null),
            ('status_unknown', enrichments.given_status is not null and enrichments.status = 'unknown'),
            ('completed_without_time', enrichments.status = 'completed' and enrichments.completed_at is null),
            ('completed_before_started', enrichments.completed_at < enrichments.started_at),
            ('email_invalid', enrichments.given_email is not null and enrichments.email is null),
            ('phone_invalid', enrichments.given_phone is not null and enrichments.phone is null),
            ('linkedin_url_invalid', enrichments.given_linkedin_url is not null and enrichments.linkedin_slug is null),
            ('cost_usd_invalid', enrichments.given_cost_usd is not null and enrichments.cost_usd is null),
            ('started_at_invalid', enrichments.given_started_at is not null and enrichments.started_at is null),
            ('completed_at_invalid', enrichments.given_completed_at is not null and enrichments.completed_at is null)
        ) as rules (rule_code, is_broken)
    where rules.is_broken

),

verdicts as (

    {{ rule_verdicts('marketing.contact_enrichment') }}

),

checked as (

    select
        enrichments.*,
        coalesce(verdicts.is_rejected, false) as is_rejected,
        verdicts.reason_codes
    from enrichments
    left join verdicts on enrichments.row_id = verdicts.row_id

)

select * from checked
