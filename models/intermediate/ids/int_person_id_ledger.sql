{{ mint_barton_ids(
    entity='person',
    requests=ref('int_people_records'),
    source_key='intake_id',
    claimed_id='claimed_person_id'
) }}
