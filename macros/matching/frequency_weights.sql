{% macro frequency_weights(records, population, entity, terms, owner) -%}
with records as (

    select * from {{ records }}

),

population as (

    select * from {{ population }}

),

rates as (

    select * from {{ ref('match_weights') }}
    where entity = '{{ entity }}'
        and is_frequency_adjusted

),

-- the owners' names under one value: several mean that it is shared; one that lost a letter keeps its initial
counted as (

    {% for term in terms -%}
    select
        '{{ term[0] }}' as comparison,
        '{{ term[1] }}' as level,
        {{ term[2] }} as term,
        count(*) as record_count,
        coalesce(min(ascii({{ owner }})) != max(ascii({{ owner }})), false) as has_several_owners
    from records
    where {{ term[2] }} is not null
    group by {{ term[2] }}
    having count(*) > 1
    {% if not loop.last %}union all{% endif %}
    {% endfor %}
),

-- many values are as frequent as each other: what that says is worked out once
counts as (

    select distinct
        comparison,
        level,
        record_count,
        has_several_owners
    from counted

),

weights as (

    select
        counts.*,
        cast(
            case
                when rates.effect = 'void_if_shared' and counts.has_several_owners then -rates.weight
                else population.population_bits
                    - {{ bits('counts.record_count + population.missing_records * rates.chance_rate') }}
            end as decimal(6, 2)
        ) as frequency_weight
    from counts
    cross join population
    inner join rates
        on counts.comparison = rates.comparison
        and counts.level = rates.level

),

weighed as (

    select
        counted.comparison,
        counted.term,
        counted.record_count,
        counted.has_several_owners,
        weights.frequency_weight
    from counted
    inner join weights
        on counted.comparison = weights.comparison
        and counted.level = weights.level
        and counted.record_count = weights.record_count
        and counted.has_several_owners = weights.has_several_owners

)

select * from weighed
{%- endmacro %}
