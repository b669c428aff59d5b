{{ mint_barton_ids(
    entity='error',
    requests=ref('int_pipeline_error_keys'),
    source_key='source_error_id',
    claimed_id='claimed_error_id'
) }}
