{{ match_weights(
    comparisons=ref('int_company_pair_comparisons'),
    frequencies=ref('int_company_term_frequencies'),
    population=ref('int_company_match_population'),
    entity='company',
    compared_by=['name', 'domain', 'linkedin', 'phone', 'location'],
    weighed_by_frequency=['name', 'domain', 'linkedin', 'phone', 'location']
) }}
