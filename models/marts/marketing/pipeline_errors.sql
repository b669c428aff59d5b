with accepted as (

    select * from {{ ref('int_pipeline_errors_checked') }}
    where not is_rejected

),

ledger as (

    select
        source_key,
        barton_id
    from {{ ref('int_error_id_ledger') }}

),

errors as (

    select
        ledger.barton_id as error_id,
        accepted.source_error_id,
        accepted.error_code,
        accepted.error_message,
        accepted.severity,
        accepted.component,
        accepted.created_at,
        accepted.resolved_at,
        accepted.reason_codes as quality_flags
    from accepted
    inner join ledger on accepted.source_error_id = ledger.source_key

)

select * from errors
