with accepted as (

    select * from {{ ref('int_pipeline_events_checked') }}
    where not is_rejected

),

events as (

    select
        event_id,
        company_unique_id,
        event_type,
        payload,
        status,
        created_at,
        processed_at,
        reason_codes as quality_flags
    from accepted

)

select * from events
