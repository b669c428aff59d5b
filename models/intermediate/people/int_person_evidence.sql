{% set comparisons = ['first_name', 'last_name', 'middle_name', 'email', 'linkedin', 'phone', 'employer', 'title'] -%}

with cases as (

    select
        case_key,
        older_ordinal,
        newer_ordinal
    from {{ ref('int_resolution_cases') }}
    where older_ordinal is not null

),

weights as (

    select * from {{ ref('int_person_match_weights') }}

),

labels as (

    select * from {{ ref('match_weights') }}
    where entity = 'person'

),

parts as (

    select
        cases.case_key,
        parts.part,
        parts.part_order,
        parts.weight,
        labels.label
    from cases
    inner join weights
        on cases.older_ordinal = weights.older_ordinal
        and cases.newer_ordinal = weights.newer_ordinal
    cross join
        lateral (
            values
            ('base', 0, 'before any comparison', weights.base_weight),
            {% for comparison in comparisons -%}
                (
                    '{{ comparison }}', {{ loop.index }}, weights.{{ comparison }}, weights.{{ comparison }}_weight
                ){{ ',' if not loop.last }}
            {% endfor %}
        ) as parts (part, part_order, level, weight)
    left join labels on parts.part = labels.comparison and parts.level = labels.level
    where parts.level is not null

),

evidence as (

    select
        case_key,
        sum(weight) as match_weight,
        {{ listagg_in_order('case when weight > 0 then label end', 'part_order', ', ') }} as evidence_for,
        {{ listagg_in_order('case when weight < 0 then label end', 'part_order', ', ') }} as evidence_against,
        {{ json_object_agg('part', 'weight') }} as weight_breakdown
    from parts
    group by case_key

)

select * from evidence
