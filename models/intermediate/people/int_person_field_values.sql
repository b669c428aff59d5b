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

),

observations as (

    select
        identity_map.surviving_person_unique_id as person_unique_id,
        identities.full_name,
        identities.email,
        identities.linkedin_url,
        identities.phone,
        identities.source,
        identities.uploaded_at as observed_at,
        identities.intake_id as observation_id,
        'intake' as observed_in
    from identities
    inner join identity_map on identities.person_unique_id = identity_map.person_unique_id
    union all
    select
        person_unique_id,
        null as full_name,
        email,
        linkedin_url,
        phone,
        lower(agent_name) as source,
        completed_at as observed_at,
        enrichment_id as observation_id,
        'enrichment' as observed_in
    from enrichments

),

field_values as (

    select
        observations.person_unique_id,
        fields.field_name,
        fields.field_value,
        observations.source,
        observations.observed_at,
        observations.observation_id,
        observations.observed_in
    from observations
    cross join
        lateral (
            values
            ('full_name', observations.full_name),
            ('email', observations.email),
            ('linkedin_url', observations.linkedin_url),
            ('phone', observations.phone)
        ) as fields (field_name, field_value)
    where fields.field_value is not null

)

select * from field_values
