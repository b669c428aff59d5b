{{ contested_components(
    components=ref('int_company_components'),
    links=ref('int_company_links'),
    kept_apart=ref('int_company_kept_apart')
) }}
