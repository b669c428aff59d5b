{{ config(materialized='view') }}

{{ company_comparisons(
    pairs=ref('int_company_candidate_pairs'),
    records=ref('int_company_match_records')
) }}
