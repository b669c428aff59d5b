{% macro connected_components(nodes, edges, rounds=8, jumps=3) -%}
with nodes as (

    select ordinal from {{ nodes }}

),

-- labels are compared by hash, not by number: in a chain of uploads each record would hook onto the one before it
labels_0 as (

    select
        ordinal,
        md5(cast(ordinal as text)) as label
    from nodes

),

links_0 as (

    select
        md5(cast(older_ordinal as text)) as label,
        md5(cast(newer_ordinal as text)) as neighbour
    from {{ edges }}
    where decision = 'auto_merge'

),

{% for round in range(1, rounds + 1) -%}
-- round {{ round }}: every label hooks onto its smallest neighbour, the hooks are shortened, the graph shrinks
hooks_{{ round }}_0 as (

    select
        ends.label,
        least(ends.label, min(ends.neighbour)) as parent
    from (
        select label, neighbour from links_{{ round - 1 }}
        union all
        select neighbour, label from links_{{ round - 1 }}
    ) as ends
    group by ends.label

),

{% for jump in range(1, jumps + 1) -%}
hooks_{{ round }}_{{ jump }} as (

    select
        child.label,
        parent.parent
    from hooks_{{ round }}_{{ jump - 1 }} as child
    inner join hooks_{{ round }}_{{ jump - 1 }} as parent on child.parent = parent.label

),

{% endfor -%}
labels_{{ round }} as (

    select
        labels.ordinal,
        coalesce(hooks.parent, labels.label) as label
    from labels_{{ round - 1 }} as labels
    left join hooks_{{ round }}_{{ jumps }} as hooks on labels.label = hooks.label

),

links_{{ round }} as (

    select distinct
        least(one.parent, other.parent) as label,
        greatest(one.parent, other.parent) as neighbour
    from links_{{ round - 1 }} as links
    inner join hooks_{{ round }}_{{ jumps }} as one on links.label = one.label
    inner join hooks_{{ round }}_{{ jumps }} as other on links.neighbour = other.label
    where one.parent != other.parent

),

{% endfor -%}
-- links left over after the last round would mean clusters cut in two: stop rather than guess
unsettled as (

    select count(*) as links_left from links_{{ rounds }}

),

components as (

    select
        labels.ordinal,
        min(labels.ordinal) over (partition by labels.label) as surviving_ordinal,
        case
            when unsettled.links_left > 0
                then {{ fail_with("'connected_components: ' || cast(unsettled.links_left as text) || ' links left after " ~ rounds ~ " rounds; raise rounds'") }}
        end as failure
    from labels_{{ rounds }} as labels
    cross join unsettled

)

select
    ordinal,
    surviving_ordinal
from components
where failure is null
{%- endmacro %}
