with accepted as (

    select * from {{ ref('int_ple_cycles_checked') }}
    where not is_rejected

),

cycles as (

    select
        cycle_id,
        company_unique_id,
        cycle_name,
        status,
        started_at,
        completed_at,
        reason_codes as quality_flags
    from accepted

)

select * from cycles
