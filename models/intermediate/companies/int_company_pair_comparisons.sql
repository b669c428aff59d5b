{{ config(
    materialized='incremental',
    incremental_strategy='append',
    on_schema_change='fail',
    pre_hook="{{ forget_stale(ref('int_company_candidate_pairs'), ['older_ordinal', 'newer_ordinal', 'older_content', 'newer_content']) }}"
) }}

{{ company_comparisons(
    pairs=not_yet(ref('int_company_candidate_pairs'), ['older_ordinal', 'newer_ordinal', 'older_content', 'newer_content']),
    records=ref('int_company_match_records')
) }}
