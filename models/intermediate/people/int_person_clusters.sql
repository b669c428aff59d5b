{{ connected_components(
    nodes=ref('int_person_identities'),
    edges=ref('int_person_match_decisions')
) }}
