{{ match_population(records=ref('int_company_match_records'), entity='company') }}
