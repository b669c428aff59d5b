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

rules as (

    select * from {{ ref('int_match_rules_version') }}

),

identities as (

    select
        ledger.barton_id as company_unique_id,
        ledger.ordinal,
        records.*,
        {{ row_fingerprint([
            'records.company_name', 'records.website_domain', 'records.linkedin_slug',
            'records.phone', 'records.address', 'records.city', 'records.state',
            'records.postal_code', 'rules.rules_version'
        ]) }} as content_key
    from records
    inner join ledger on records.intake_id = ledger.source_key
    cross join rules

)

select * from identities
