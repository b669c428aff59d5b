{% macro candidate_pairs(block_pairs, decided, records) -%}
with decided as (

    -- a decision may name a record that is gone; a block has only those that are there
    select
        decided.older_ordinal,
        decided.newer_ordinal
    from {{ decided }} as decided
    inner join {{ records }} as one on decided.older_ordinal = one.ordinal
    inner join {{ records }} as other on decided.newer_ordinal = other.ordinal
    where decided.standing = 'applied'

),

meetings as (

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
