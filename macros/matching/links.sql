{% macro links(decisions) -%}
with decisions as (

    select * from {{ decisions }}

),

links as (

    select
        older_ordinal,
        newer_ordinal,
        match_weight as link_weight,
        decision = 'merge' as is_decided
    from decisions
    where decision in ('auto_merge', 'merge')

)

select * from links
{%- endmacro %}
