with cycles as (

    select * from {{ ref('ple_cycle') }}

),

steps as (

    select * from {{ ref('ple_step') }}

),

-- a cycle moves when one of its steps is executed
last_moves as (

    select
        cycle_id,
        max(executed_at) as last_step_at
    from steps
    group by 1

),

running as (

    select
        'cycle' as work_kind,
        cycles.cycle_id as work_id,
        cycles.cycle_name as work_name,
        cycles.company_unique_id,
        greatest(cycles.started_at, last_moves.last_step_at) as waiting_since,
        {{ kpi_threshold('stuck_cycle_days') }} as allowed_days
    from cycles
    left join last_moves on cycles.cycle_id = last_moves.cycle_id
    where cycles.status = 'running'
    union all
    select
        'step' as work_kind,
        steps.step_id as work_id,
        steps.step_name as work_name,
        cycles.company_unique_id,
        steps.executed_at as waiting_since,
        {{ kpi_threshold('stuck_step_days') }} as allowed_days
    from steps
    inner join cycles on steps.cycle_id = cycles.cycle_id
    where steps.status = 'running'
    union all
    select
        'enrichment job' as work_kind,
        jobs.enrichment_id as work_id,
        jobs.agent_name || ': ' || jobs.enrichment_type as work_name,
        people.company_unique_id,
        jobs.started_at as waiting_since,
        {{ kpi_threshold('stuck_job_days') }} as allowed_days
    from {{ ref('contact_enrichment') }} as jobs
    inner join {{ ref('people_master') }} as people on jobs.person_unique_id = people.unique_id
    where jobs.status = 'running'
    union all
    select
        'pipeline event' as work_kind,
        event_id as work_id,
        event_type as work_name,
        company_unique_id,
        created_at as waiting_since,
        {{ kpi_threshold('stuck_event_days') }} as allowed_days
    from {{ ref('pipeline_events') }}
    where status in ('pending', 'processing')

),

aged as (

    select
        running.*,
        cast({{ as_of_date() }} - cast(waiting_since as date) as integer) as days_waiting
    from running

),

queue as (

    select
        work_kind || '/' || work_id as stuck_work_id,
        work_kind,
        work_id,
        work_name,
        company_unique_id,
        case work_kind when 'cycle' then 1 when 'step' then 2 when 'enrichment job' then 3 else 4 end as priority,
        coalesce(
            'Nothing happened for ' || cast(days_waiting as text)
            || ' days, the limit is ' || cast(allowed_days as text),
            'Nobody knows since when'
        ) as reason,
        case work_kind
            when 'cycle' then 'Execute its next step, or abandon the cycle'
            when 'step' then 'Find out whether it ran; mark it completed or failed'
            when 'enrichment job' then 'Ask the agent; start the job again'
            else 'Process the event again, or mark it failed'
        end as suggested_action,
        days_waiting,
        cast(waiting_since as date) as since
    from aged
    where coalesce(days_waiting > allowed_days, true)

)

select * from queue
