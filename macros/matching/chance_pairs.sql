{% macro chance_pairs(records, record_count) -%}
with sampled as (

    -- a hash picks them: the same ones in every run, on every engine
    select ordinal
    from {{ records }}
    order by md5(cast(ordinal as text))
    limit {{ record_count }}

),

pairs as (

    select
        one.ordinal as older_ordinal,
        other.ordinal as newer_ordinal
    from sampled as one
    inner join sampled as other on one.ordinal < other.ordinal

)

select * from pairs
{%- endmacro %}
