{% macro links(decisions) -%}
with decisions as (

    select * from {{ decisions }}

),

links as (

    select
        older_ordinal,
        newer_ordinal,
        match_weight as link_weight
    from decisions
    where decision = 'auto_merge'

)

select * from links
{%- endmacro %}
