with cases as (

    select * from {{ ref('int_resolution_cases') }}

),

ledger as (

    select
        source_key,
        barton_id
    from {{ ref('int_resolution_id_ledger') }}

),

queue as (

    select
        ledger.barton_id as resolution_id,
        cases.primary_person_id as person_unique_id_primary,
        cases.duplicate_person_id as person_unique_id_duplicate,
        cases.resolution_status,
        cases.conflict_type,
        cases.match_rule,
        cases.created_at
    from cases
    inner join ledger on cases.case_key = ledger.source_key

)

select * from queue
