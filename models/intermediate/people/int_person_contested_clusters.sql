{{ merged_by_strength(
    links=ref('int_person_contested_links'),
    keep_apart=ref('int_person_kept_apart'),
    decided=ref('int_person_decided_pairs'),
    identities=ref('int_person_identities')
) }}
