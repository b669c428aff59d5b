with records as (

    select * from {{ ref('int_people_records') }}

),

ledger as (

    select
        source_key,
        ordinal,
        barton_id
    from {{ ref('int_person_id_ledger') }}

),

company_links as (

    select
        intake_id,
        company_unique_id
    from {{ ref('int_people_company_links') }}

),

identities as (

    select
        ledger.barton_id as person_unique_id,
        ledger.ordinal,
        company_links.company_unique_id,
        records.*
    from records
    inner join ledger on records.intake_id = ledger.source_key
    left join company_links on records.intake_id = company_links.intake_id

)

select * from identities
