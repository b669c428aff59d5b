{{ contested_links(
    components=ref('int_company_components'),
    links=ref('int_company_links'),
    contested=ref('int_company_contested_components'),
    entity='company'
) }}
