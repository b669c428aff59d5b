with cycles as (

    select
        ple_cycle.*,
        -- a cycle is named 'Kind - Company'
        coalesce(split_part(cycle_name, ' - ', 1), '(unknown)') as kind,
        {{ seconds_between('started_at', 'completed_at') }} as duration_seconds,
        coalesce(cast(completed_at as date), {{ as_of_date() }}) - cast(started_at as date) as days_running
    from {{ ref('ple_cycle') }} as ple_cycle

),

dated as (

    select
        cycles.*,
        kinds.cycle_kind,
        periods.period_kind,
        periods.period_starts_on,
        cycles.days_running > {{ kpi_threshold('cycle_sla_days') }} as is_over_sla,
        cycles.days_running > {{ kpi_threshold('cycle_sla_days') }}
        and cycles.status in ('pending', 'running') as is_overdue
    from cycles
    cross join lateral (values ('all'), (cycles.kind)) as kinds (cycle_kind)
    cross join
        {{ reporting_periods('cast(cycles.started_at as date)') }}
            as periods (period_kind, period_starts_on, is_in_period)
    where periods.is_in_period

),

counted as (

    select
        cycle_kind,
        period_kind,
        period_starts_on,
        cast(count(*) as integer) as cycles,
        cast(count(case when status = 'pending' then 1 end) as integer) as cycles_pending,
        cast(count(case when status = 'running' then 1 end) as integer) as cycles_running,
        cast(count(case when status = 'completed' then 1 end) as integer) as cycles_completed,
        cast(count(case when status = 'abandoned' then 1 end) as integer) as cycles_abandoned,
        cast(count(case when status = 'unknown' then 1 end) as integer) as cycles_unknown,
        cast(count(case when is_overdue then 1 end) as integer) as cycles_overdue,
        cast(count(case when status = 'completed' and not is_over_sla then 1 end) as integer) as cycles_within_sla,
        cast(count(case when status = 'completed' or is_overdue then 1 end) as integer) as cycles_due,
        {{ median("case when status = 'completed' then duration_seconds end") }} as median_seconds,
        {{ percentile_95("case when status = 'completed' then duration_seconds end") }} as p95_seconds
    from dated
    group by 1, 2, 3

),

rated as (

    select
        cycle_kind || '/' || period_kind || '/' || coalesce(cast(period_starts_on as text), '') as cycle_period_id,
        counted.*,
        {{ share('cycles_completed', 'cycles_completed + cycles_abandoned') }} as completion_rate,
        {{ share('cycles_within_sla', 'cycles_due') }} as sla_rate
    from counted

)

select * from rated
