{{ assigned_ids(
    clusters=ref('int_company_clusters'),
    identities=ref('int_company_identities'),
    restored=ref('int_company_restored')
) }}
