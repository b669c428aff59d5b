{% macro company_comparisons(pairs, records) -%}
with pairs as (

    select * from {{ pairs }}

),

one as (

    select * from {{ records }}

),

other as (

    select * from {{ records }}

),

compared as (

    select
        pairs.older_ordinal,
        pairs.newer_ordinal,
        case
            when one.name_letters = other.name_letters then 'exact'
            when least(length(one.name_letters), length(other.name_letters)) >= 5
                and {{ without_digits('one.name_letters') }} != {{ without_digits('other.name_letters') }}
                and {{ is_similar('one.name_letters', 'other.name_letters', 0.16) }}
                then 'near'
            when {{ is_typo('one.name_letters', 'other.name_letters') }} then 'near'
            when one.sorted_words = other.sorted_words
                or one.initials = other.name_letters
                or one.name_letters = other.initials
                then 'same_words'
            when {{ has_word('one.name_words', 'other.name_words') }}
                or {{ has_word('other.name_words', 'one.name_words') }}
                then case when one.affiliation = other.affiliation then 'contained' else 'affiliate' end
            when {{ is_similar('one.name_letters', 'other.name_letters', 0.34) }}
                then case when one.affiliation = other.affiliation then 'fair' else 'affiliate' end
            else 'different'
        end as name,
        case
            when one.domain is null or other.domain is null then null
            when one.domain = other.domain then 'exact'
            when one.domain_root = other.domain_root then 'same_root'
            when {{ is_typo('one.domain', 'other.domain') }} then 'near'
            else 'different'
        end as domain,
        case
            when one.linkedin_slug is null or other.linkedin_slug is null then null
            when one.linkedin_slug = other.linkedin_slug then 'exact'
            else 'different'
        end as linkedin,
        case
            when one.phone is null or other.phone is null then null
            when one.phone = other.phone then 'exact'
            when {{ edit_distance('one.phone', 'other.phone') }} = 1 then 'near'
            else 'different'
        end as phone,
        case
            when one.street = other.street and one.house_number is not null and {{ is_same_place('one', 'other') }} then 'street'
            when one.house_number = other.house_number
                and {{ is_same_place('one', 'other') }}
                and (
                    {{ is_similar('one.street', 'other.street', 0.34) }}
                    or one.street like other.street || ' %'
                    or other.street like one.street || ' %'
                )
                then 'near_street'
            when one.postal_code = other.postal_code
                then case when coalesce(one.street != other.street, false) then 'postal_code_only' else 'postal_code' end
            when one.city = other.city and coalesce(one.state = other.state, true)
                then case when coalesce(one.street != other.street, false) then 'city_only' else 'city' end
            when one.state = other.state then 'state'
            when coalesce(one.postal_code || other.postal_code, one.city || other.city, one.state || other.state) is not null
                then 'different'
        end as location,
        one.name_letters,
        one.domain as one_domain,
        one.linkedin_slug as one_linkedin,
        one.phone as one_phone,
        one.street,
        one.postal_code,
        one.city
    from pairs
    inner join one on pairs.older_ordinal = one.ordinal
    inner join other on pairs.newer_ordinal = other.ordinal

),

-- what exactly the two agree on: how rare it is weighs in
agreed as (

    select
        older_ordinal,
        newer_ordinal,
        name,
        domain,
        linkedin,
        phone,
        location,
        case when name = 'exact' then name_letters end as shared_name,
        case when domain = 'exact' then one_domain end as shared_domain,
        case when linkedin = 'exact' then one_linkedin end as shared_linkedin,
        case when phone = 'exact' then one_phone end as shared_phone,
        case
            when location = 'street' then 'street:' || street
            when location in ('postal_code', 'postal_code_only') then location || ':' || postal_code
            when location in ('city', 'city_only') then location || ':' || city
        end as shared_location
    from compared

)

select * from agreed
{%- endmacro %}
