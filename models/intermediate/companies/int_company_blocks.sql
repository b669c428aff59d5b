{{ blocks(keys=ref('int_company_block_keys'), entity='company') }}
