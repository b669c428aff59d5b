{% macro united_links(links, clusters, decided) -%}
with links as (

    select * from {{ links }}

),

clusters as (

    select * from {{ clusters }}

),

decided_merges as (

    select * from {{ decided }}
    where standing = 'applied'
        and decision = 'merge'

),

-- the records that decisions to merge name, as far as they are there
tied as (

    select
        named.ordinal,
        named.component,
        clusters.surviving_ordinal
    from (
        select
            older_ordinal as ordinal,
            older_component as component
        from decided_merges
        union
        select
            newer_ordinal as ordinal,
            older_component as component
        from decided_merges
    ) as named
    inner join clusters on named.ordinal = clusters.ordinal

),

-- what tied their clusters together before
inside as (

    select
        links.older_ordinal,
        links.newer_ordinal,
        links.link_weight
    from links
    inner join clusters as older on links.older_ordinal = older.ordinal
    inner join clusters as newer
        on links.newer_ordinal = newer.ordinal
        and older.surviving_ordinal = newer.surviving_ordinal
    where older.surviving_ordinal in (select tied.surviving_ordinal from tied)

),

-- a decision about a record that is gone still ties the others it names
by_hand as (

    select
        first_tied.ordinal as older_ordinal,
        tied.ordinal as newer_ordinal,
        cast(0 as decimal(18, 2)) as link_weight
    from tied
    inner join (
        select
            component,
            min(ordinal) as ordinal
        from tied
        group by component
    ) as first_tied on tied.component = first_tied.component
    where tied.ordinal != first_tied.ordinal

),

united as (

    select
        older_ordinal,
        newer_ordinal,
        max(link_weight) as link_weight
    from (
        select * from inside
        union all
        select * from by_hand
    ) as both_kinds
    group by older_ordinal, newer_ordinal

)

select * from united
{%- endmacro %}
