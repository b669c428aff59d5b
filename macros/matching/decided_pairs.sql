{% macro decided_pairs(decisions, components, identities) -%}
with decisions as (

    select * from {{ decisions }}

),

-- what decisions to merge tie together, one leading to the next
components as (

    select * from {{ components }}

),

identities as (

    select ordinal from {{ identities }}

),

-- a record that has left the intake cannot be merged or kept apart; the rest of what merges tie together still can
remaining as (

    select
        components.component,
        count(*) as record_count
    from components
    inner join identities on components.ordinal = identities.ordinal
    group by components.component

),

placed as (

    select
        decisions.*,
        older.ordinal is null or newer.ordinal is null as is_record_gone,
        coalesce(one.component, decisions.older_ordinal) as older_component,
        coalesce(other.component, decisions.newer_ordinal) as newer_component
    from decisions
    left join components as one on decisions.older_ordinal = one.ordinal
    left join components as other on decisions.newer_ordinal = other.ordinal
    left join identities as older on decisions.older_ordinal = older.ordinal
    left join identities as newer on decisions.newer_ordinal = newer.ordinal

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
            when placed.is_record_gone and (placed.decision = 'keep_apart' or coalesce(remaining.record_count, 0) < 2)
                then 'record_gone'
            else 'applied'
        end as standing
    from placed
    left join contradictory on placed.older_component = contradictory.component
    left join remaining on placed.older_component = remaining.component

)

select * from settled
{%- endmacro %}
