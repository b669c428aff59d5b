{{ united_over_scored(
    scored=ref('int_person_scored_clusters'),
    united=ref('int_person_united_clusters')
) }}
