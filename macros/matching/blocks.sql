{% macro blocks(keys, entity) -%}
with keys as (

    select * from {{ keys }}

),

rules as (

    select * from {{ ref('blocking_rules') }}
    where entity = '{{ entity }}'

),

blocks as (

    select
        keys.block_rule,
        keys.block_key,
        count(*) as record_count,
        count(*) > rules.max_records as is_oversized,
        -- changes with every record that comes or goes: ordinals only ever grow
        cast(count(*) as text) || ':' || cast(sum(keys.ordinal) as text)
        || ':' || cast(sum(keys.ordinal * keys.ordinal) as text) as fingerprint
    from keys
    inner join rules on keys.block_rule = rules.block_rule
    group by keys.block_rule, keys.block_key, rules.max_records
    having count(*) > 1

)

select * from blocks
{%- endmacro %}
