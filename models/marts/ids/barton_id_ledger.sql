{% set ledgers = [
    'int_company_id_ledger', 'int_person_id_ledger',
    'int_company_split_ledger', 'int_person_split_ledger',
    'int_error_id_ledger', 'int_resolution_id_ledger',
] -%}

with ledger as (

    {% for ledger in ledgers -%}
        select
            barton_id,
            entity,
            source_key,
            ordinal,
            claim_status,
            minted_on
        from {{ ref(ledger) }}
        {% if not loop.last %}union all{% endif %}
    {% endfor %}

)

select * from ledger
