{% macro match_population(records, entity) -%}
with records as (

    select count(*) as record_count
    from {{ records }}

),

settings as (

    select * from {{ ref('match_settings') }}
    where entity = '{{ entity }}'

),

-- a small table is taken as a part of the reference population: rare in it is not rare in the world
population as (

    select
        records.record_count,
        greatest(settings.reference_population - records.record_count, 0) as missing_records,
        {{ bits('greatest(records.record_count, settings.reference_population)') }} as population_bits,
        settings.base_weight
    from records
    cross join settings

)

select * from population
{%- endmacro %}
