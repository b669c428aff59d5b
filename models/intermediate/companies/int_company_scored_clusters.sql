{{ clusters(
    identities=ref('int_company_identities'),
    components=ref('int_company_components'),
    contested=ref('int_company_contested_components'),
    contested_clusters=ref('int_company_contested_clusters')
) }}
