{% macro block_pairs(keys, blocks) -%}
with older as (

    select * from {{ keys }}

),

newer as (

    select * from {{ keys }}

),

blocks as (

    select * from {{ blocks }} as blocks
    where not is_oversized

),

pairs as (

    select
        blocks.rule_number,
        blocks.block_key,
        blocks.fingerprint,
        older.ordinal as older_ordinal,
        newer.ordinal as newer_ordinal
    from blocks
    inner join older
        on blocks.rule_number = older.rule_number
        and blocks.block_key = older.block_key
    inner join newer
        on older.rule_number = newer.rule_number
        and older.block_key = newer.block_key
        and older.ordinal < newer.ordinal

)

select * from pairs
{%- endmacro %}
