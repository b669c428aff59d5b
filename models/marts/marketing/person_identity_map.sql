{{ identity_map(
    ledger=ref('int_person_id_ledger'),
    splits=ref('int_person_split_ledger'),
    assignments=ref('int_person_id_assignments'),
    clusters=ref('int_person_clusters'),
    key='person_unique_id',
    first_split_ordinal=first_split_ordinal('person')
) }}
