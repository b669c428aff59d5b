{{ links(decisions=ref('int_company_match_decisions')) }}
