{% set comparisons = ['name', 'domain', 'linkedin', 'phone', 'location'] -%}

with decisions as (

    select * from {{ ref('int_company_match_decisions') }}
    where decision = 'review'

),

weights as (

    select * from {{ ref('int_company_match_weights') }}

),

labels as (

    select * from {{ ref('match_weights') }}
    where entity = 'company'

),

conflict_types as (

    select * from {{ ref('conflict_types') }}
    where entity = 'company'

),

identity_map as (

    select * from {{ ref('company_identity_map') }}

),

companies as (

    select
        identities.ordinal,
        survivors.company_unique_id,
        survivors.ordinal as company_ordinal
    from {{ ref('int_company_identities') }} as identities
    inner join identity_map on identities.company_unique_id = identity_map.company_unique_id
    inner join identity_map as survivors on identity_map.surviving_company_unique_id = survivors.company_unique_id

),

-- two companies are one case, whatever number of their records meet: what presses most stands for it
ranked as (

    select
        decisions.older_ordinal,
        decisions.newer_ordinal,
        decisions.conflict_type,
        case
            when older.company_ordinal < newer.company_ordinal then older.company_unique_id
            else newer.company_unique_id
        end as primary_company_id,
        case
            when older.company_ordinal < newer.company_ordinal then newer.company_unique_id
            else older.company_unique_id
        end as duplicate_company_id,
        row_number() over (
            partition by
                least(older.company_ordinal, newer.company_ordinal),
                greatest(older.company_ordinal, newer.company_ordinal)
            order by
                conflict_types.priority asc,
                decisions.match_weight desc,
                decisions.older_ordinal asc,
                decisions.newer_ordinal asc
        ) as place
    from decisions
    inner join conflict_types on decisions.conflict_type = conflict_types.conflict_type
    inner join companies as older on decisions.older_ordinal = older.ordinal
    inner join companies as newer on decisions.newer_ordinal = newer.ordinal
    where older.company_ordinal != newer.company_ordinal

),

parts as (

    select
        ranked.primary_company_id,
        ranked.duplicate_company_id,
        ranked.conflict_type,
        weights.match_weight,
        parts.part_order,
        parts.weight,
        labels.label
    from ranked
    inner join weights
        on ranked.older_ordinal = weights.older_ordinal
        and ranked.newer_ordinal = weights.newer_ordinal
    cross join
        lateral (
            values
            {% for comparison in comparisons -%}
                (
                    '{{ comparison }}', {{ loop.index }}, weights.{{ comparison }}, weights.{{ comparison }}_weight
                ){{ ',' if not loop.last }}
            {% endfor %}
        ) as parts (part, part_order, level, weight)
    left join labels on parts.part = labels.comparison and parts.level = labels.level
    where ranked.place = 1

),

cases as (

    select
        primary_company_id || '/' || duplicate_company_id as case_key,
        primary_company_id,
        duplicate_company_id,
        conflict_type,
        {{ match_probability('match_weight') }} as match_probability,
        {{ listagg_in_order('case when weight > 0 then label end', 'part_order', ', ') }} as evidence_for,
        {{ listagg_in_order('case when weight < 0 then label end', 'part_order', ', ') }} as evidence_against
    from parts
    group by primary_company_id, duplicate_company_id, conflict_type, match_weight

)

select * from cases
