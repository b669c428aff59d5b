{{ clusters(
    identities=ref('int_person_identities'),
    components=ref('int_person_components'),
    contested=ref('int_person_contested_components'),
    contested_clusters=ref('int_person_contested_clusters')
) }}
