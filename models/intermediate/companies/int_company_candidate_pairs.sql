{{ candidate_pairs(
    block_pairs=ref('int_company_block_pairs'),
    decided=ref('int_company_decided_pairs'),
    records=ref('int_company_match_records'),
    entity='company'
) }}
