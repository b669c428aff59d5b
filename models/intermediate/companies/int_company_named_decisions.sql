{{ named_decisions(ledger=ref('int_company_id_ledger'), entity='company') }}
