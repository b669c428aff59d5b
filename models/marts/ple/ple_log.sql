with accepted as (

    select * from {{ ref('int_ple_logs_checked') }}
    where not is_rejected

),

logs as (

    select
        log_id,
        step_id,
        log_level,
        message,
        logged_at,
        reason_codes as quality_flags
    from accepted

)

select * from logs
