{% macro candidate_pairs(keys, blocks, decided, identities) -%}
with keys as (

    select * from {{ keys }}

),

blocks as (

    select * from {{ blocks }}
    where not is_oversized

),

decided as (

    select
        decided.older_ordinal,
        decided.newer_ordinal
    from {{ decided }} as decided
    inner join {{ identities }} as one on decided.older_ordinal = one.ordinal
    inner join {{ identities }} as other on decided.newer_ordinal = other.ordinal
    where decided.standing = 'applied'

),

meetings as (

    select
        older.ordinal as older_ordinal,
        newer.ordinal as newer_ordinal,
        blocks.block_rule
    from blocks
    inner join keys as older
        on blocks.block_rule = older.block_rule
        and blocks.block_key = older.block_key
    inner join keys as newer
        on older.block_rule = newer.block_rule
        and older.block_key = newer.block_key
        and older.ordinal < newer.ordinal
    union all
    select
        older_ordinal,
        newer_ordinal,
        'decision' as block_rule
    from decided

),

-- a pair that meets in several blocks is listed once
pairs as (

    select
        older_ordinal,
        newer_ordinal,
        min(block_rule) as block_rule
    from meetings
    group by older_ordinal, newer_ordinal

)

select * from pairs
{%- endmacro %}
