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

rules as (

    select * from {{ ref('int_match_rules_version') }}

),

identities as (

    select
        ledger.barton_id as person_unique_id,
        ledger.ordinal,
        company_links.company_unique_id,
        records.*,
        {{ row_fingerprint([
            'records.full_name', 'records.email', 'records.linkedin_slug', 'records.title',
            'records.phone', 'records.phone_extension', 'records.company_name', 'records.company_domain',
            'company_links.company_unique_id', 'rules.rules_version'
        ]) }} as content_key
    from records
    inner join ledger on records.intake_id = ledger.source_key
    left join company_links on records.intake_id = company_links.intake_id
    cross join rules

)

select * from identities
