{{ connected_components(
    nodes=ref('int_company_identities'),
    edges=ref('int_company_match_decisions')
) }}
