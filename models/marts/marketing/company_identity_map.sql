with ledger as (

    select * from {{ ref('int_company_id_ledger') }}

),

clusters as (

    select * from {{ ref('int_company_clusters') }}

),

mapped as (

    select
        ledger.barton_id as company_unique_id,
        survivors.barton_id as surviving_company_unique_id,
        ledger.source_key as intake_id,
        case
            when clusters.ordinal is null then 'absent'
            when clusters.ordinal = clusters.surviving_ordinal then 'active'
            else 'merged'
        end as identity_status,
        ledger.claim_status,
        ledger.ordinal,
        ledger.minted_on
    from ledger
    left join clusters on ledger.ordinal = clusters.ordinal
    left join ledger as survivors on clusters.surviving_ordinal = survivors.ordinal

)

select * from mapped
