{{ config(
    materialized='incremental',
    incremental_strategy='append',
    on_schema_change='fail',
    pre_hook="{{ forget_stale(ref('int_person_blocks'), ['rule_number', 'block_key', 'fingerprint']) }}"
) }}

{{ block_pairs(
    keys=ref('int_person_block_keys'),
    blocks=not_yet(ref('int_person_blocks'), ['rule_number', 'block_key', 'fingerprint'])
) }}
