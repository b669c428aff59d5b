{% macro merged_by_strength(links, identities, keep_apart=none, decided=none, rounds=14, jumps=3) -%}
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
    from {{ keep_apart or decided }}
    {%- if not keep_apart %}
    where standing = 'applied'
        and decision = 'keep_apart'
    {%- endif %}

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

{% if decided -%}
-- what people decided to merge starts out merged
{% endif -%}
grouped as (

    select
        members.ordinal,
        members.place,
        {% if decided -%}
        min(members.place) over (partition by coalesce(decided.component, members.ordinal)) as label
        {%- else -%}
        members.place as label
        {%- endif %}
    from members
    {%- if decided %}
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
    {%- endif %}

),

-- no two links have the same turn
turns as (

    select
        one.label,
        other.label as neighbour,
        row_number() over (
            order by links.link_weight desc, least(one.place, other.place), greatest(one.place, other.place)
        ) as turn
    from links
    inner join grouped as one on links.older_ordinal = one.ordinal
    inner join grouped as other on links.newer_ordinal = other.ordinal

),

separated as (

    select
        one.label,
        other.label as opponent
    from keep_apart
    inner join grouped as one on keep_apart.older_ordinal = one.ordinal
    inner join grouped as other on keep_apart.newer_ordinal = other.ordinal

),

apart_0 as (

    select distinct
        ends.label,
        ends.opponent
    from (
        select label, opponent from separated
        union all
        select opponent, label from separated
    ) as ends

),

ties_0 as (

    select
        least(turns.label, turns.neighbour) as label,
        greatest(turns.label, turns.neighbour) as neighbour,
        min(turns.turn) as turn
    from turns
    left join apart_0 as apart on turns.label = apart.label and turns.neighbour = apart.opponent
    where turns.label != turns.neighbour
        and apart.label is null
    group by 1, 2

),

{% for round in range(1, rounds + 1) -%}
{{ strength_round(round, jumps) }}

{% endfor -%}
-- ties left over after the last round would mean clusters half made: stop rather than guess
unsettled as (

    select count(*) as ties_left from ties_{{ rounds }}

),

labelled as (

    {{ labels_after_rounds('grouped', 'merged_N', rounds) }}

),

clusters as (

    select
        labelled.ordinal,
        min(labelled.ordinal) over (partition by labelled.label) as surviving_ordinal,
        case
            when unsettled.ties_left > 0
                then {{ fail_with("'merged_by_strength: ' || cast(unsettled.ties_left as text) || ' ties left after " ~ rounds ~ " rounds; raise rounds'") }}
        end as failure
    from labelled
    cross join unsettled

)

select
    ordinal,
    surviving_ordinal
from clusters
where failure is null
{%- endmacro %}
