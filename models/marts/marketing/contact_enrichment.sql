with accepted as (

    select * from {{ ref('int_contact_enrichment_checked') }}
    where not is_rejected

),

jobs as (

    select
        enrichment_id,
        person_unique_id,
        agent_name,
        enrichment_type,
        status,
        email,
        phone,
        linkedin_url,
        title,
        cost_usd,
        started_at,
        completed_at,
        reason_codes as quality_flags
    from accepted

)

select * from jobs
