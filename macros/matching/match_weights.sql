{% macro match_weights(comparisons, frequencies, population, entity, compared_by, weighed_by_frequency) -%}
with compared as {{ computed_once() }} (

    select
        comparisons.*,
        {{ row_fingerprint(compared_by) }} as pattern
    from {{ comparisons }} as comparisons

),

population as (

    select * from {{ population }}

),

weights as (

    select * from {{ ref('match_weights') }}
    where entity = '{{ entity }}'

),

frequencies as (

    select * from {{ frequencies }}

),

-- many pairs show the same outcomes: what these say is worked out once
patterns as (

    select distinct
        pattern,
        {{ compared_by | join(',\n        ') }}
    from compared

),

weighed_patterns as (

    select
        patterns.pattern,
        {% for comparison in compared_by -%}
        coalesce({{ comparison }}_weights.weight, 0) as {{ comparison }}_weight,
        {% endfor -%}
        case
            {% for comparison in compared_by -%}
            when {{ comparison }}_weights.effect = 'keeps_apart' then '{{ comparison }}'
            {% endfor -%}
        end as kept_apart_by
    from patterns
    {% for comparison in compared_by -%}
    left join weights as {{ comparison }}_weights
        on {{ comparison }}_weights.comparison = '{{ comparison }}'
        and patterns.{{ comparison }} = {{ comparison }}_weights.level
    {% endfor %}
),

weighed as (

    select
        compared.older_ordinal,
        compared.newer_ordinal,
        {% for comparison in compared_by -%}
        compared.{{ comparison }},
        {% endfor -%}
        population.base_weight - population.population_bits as base_weight,
        {% for comparison in compared_by -%}
        cast(
            weighed_patterns.{{ comparison }}_weight
            {%- if comparison in weighed_by_frequency %} + coalesce({{ comparison }}_counts.frequency_weight, 0){% endif %}
            as decimal(7, 2)
        ) as {{ comparison }}_weight,
        {% endfor -%}
        weighed_patterns.kept_apart_by
    from compared
    cross join population
    inner join weighed_patterns on compared.pattern = weighed_patterns.pattern
    {% for comparison in weighed_by_frequency -%}
    left join frequencies as {{ comparison }}_counts
        on {{ comparison }}_counts.comparison = '{{ comparison }}'
        and compared.shared_{{ comparison }} = {{ comparison }}_counts.term
    {% endfor %}
),

summed as (

    select
        weighed.*,
        base_weight{% for comparison in compared_by %} + {{ comparison }}_weight{% endfor %} as match_weight
    from weighed

)

select * from summed
{%- endmacro %}
