{{ identity_map(
    ledger=ref('int_company_id_ledger'),
    splits=ref('int_company_split_ledger'),
    assignments=ref('int_company_id_assignments'),
    clusters=ref('int_company_clusters'),
    key='company_unique_id',
    first_split_ordinal=first_split_ordinal('company')
) }}
