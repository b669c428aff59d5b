with cases as (

    select * from {{ ref('int_company_cases') }}

),

conflict_types as (

    select * from {{ ref('conflict_types') }}
    where entity = 'company'

),

companies as (

    select * from {{ ref('company_master') }}

),

queue as (

    select
        cases.case_key,
        conflict_types.priority,
        cases.conflict_type,
        conflict_types.meaning as reason,
        conflict_types.suggested_action,
        cases.primary_company_id as company_unique_id_primary,
        companies.company_name as primary_name,
        cases.duplicate_company_id as company_unique_id_duplicate,
        others.company_name as duplicate_name,
        cases.match_probability,
        cases.evidence_for,
        cases.evidence_against
    from cases
    inner join conflict_types on cases.conflict_type = conflict_types.conflict_type
    inner join companies on cases.primary_company_id = companies.company_unique_id
    inner join companies as others on cases.duplicate_company_id = others.company_unique_id

)

select * from queue
