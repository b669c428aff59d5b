{{ mint_barton_ids(
    entity='company_split',
    requests=ref('int_company_splits'),
    source_key='id_key'
) }}
