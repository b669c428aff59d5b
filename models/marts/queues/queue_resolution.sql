with cases as (

    select * from {{ ref('people_resolution_queue') }}
    where resolution_status = 'pending_review'

),

identity_map as (

    select * from {{ ref('person_identity_map') }}

),

people as (

    select * from {{ ref('people_master') }}

),

conflict_types as (

    select * from {{ ref('conflict_types') }}
    where entity = 'person'

),

queue as (

    select
        cases.resolution_id,
        cases.priority,
        cases.conflict_type,
        conflict_types.meaning as reason,
        cases.suggested_action,
        primaries.person_unique_id as person_unique_id_primary,
        people.full_name as primary_name,
        people.company_unique_id as primary_company_unique_id,
        cases.person_unique_id_duplicate,
        others.full_name as duplicate_name,
        others.company_unique_id as duplicate_company_unique_id,
        cases.match_probability,
        cases.evidence_for,
        cases.evidence_against,
        cases.kept_apart_by,
        cast(cases.created_at as date) as since
    from cases
    inner join conflict_types on cases.conflict_type = conflict_types.conflict_type
    inner join identity_map as primaries on cases.person_unique_id_primary = primaries.person_unique_id
    inner join identity_map as duplicates on cases.person_unique_id_duplicate = duplicates.person_unique_id
    left join people on primaries.surviving_person_unique_id = people.unique_id
    left join people as others on duplicates.surviving_person_unique_id = others.unique_id

)

select * from queue
