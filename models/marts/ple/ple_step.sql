with accepted as (

    select * from {{ ref('int_ple_steps_checked') }}
    where not is_rejected

),

steps as (

    select
        step_id,
        cycle_id,
        step_name,
        step_type,
        status,
        executed_at,
        reason_codes as quality_flags
    from accepted

)

select * from steps
