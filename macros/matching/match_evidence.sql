{% macro match_evidence(cases, entity, comparisons) -%}
with parts as (

    select
        cases.case_key,
        parts.part,
        parts.part_order,
        parts.weight,
        labels.label
    from {{ cases }} as cases
    cross join
        lateral (
            values
            ('base', 0, 'before any comparison', cases.base_weight),
            {% for comparison in comparisons -%}
                (
                    '{{ comparison }}', {{ loop.index }}, cases.{{ comparison }}, cases.{{ comparison }}_weight
                ){{ ',' if not loop.last }}
            {% endfor %}
        ) as parts (part, part_order, level, weight)
    left join {{ ref('match_weights') }} as labels
        on labels.entity = '{{ entity }}'
        and parts.part = labels.comparison
        and parts.level = labels.level
    where parts.level is not null

)

select
    case_key,
    sum(weight) as match_weight,
    {{ listagg_in_order('case when weight > 0 then label end', 'part_order', ', ') }} as evidence_for,
    {{ listagg_in_order('case when weight < 0 then label end', 'part_order', ', ') }} as evidence_against,
    {{ json_object_agg('part', 'weight') }} as weight_breakdown
from parts
group by case_key
{%- endmacro %}
