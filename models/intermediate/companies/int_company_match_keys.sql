with identities as (

    select * from {{ ref('int_company_identities') }}

),

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
            ('same_name_and_domain', identities.name_key || '|' || identities.website_domain),
            ('same_name_and_phone', identities.name_key || '|' || identities.phone)
        ) as rules (match_rule, match_key)
    where rules.match_key is not null

)

select * from keys
