{{ candidate_pairs(
    keys=ref('int_person_block_keys'),
    blocks=ref('int_person_blocks'),
    decided=ref('int_person_decided_pairs'),
    identities=ref('int_person_identities')
) }}
