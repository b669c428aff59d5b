{% macro contested_links(components, links, contested, entity) -%}
with links as (

    select * from {{ links }}

),

components as (

    select * from {{ components }}

),

contested as (

    select * from {{ contested }}

),

settings as (

    select * from {{ ref('match_settings') }}
    where entity = '{{ entity }}'

),

-- in a chain only the links that hardly err count
contested_links as (

    select links.*
    from links
    inner join components on links.older_ordinal = components.ordinal
    inner join contested on components.component = contested.component
    cross join settings
    where not contested.is_chain
        or links.link_weight >= settings.chain_weight

)

select * from contested_links
{%- endmacro %}
