{{ decided_pairs(
    decisions=ref('int_person_named_decisions'),
    components=ref('int_person_decided_components'),
    identities=ref('int_person_identities')
) }}
