{{ match_weights(
    comparisons=ref('int_person_pair_comparisons'),
    frequencies=ref('int_person_term_frequencies'),
    population=ref('int_person_match_population'),
    entity='person',
    compared_by=['first_name', 'last_name', 'generation', 'email', 'linkedin', 'middle_name', 'phone', 'employer', 'title'],
    weighed_by_frequency=['first_name', 'last_name', 'email', 'linkedin', 'phone', 'employer', 'title']
) }}
