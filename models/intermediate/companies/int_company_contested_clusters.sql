{{ merged_by_strength(
    links=ref('int_company_contested_links'),
    identities=ref('int_company_identities'),
    keep_apart=ref('int_company_kept_apart')
) }}
