{{ config(
    materialized='incremental',
    incremental_strategy='append',
    on_schema_change='fail',
    pre_hook="{{ forget_stale(ref('int_company_identities'), ['ordinal', 'content_key']) }}"
) }}

with identities as (

    select
        identities.*,
        {{ plain_words('identities.city') }} as plain_city
    from {{ not_yet(ref('int_company_identities'), ['ordinal', 'content_key']) }} as identities

),

name_words as (

    select * from {{ ref('int_company_name_words') }}

),

streets as (

    select * from {{ ref('int_company_streets') }}

),

-- St. Louis is Saint Louis, Ft. Worth Fort Worth
abbreviations as (

    select * from {{ ref('company_abbreviations') }}

),

records as (

    select
        identities.ordinal,
        identities.content_key,
        coalesce(name_words.name_words, identities.name_key) as name_words,
        replace(coalesce(name_words.name_words, identities.name_key), ' ', '') as name_letters,
        name_words.sorted_words,
        case when length(name_words.initials) > 1 then name_words.initials end as initials,
        coalesce(name_words.affiliation, 'none') as affiliation,
        identities.website_domain as domain,
        {{ regexp_first("replace(identities.website_domain, '-', '')", '^[^.]+') }} as domain_root,
        identities.linkedin_slug,
        identities.phone,
        streets.street,
        streets.house_number,
        coalesce(
            abbreviations.word || substr(identities.plain_city, length(abbreviations.abbreviation) + 1),
            identities.plain_city
        ) as city,
        identities.state,
        left(identities.postal_code, 5) as postal_code
    from identities
    left join abbreviations on split_part(identities.plain_city, ' ', 1) = abbreviations.abbreviation
    left join name_words on identities.name_key = name_words.name_key
    left join streets on identities.address = streets.address

)

select * from records
