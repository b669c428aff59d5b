{% macro contested_components(components, links, kept_apart) -%}
with links as (

    select * from {{ links }}

),

components as (

    select * from {{ components }}

),

contradictions as (

    select distinct component
    from {{ kept_apart }}

),

sizes as (

    select
        component,
        count(*) as record_count
    from components
    group by component

),

link_counts as (

    select
        components.component,
        count(*) as link_count
    from links
    inner join components on links.older_ordinal = components.ordinal
    group by components.component

),

-- four records or more of which fewer than half of all pairs are linked hang together like a chain
contested as (

    select
        sizes.component,
        sizes.record_count,
        link_counts.link_count,
        contradictions.component is not null as has_contradiction,
        sizes.record_count >= 4
        and 4 * link_counts.link_count < sizes.record_count * (sizes.record_count - 1) as is_chain
    from sizes
    inner join link_counts on sizes.component = link_counts.component
    left join contradictions on sizes.component = contradictions.component
    where contradictions.component is not null
        or (
            sizes.record_count >= 4
            and 4 * link_counts.link_count < sizes.record_count * (sizes.record_count - 1)
        )

)

select * from contested
{%- endmacro %}
