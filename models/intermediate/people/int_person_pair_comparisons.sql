{{ config(materialized='view') }}

{{ person_comparisons(
    pairs=ref('int_person_candidate_pairs'),
    records=ref('int_person_match_records'),
    nickname_pairs=ref('int_person_nickname_pairs')
) }}
