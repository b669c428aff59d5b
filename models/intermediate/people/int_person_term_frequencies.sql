{{ frequency_weights(
    records=ref('int_person_match_records'),
    population=ref('int_person_match_population'),
    entity='person',
    owner='last_name',
    terms=[
        ['first_name', 'exact', 'first_name'],
        ['last_name', 'exact', 'last_name'],
        ['email', 'exact', 'email'],
        ['linkedin', 'exact', 'linkedin_slug'],
        ['phone', 'exact', 'phone'],
        ['employer', 'exact', 'employer_id'],
        ['employer', 'exact', 'employer_name'],
        ['employer', 'exact', 'employer_domain'],
        ['title', 'exact', 'title_key'],
    ]
) }}
