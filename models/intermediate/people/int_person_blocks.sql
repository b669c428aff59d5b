{{ blocks(keys=ref('int_person_block_keys'), entity='person') }}
