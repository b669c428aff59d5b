{{ kept_apart_within(
    components=ref('int_person_components'),
    decisions=ref('int_person_match_decisions')
) }}
