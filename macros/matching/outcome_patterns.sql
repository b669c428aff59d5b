{% macro outcome_patterns(chance_comparisons, comparisons, block_pairs, entity, compared_by) -%}
{%- set given = outcomes_given_by_rule(entity) -%}
with comparisons as (

    select * from {{ comparisons }}

),

-- a pair that meets by one rule under several keys has met by it once
meetings as (

    select distinct
        block_pairs.older_ordinal,
        block_pairs.newer_ordinal,
        rules.block_rule
    from {{ block_pairs }} as block_pairs
    inner join {{ ref('blocking_rules') }} as rules
        on rules.entity = '{{ entity }}'
        and block_pairs.rule_number = rules.rule_number

),

-- what a rule decides by itself is no evidence among the pairs it brings together
sorted_by_rule as (

    select
        meetings.block_rule as met_by,
        {% for comparison in compared_by -%}
        {% set deciding = [] -%}
        {% for rule, comparisons in given.items() if comparison in comparisons %}{% do deciding.append(rule) %}{% endfor -%}
        {% if deciding -%}
        case when meetings.block_rule not in ('{{ deciding | join("', '") }}') then comparisons.{{ comparison }} end as {{ comparison }}
        {%- else -%}
        comparisons.{{ comparison }}
        {%- endif %}{{ ',' if not loop.last }}
        {% endfor %}
    from meetings
    inner join comparisons
        on meetings.older_ordinal = comparisons.older_ordinal
        and meetings.newer_ordinal = comparisons.newer_ordinal
    where meetings.block_rule in ('{{ given | join("', '") }}')
    union all
    select
        'candidate' as met_by,
        {{ compared_by | join(',\n        ') }}
    from comparisons
    union all
    select
        'chance' as met_by,
        {{ compared_by | join(',\n        ') }}
    from {{ chance_comparisons }}

),

patterns as (

    select
        met_by,
        {{ compared_by | join(',\n        ') }},
        cast(count(*) as double precision) as pair_count
    from sorted_by_rule
    group by
        met_by,
        {{ compared_by | join(',\n        ') }}

)

select
    patterns.*,
    row_number() over (order by met_by, {{ compared_by | join(', ') }}) as pattern_id
from patterns
{%- endmacro %}
