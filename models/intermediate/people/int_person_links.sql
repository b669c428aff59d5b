{{ links(decisions=ref('int_person_match_decisions')) }}
