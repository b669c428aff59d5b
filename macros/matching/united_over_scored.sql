{% macro united_over_scored(scored, united) -%}
with scored as (

    select * from {{ scored }}

),

united as (

    select * from {{ united }}

),

-- what people decided wins
clusters as (

    select
        scored.ordinal,
        coalesce(united.surviving_ordinal, scored.surviving_ordinal) as surviving_ordinal
    from scored
    left join united on scored.ordinal = united.ordinal

)

select * from clusters
{%- endmacro %}
