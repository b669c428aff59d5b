{{ frequency_weights(
    records=ref('int_company_match_records'),
    population=ref('int_company_match_population'),
    entity='company',
    owner='name_letters',
    terms=[
        ['name', 'exact', 'name_letters'],
        ['domain', 'exact', 'domain'],
        ['linkedin', 'exact', 'linkedin_slug'],
        ['phone', 'exact', 'phone'],
        ['location', 'street', "'street:' || street"],
        ['location', 'postal_code', "'postal_code:' || postal_code"],
        ['location', 'postal_code_only', "'postal_code_only:' || postal_code"],
        ['location', 'city', "'city:' || city"],
        ['location', 'city_only', "'city_only:' || city"],
    ]
) }}
