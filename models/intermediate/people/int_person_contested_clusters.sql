{{ merged_by_strength(
    links=ref('int_person_contested_links'),
    identities=ref('int_person_identities'),
    keep_apart=ref('int_person_kept_apart')
) }}
