{% macro kept_apart_within(components, decisions) -%}
with decisions as (

    select * from {{ decisions }}
    where kept_apart_by is not null

),

components as (

    select * from {{ components }}

),

kept_apart as (

    select
        decisions.older_ordinal,
        decisions.newer_ordinal,
        decisions.kept_apart_by,
        one.component
    from decisions
    inner join components as one on decisions.older_ordinal = one.ordinal
    inner join components as other
        on decisions.newer_ordinal = other.ordinal
        and one.component = other.component

)

select * from kept_apart
{%- endmacro %}
