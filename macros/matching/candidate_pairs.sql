{% macro candidate_pairs(block_pairs, decided, records, entity) -%}
with rules as (

    select * from {{ ref('blocking_rules') }}
    where entity = '{{ entity }}'

),

decided as (

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
        rule_number
    from {{ block_pairs }}
    union all
    select
        older_ordinal,
        newer_ordinal,
        0 as rule_number
    from decided

),

-- a pair that meets in several blocks is listed once, under the most telling rule
pairs as (

    select
        older_ordinal,
        newer_ordinal,
        min(rule_number) as rule_number
    from meetings
    group by older_ordinal, newer_ordinal

),

named as (

    select
        pairs.older_ordinal,
        pairs.newer_ordinal,
        coalesce(rules.block_rule, 'decision') as block_rule
    from pairs
    left join rules on pairs.rule_number = rules.rule_number

)

select * from named
{%- endmacro %}
