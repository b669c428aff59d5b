{% macro decided_pairs(decisions, components) -%}
with decisions as (

    select * from {{ decisions }}

),

-- what decisions to merge tie together, one leading to the next
components as (

    select * from {{ components }}

),

placed as (

    select
        decisions.*,
        coalesce(one.component, decisions.older_ordinal) as older_component,
        coalesce(other.component, decisions.newer_ordinal) as newer_component
    from decisions
    left join components as one on decisions.older_ordinal = one.ordinal
    left join components as other on decisions.newer_ordinal = other.ordinal

),

-- kept apart by one decision and merged by others: which of them errs is not guessed
contradictory as (

    select distinct older_component as component
    from placed
    where standing = 'current'
        and decision = 'keep_apart'
        and older_component = newer_component

),

settled as (

    select
        placed.decision_id,
        placed.one_id,
        placed.other_id,
        placed.decision,
        placed.departing_id,
        placed.reason,
        placed.decided_by,
        placed.decided_at,
        placed.older_ordinal,
        placed.newer_ordinal,
        placed.older_component,
        case
            when placed.standing != 'current' then placed.standing
            when contradictory.component is not null and placed.older_component = placed.newer_component then 'contradictory'
            else 'applied'
        end as standing
    from placed
    left join contradictory on placed.older_component = contradictory.component

)

select * from settled
{%- endmacro %}
