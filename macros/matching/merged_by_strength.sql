{% macro merged_by_strength(links, keep_apart, decided, identities, rounds=10) -%}
with links as (

    select
        older_ordinal,
        newer_ordinal,
        link_weight
    from {{ links }}

),

keep_apart as (

    select
        older_ordinal,
        newer_ordinal
    from {{ keep_apart }}

),

-- equally strong links are taken in the order of the intake keys: ordinals would make it depend on who was uploaded first
members as (

    select
        identities.ordinal,
        row_number() over (order by {{ binary_order('identities.intake_id') }}) as place
    from {{ identities }} as identities
    inner join (
        select older_ordinal as ordinal
        from links
        union
        select newer_ordinal as ordinal
        from links
    ) as linked on identities.ordinal = linked.ordinal

),

-- what people decided to merge starts out merged
labels_0 as (

    select
        members.ordinal,
        min(members.place) over (partition by coalesce(decided.component, members.ordinal)) as label
    from members
    left join (
        select
            older_ordinal as ordinal,
            older_component as component
        from {{ decided }}
        where standing = 'applied' and decision = 'merge'
        union
        select
            newer_ordinal as ordinal,
            older_component as component
        from {{ decided }}
        where standing = 'applied' and decision = 'merge'
    ) as decided on members.ordinal = decided.ordinal

),

{% for round in range(1, rounds + 1) -%}
{% set labels = 'labels_' ~ (round - 1) -%}
-- round {{ round }}: two groups merge if each is the other's strongest link and nothing keeps them apart
apart_{{ round }} as (

    select distinct
        least(one.label, other.label) as label,
        greatest(one.label, other.label) as neighbour
    from keep_apart
    inner join {{ labels }} as one on keep_apart.older_ordinal = one.ordinal
    inner join {{ labels }} as other on keep_apart.newer_ordinal = other.ordinal

),

ties_{{ round }} as (

    select
        least(one.label, other.label) as label,
        greatest(one.label, other.label) as neighbour,
        max(links.link_weight) as weight
    from links
    inner join {{ labels }} as one on links.older_ordinal = one.ordinal
    inner join {{ labels }} as other on links.newer_ordinal = other.ordinal
    left join apart_{{ round }} as apart
        on least(one.label, other.label) = apart.label
        and greatest(one.label, other.label) = apart.neighbour
    where one.label != other.label
        and apart.label is null
    group by 1, 2

),

choices_{{ round }} as (

    select
        ends.label,
        ends.neighbour,
        row_number() over (
            partition by ends.chooser order by ends.weight desc, ends.label, ends.neighbour
        ) as choice
    from (
        select label as chooser, label, neighbour, weight from ties_{{ round }}
        union all
        select neighbour as chooser, label, neighbour, weight from ties_{{ round }}
    ) as ends

),

merges_{{ round }} as (

    select
        label,
        neighbour
    from choices_{{ round }}
    where choice = 1
    group by label, neighbour
    having count(*) = 2

),

labels_{{ round }} as (

    select
        labels.ordinal,
        coalesce(merged.label, labels.label) as label
    from {{ labels }} as labels
    left join merges_{{ round }} as merged on labels.label = merged.neighbour

){{ ',' if not loop.last }}

{% endfor -%}
select
    ordinal,
    min(ordinal) over (partition by label) as surviving_ordinal
from labels_{{ rounds }}
{%- endmacro %}
