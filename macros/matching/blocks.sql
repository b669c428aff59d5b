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
        -- changes with every record that comes or goes, and with the limit
        cast(count(*) as text) || ':' || cast(sum(keys.ordinal) as text)
        || ':' || cast(sum({{ mixed('keys.ordinal') }} % 2147483629 * (keys.ordinal % 1000003)) as text)
        || case when count(*) > rules.max_records then ':oversized' else '' end as fingerprint
    from keys
    inner join rules on keys.block_rule = rules.block_rule
    group by keys.block_rule, keys.block_key, rules.max_records
    having count(*) > 1

)

select * from blocks
{%- endmacro %}
