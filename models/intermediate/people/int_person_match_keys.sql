with identities as (

    select
        ordinal,
        linkedin_slug,
        email_key,
        phone,
        company_unique_id,
        first_name_key || '|' || last_name_key as name_key
    from {{ ref('int_person_identities') }}

),

-- what two records must share for a rule to hold; same_email also finds the pairs of shared_email
keys as (

    select
        identities.ordinal,
        rules.match_rule,
        rules.match_key
    from identities
    cross join
        lateral (
            values
            ('same_linkedin', identities.linkedin_slug),
            ('same_email', identities.email_key),
            ('same_phone_and_name', identities.name_key || '|' || identities.phone),
            ('same_name_and_company', identities.name_key || '|' || identities.company_unique_id),
            ('same_name_elsewhere', identities.name_key)
        ) as rules (match_rule, match_key)
    where rules.match_key is not null

)

select * from keys
