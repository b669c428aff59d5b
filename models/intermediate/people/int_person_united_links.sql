{{ united_links(
    links=ref('int_person_links'),
    clusters=ref('int_person_scored_clusters'),
    decided=ref('int_person_decided_pairs')
) }}
