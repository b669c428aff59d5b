{{ merged_by_strength(
    links=ref('int_person_united_links'),
    identities=ref('int_person_identities'),
    decided=ref('int_person_decided_pairs')
) }}
