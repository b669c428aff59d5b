{% macro strength_round(round, jumps) -%}
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

{{ shortened_hooks(round, jumps) }}
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
{%- endmacro %}
