{% macro connected_components(links, rounds=8, jumps=3) -%}
with links_0 as (

    select
        {{ mixed('older_ordinal') }} as label,
        {{ mixed('newer_ordinal') }} as neighbour
    from {{ links }}

),

members as (

    select
        older_ordinal as ordinal,
        {{ mixed('older_ordinal') }} as label
    from {{ links }}
    union
    select
        newer_ordinal as ordinal,
        {{ mixed('newer_ordinal') }} as label
    from {{ links }}

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

{{ shortened_hooks(round, jumps) }}
links_{{ round }} as (

    select
        label,
        neighbour
    from (
        select
            least(one.parent, other.parent) as label,
            greatest(one.parent, other.parent) as neighbour
        from links_{{ round - 1 }} as links
        inner join hooks_{{ round }}_{{ jumps }} as one on links.label = one.label
        inner join hooks_{{ round }}_{{ jumps }} as other on links.neighbour = other.label
        group by 1, 2
    ) as shrunk
    where label != neighbour

),

{% endfor -%}
-- links left over after the last round would mean clusters cut in two: stop rather than guess
unsettled as (

    select count(*) as links_left from links_{{ rounds }}

),

labelled as (

    {{ labels_after_rounds('members', 'hooks_N_' ~ jumps, rounds) }}

),

components as (

    select
        labelled.ordinal,
        min(labelled.ordinal) over (partition by labelled.label) as component,
        case
            when unsettled.links_left > 0
                then {{ fail_with("'connected_components: ' || cast(unsettled.links_left as text) || ' links left after " ~ rounds ~ " rounds; raise rounds'") }}
        end as failure
    from labelled
    cross join unsettled

)

select
    ordinal,
    component
from components
where failure is null
{%- endmacro %}
