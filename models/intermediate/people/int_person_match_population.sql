{{ match_population(records=ref('int_person_match_records'), entity='person') }}
