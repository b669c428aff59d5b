{{ mint_barton_ids(
    entity='company',
    requests=ref('int_company_records'),
    source_key='intake_id',
    claimed_id='claimed_company_id'
) }}
