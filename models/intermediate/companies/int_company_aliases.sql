with identities as (

    select * from {{ ref('int_company_identities') }}

),

identity_map as (

    select
        company_unique_id,
        surviving_company_unique_id
    from {{ ref('company_identity_map') }}

),

aliases as (

    select
        identity_map.surviving_company_unique_id as company_unique_id,
        kinds.alias_kind,
        kinds.alias_value
    from identities
    inner join identity_map on identities.company_unique_id = identity_map.company_unique_id
    cross join
        lateral (
            values
            ('domain', identities.website_domain),
            ('name', identities.name_key),
            ('name_and_domain', identities.name_key || '|' || identities.website_domain)
        ) as kinds (alias_kind, alias_value)
    where kinds.alias_value is not null

),

-- an alias that two companies share names neither of them
unambiguous as (

    select
        alias_kind,
        alias_value,
        min(company_unique_id) as company_unique_id
    from aliases
    group by 1, 2
    having count(distinct company_unique_id) = 1

)

select * from unambiguous
