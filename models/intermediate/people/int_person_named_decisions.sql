{{ named_decisions(ledger=ref('int_person_id_ledger'), entity='person') }}
