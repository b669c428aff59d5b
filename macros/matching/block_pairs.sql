{% macro block_pairs(keys, blocks) -%}
with keys as (

    select * from {{ keys }}

),

blocks as (

    select * from {{ blocks }} as blocks
    where not is_oversized

),

pairs as (

    select
        blocks.block_rule,
        blocks.block_key,
        blocks.fingerprint,
        older.ordinal as older_ordinal,
        newer.ordinal as newer_ordinal
    from blocks
    inner join keys as older
        on blocks.block_rule = older.block_rule
        and blocks.block_key = older.block_key
    inner join keys as newer
        on older.block_rule = newer.block_rule
        and older.block_key = newer.block_key
        and older.ordinal < newer.ordinal

)

select * from pairs
{%- endmacro %}
