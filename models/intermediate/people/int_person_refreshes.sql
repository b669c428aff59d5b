with identities as (

    select
        person_unique_id,
        uploaded_at
    from {{ ref('int_person_identities') }}

),

identity_map as (

    select
        person_unique_id,
        surviving_person_unique_id
    from {{ ref('person_identity_map') }}

),

enrichments as (

    select
        person_unique_id,
        completed_at
    from {{ ref('int_contact_enrichment_checked') }}
    where not is_rejected
        and status = 'completed'

),

verifications as (

    select
        person_unique_id,
        verified_at
    from {{ ref('int_email_statuses') }}

),

refreshes as (

    select
        identity_map.surviving_person_unique_id as person_unique_id,
        identities.uploaded_at as refreshed_at,
        'intake' as refreshed_by
    from identities
    inner join identity_map on identities.person_unique_id = identity_map.person_unique_id
    union all
    select
        person_unique_id,
        completed_at as refreshed_at,
        'enrichment' as refreshed_by
    from enrichments
    union all
    select
        person_unique_id,
        verified_at as refreshed_at,
        'verification' as refreshed_by
    from verifications

),

latest as (

    select
        person_unique_id,
        count(case when refreshed_by = 'intake' then 1 end) as record_count,
        min(case when refreshed_by = 'intake' then refreshed_at end) as created_at,
        max(case when refreshed_by = 'enrichment' then refreshed_at end) as enriched_at,
        max(refreshed_at) as last_refreshed_at
    from refreshes
    group by 1

)

select * from latest
