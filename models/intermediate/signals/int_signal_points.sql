with signals as (

    select * from {{ ref('int_signals_checked') }}
    where not is_rejected
        and detected_at >= {{ as_of_end() }} - interval '90' day

),

points as (

    select
        signal_id,
        company_unique_id,
        person_unique_id,
        signal_channel,
        detected_at,
        cast(strength * points_per_strength as decimal(18, 4)) as points
    from signals

)

select * from points
