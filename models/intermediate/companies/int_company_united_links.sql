{{ united_links(
    links=ref('int_company_links'),
    clusters=ref('int_company_scored_clusters'),
    decided=ref('int_company_decided_pairs')
) }}
