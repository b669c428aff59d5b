{{ mint_barton_ids(
    entity='person_split',
    requests=ref('int_person_splits'),
    source_key='id_key'
) }}
