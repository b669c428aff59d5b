with records as (

    select * from {{ ref('int_company_records') }}

),

ledger as (

    select
        source_key,
        ordinal,
        barton_id
    from {{ ref('int_company_id_ledger') }}

),

identities as (

    select
        ledger.barton_id as company_unique_id,
        ledger.ordinal,
        records.*
    from records
    inner join ledger on records.intake_id = ledger.source_key

)

select * from identities
