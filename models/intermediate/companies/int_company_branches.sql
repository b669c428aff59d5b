with records as (

    select * from {{ ref('int_company_match_records') }}

),

settings as (

    select * from {{ ref('match_settings') }}
    where entity = 'company'

),

-- a company that moved has two towns and two numbers, one of them misspelt at worst
domains as (

    select
        domain,
        count(distinct city) as towns,
        count(distinct phone) as phones
    from records
    where domain is not null
    group by domain

),

branches as (

    select
        records.ordinal,
        domains.domain,
        cast(domains.towns as integer) as towns,
        cast(domains.phones as integer) as phones
    from records
    inner join domains on records.domain = domains.domain
    cross join settings
    where domains.towns >= settings.branch_towns
        and domains.phones >= settings.branch_towns

)

select * from branches
