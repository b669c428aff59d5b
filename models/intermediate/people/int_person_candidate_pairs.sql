{{ candidate_pairs(
    block_pairs=ref('int_person_block_pairs'),
    decided=ref('int_person_decided_pairs'),
    records=ref('int_person_match_records'),
    entity='person'
) }}
