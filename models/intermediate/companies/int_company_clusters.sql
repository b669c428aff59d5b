{{ united_over_scored(
    scored=ref('int_company_scored_clusters'),
    united=ref('int_company_united_clusters')
) }}
