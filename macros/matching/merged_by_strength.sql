{% macro merged_by_strength(links, keep_apart, decided, identities, rounds=14, jumps=3) -%}
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
grouped as (

    select
        members.ordinal,
        members.place,
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
{% set ties, apart = 'ties_' ~ (round - 1), 'apart_' ~ (round - 1) -%}
-- round {{ round }}: every group wishes to merge by its strongest tie (one row a label already: grouped for Postgres' estimates)
wishes_{{ round }} as (

    select
        label,
        min(neighbour) as neighbour,
        min(turn) as turn
    from (
        select
            ends.label,
            ends.neighbour,
            ends.turn,
            row_number() over (partition by ends.label order by ends.turn) as choice
        from (
            select label, neighbour, turn from {{ ties }}
            union all
            select neighbour, label, turn from {{ ties }}
        ) as ends
    ) as choices
    where choice = 1
    group by label

),

-- it has to wait while somebody kept apart from it, and not from the neighbour, might get to the neighbour earlier
waiting_{{ round }} as (

    select distinct wishes.label
    from wishes_{{ round }} as wishes
    inner join {{ apart }} as apart on wishes.label = apart.label
    inner join wishes_{{ round }} as opponents
        on apart.opponent = opponents.label
        and wishes.turn > opponents.turn
    left join {{ apart }} as shared
        on wishes.neighbour = shared.label
        and apart.opponent = shared.opponent
    where shared.label is null

),

-- a wish that is mutual need not wait
hooks_{{ round }}_0 as (

    select
        wishes.label,
        case
            when answers.neighbour = wishes.label then least(wishes.label, wishes.neighbour)
            when waiting.label is null then wishes.neighbour
            else wishes.label
        end as parent
    from wishes_{{ round }} as wishes
    inner join wishes_{{ round }} as answers on wishes.neighbour = answers.label
    left join waiting_{{ round }} as waiting on wishes.label = waiting.label

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
-- who has not got to the end of the hooks yet stays for the next round
merged_{{ round }} as (

    select
        child.label,
        case when parent.parent = parent.label then parent.label else child.label end as parent
    from hooks_{{ round }}_{{ jumps }} as child
    inner join hooks_{{ round }}_{{ jumps }} as parent on child.parent = parent.label

),

apart_{{ round }} as (

    select distinct
        one.parent as label,
        other.parent as opponent
    from {{ apart }} as apart
    inner join merged_{{ round }} as one on apart.label = one.label
    inner join merged_{{ round }} as other on apart.opponent = other.label

),

ties_{{ round }} as (

    select
        least(one.parent, other.parent) as label,
        greatest(one.parent, other.parent) as neighbour,
        min(ties.turn) as turn
    from {{ ties }} as ties
    inner join merged_{{ round }} as one on ties.label = one.label
    inner join merged_{{ round }} as other on ties.neighbour = other.label
    left join apart_{{ round }} as apart on one.parent = apart.label and other.parent = apart.opponent
    where one.parent != other.parent
        and apart.label is null
    group by 1, 2

),

{% endfor -%}
-- ties left over after the last round would mean clusters half made: stop rather than guess
unsettled as (

    select count(*) as ties_left from ties_{{ rounds }}

),

labelled as (

    select
        grouped.ordinal,
        coalesce({% for round in range(rounds, 0, -1) %}merged_{{ round }}.parent, {% endfor %}grouped.label) as label
    from grouped
    {% for round in range(1, rounds + 1) -%}
    left join merged_{{ round }}
        on {{ 'grouped.label' if loop.first else 'merged_' ~ (round - 1) ~ '.parent' }} = merged_{{ round }}.label
    {% endfor %}
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
