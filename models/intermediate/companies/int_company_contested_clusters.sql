{{ merged_by_strength(
    links=ref('int_company_contested_links'),
    keep_apart=ref('int_company_kept_apart'),
    decided=ref('int_company_decided_pairs'),
    identities=ref('int_company_identities')
) }}
