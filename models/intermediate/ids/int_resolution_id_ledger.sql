{{ mint_barton_ids(
    entity='resolution',
    requests=ref('int_resolution_cases'),
    source_key='case_key'
) }}
