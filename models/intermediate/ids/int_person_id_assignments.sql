{{ assigned_ids(
    clusters=ref('int_person_clusters'),
    identities=ref('int_person_identities'),
    restored=ref('int_person_restored')
) }}
