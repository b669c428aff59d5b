with decisions as (

    select * from {{ ref('int_company_match_decisions') }}
    where decision = 'review'

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

cases as (

    select
        ranked.primary_company_id || '/' || ranked.duplicate_company_id as case_key,
        ranked.primary_company_id,
        ranked.duplicate_company_id,
        ranked.conflict_type,
        weights.*
    from ranked
    inner join {{ ref('int_company_match_weights') }} as weights
        on ranked.older_ordinal = weights.older_ordinal
        and ranked.newer_ordinal = weights.newer_ordinal
    where ranked.place = 1

),

evidence as (

    {{ match_evidence(
        cases='cases',
        entity='company',
        comparisons=['name', 'domain', 'linkedin', 'phone', 'location']
    ) | indent(4) }}

),

explained as (

    select
        cases.case_key,
        cases.primary_company_id,
        cases.duplicate_company_id,
        cases.conflict_type,
        {{ match_probability('evidence.match_weight') }} as match_probability,
        evidence.evidence_for,
        evidence.evidence_against,
        evidence.weight_breakdown
    from cases
    inner join evidence on cases.case_key = evidence.case_key

)

select * from explained
