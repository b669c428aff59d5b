with cases as (

    select * from {{ ref('int_resolution_cases') }}

),

ledger as (

    select
        source_key,
        barton_id
    from {{ ref('int_resolution_id_ledger') }}

),

evidence as (

    select * from {{ ref('int_person_evidence') }}

),

-- what the evidence cannot outweigh
obstacles as (

    select
        older_ordinal,
        newer_ordinal,
        kept_apart_by
    from {{ ref('int_person_match_decisions') }}
    where kept_apart_by is not null

),

conflict_types as (

    select * from {{ ref('conflict_types') }}
    where entity = 'person'

),

decided as (

    select * from {{ ref('int_person_decided_pairs') }}
    where standing = 'applied'

),

queue as (

    select
        ledger.barton_id as resolution_id,
        cases.primary_person_id as person_unique_id_primary,
        cases.duplicate_person_id as person_unique_id_duplicate,
        cases.resolution_status,
        cases.conflict_type,
        cast(evidence.match_weight as decimal(8, 2)) as match_weight,
        {{ match_probability('evidence.match_weight') }} as match_probability,
        evidence.evidence_for,
        evidence.evidence_against,
        obstacles.kept_apart_by,
        evidence.weight_breakdown,
        case
            when cases.resolution_status = 'pending_review' then conflict_types.suggested_action
        end as suggested_action,
        case when cases.resolution_status = 'pending_review' then conflict_types.priority end as priority,
        decided.decided_by as resolved_by,
        decided.decided_at as resolved_at,
        decided.reason as resolution_reason,
        cases.created_at
    from cases
    inner join ledger on cases.case_key = ledger.source_key
    inner join conflict_types on cases.conflict_type = conflict_types.conflict_type
    left join evidence on cases.case_key = evidence.case_key
    left join obstacles
        on cases.older_ordinal = obstacles.older_ordinal
        and cases.newer_ordinal = obstacles.newer_ordinal
    left join decided
        on cases.older_ordinal = decided.older_ordinal
        and cases.newer_ordinal = decided.newer_ordinal

)

select * from queue
