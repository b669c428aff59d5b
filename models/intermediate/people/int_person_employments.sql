with identities as (

    select * from {{ ref('int_person_identities') }}

),

identity_map as (

    select
        person_unique_id,
        surviving_person_unique_id
    from {{ ref('person_identity_map') }}

),

enrichments as (

    select * from {{ ref('int_contact_enrichment_checked') }}
    where not is_rejected
        and status = 'completed'
        and title is not null

),

observations as (

    select
        identity_map.surviving_person_unique_id as person_unique_id,
        identities.company_unique_id,
        identities.title,
        identities.uploaded_at as observed_at,
        identities.intake_id as observation_id,
        0 as is_enrichment
    from identities
    inner join identity_map on identities.person_unique_id = identity_map.person_unique_id
    union all
    select
        person_unique_id,
        null as company_unique_id,
        title,
        completed_at as observed_at,
        enrichment_id as observation_id,
        1 as is_enrichment
    from enrichments

),

-- the employer is the one named last; a record without a resolved company says nothing of it
ranked as (

    select
        observations.*,
        first_value(company_unique_id) over (
            partition by person_unique_id
            order by
                case when company_unique_id is null then 1 else 0 end,
                observed_at desc nulls last,
                {{ binary_order('observation_id') }}
            rows between unbounded preceding and unbounded following
        ) as current_company_id
    from observations

),

-- the title is the latest that a record of that employer has, failing that an enrichment job's
titled as (

    select
        person_unique_id,
        current_company_id as company_unique_id,
        title,
        min(case when is_enrichment = 0 then observed_at end)
            over (partition by person_unique_id)
            as first_seen_at,
        row_number() over (
            partition by person_unique_id
            order by
                case when title is null then 1 else 0 end,
                is_enrichment asc,
                observed_at desc nulls last,
                {{ binary_order('observation_id') }}
        ) as title_rank
    from ranked
    where is_enrichment = 1
        or company_unique_id is not distinct from current_company_id

),

employments as (

    select
        person_unique_id,
        company_unique_id,
        title,
        first_seen_at
    from titled
    where title_rank = 1

)

select * from employments
