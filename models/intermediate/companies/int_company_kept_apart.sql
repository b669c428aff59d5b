{{ kept_apart_within(
    components=ref('int_company_components'),
    decisions=ref('int_company_match_decisions')
) }}
