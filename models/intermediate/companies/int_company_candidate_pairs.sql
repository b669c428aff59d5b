{{ candidate_pairs(
    keys=ref('int_company_block_keys'),
    blocks=ref('int_company_blocks'),
    decided=ref('int_company_decided_pairs'),
    identities=ref('int_company_identities')
) }}
