{{ config(
    materialized='incremental',
    incremental_strategy='append',
    on_schema_change='fail',
    pre_hook="{{ forget_stale(ref('int_person_candidate_pairs'), ['older_ordinal', 'newer_ordinal', 'older_content', 'newer_content']) }}"
) }}

{{ person_comparisons(
    pairs=not_yet(ref('int_person_candidate_pairs'), ['older_ordinal', 'newer_ordinal', 'older_content', 'newer_content']),
    records=ref('int_person_match_records'),
    nickname_pairs=ref('int_person_nickname_pairs')
) }}
