{% macro clusters(identities, components, contested, contested_clusters) -%}
with identities as (

    select ordinal from {{ identities }}

),

components as (

    select * from {{ components }}

),

contested as (

    select * from {{ contested }}

),

contested_clusters as (

    select * from {{ contested_clusters }}

),

clusters as (

    select
        identities.ordinal,
        case
            when contested.component is null then coalesce(components.component, identities.ordinal)
            else coalesce(contested_clusters.surviving_ordinal, identities.ordinal)
        end as surviving_ordinal
    from identities
    left join components on identities.ordinal = components.ordinal
    left join contested on components.component = contested.component
    left join contested_clusters on identities.ordinal = contested_clusters.ordinal

)

select * from clusters
{%- endmacro %}
