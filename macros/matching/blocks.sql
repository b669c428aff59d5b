{% macro blocks(keys, entity) -%}
with rules as (

    select * from {{ ref('blocking_rules') }}
    where entity = '{{ entity }}'

),

shared_keys as (

    select
        rule_number,
        block_key,
        count(*) as record_count,
        bit_xor({{ row_fingerprint(['ordinal']) }}) as records_fingerprint
    from {{ keys }}
    group by rule_number, block_key
    having count(*) > 1

),

-- the fingerprint changes with every record that comes or goes, and with the limit
blocks as (

    select
        shared_keys.rule_number,
        shared_keys.block_key,
        shared_keys.record_count,
        shared_keys.record_count > rules.max_records as is_oversized,
        shared_keys.records_fingerprint
        * case when shared_keys.record_count > rules.max_records then -1 else 1 end as fingerprint
    from shared_keys
    inner join rules on shared_keys.rule_number = rules.rule_number

)

select * from blocks
{%- endmacro %}
