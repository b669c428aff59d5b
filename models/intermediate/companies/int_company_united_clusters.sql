{{ merged_by_strength(
    links=ref('int_company_united_links'),
    identities=ref('int_company_identities'),
    decided=ref('int_company_decided_pairs')
) }}
