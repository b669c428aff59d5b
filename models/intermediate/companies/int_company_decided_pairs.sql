{{ decided_pairs(
    decisions=ref('int_company_named_decisions'),
    components=ref('int_company_decided_components'),
    identities=ref('int_company_identities')
) }}
