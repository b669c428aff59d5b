{% macro candidate_pairs(block_pairs, decided, records) -%}
with meetings as (

    select
        older_ordinal,
        newer_ordinal,
        block_rule
    from {{ block_pairs }}
    union all
    select
        older_ordinal,
        newer_ordinal,
        'decision' as block_rule
    from {{ decided }}
    where standing = 'applied'

),

records as (

    select
        ordinal,
        content_key
    from {{ records }}

),

-- a pair that meets in several blocks is listed once
met as (

    select
        older_ordinal,
        newer_ordinal,
        min(block_rule) as block_rule
    from meetings
    group by older_ordinal, newer_ordinal

),

pairs as (

    select
        met.older_ordinal,
        met.newer_ordinal,
        met.block_rule,
        one.content_key as older_content,
        other.content_key as newer_content
    from met
    inner join records as one on met.older_ordinal = one.ordinal
    inner join records as other on met.newer_ordinal = other.ordinal

)

select * from pairs
{%- endmacro %}
