with events as (

    select
        pipeline_events.*,
        {{ seconds_between('created_at', 'processed_at') }} as handling_seconds
    from {{ ref('pipeline_events') }} as pipeline_events

),

dated as (

    select
        events.*,
        event_types.event_type as event_type_shown,
        periods.period_kind,
        periods.period_starts_on
    from events
    cross join lateral (values ('all'), (coalesce(events.event_type, '(unknown)'))) as event_types (event_type)
    cross join
        {{ reporting_periods('cast(events.created_at as date)') }}
            as periods (period_kind, period_starts_on, is_in_period)
    where periods.is_in_period

),

counted as (

    select
        event_type_shown as event_type,
        period_kind,
        period_starts_on,
        cast(count(*) as integer) as events,
        cast(count(case when status = 'processed' then 1 end) as integer) as events_processed,
        cast(count(case when status = 'failed' then 1 end) as integer) as events_failed,
        cast(count(case when status in ('pending', 'processing') then 1 end) as integer) as events_waiting,
        cast(count(case when status = 'unknown' then 1 end) as integer) as events_unknown,
        cast(
            count(
                case
                    when status in ('pending', 'processing')
                        and {{ as_of_date() }} - cast(created_at as date) > {{ kpi_threshold('stuck_event_days') }}
                        then 1
                end
            ) as integer
        ) as events_stuck,
        min(case when status in ('pending', 'processing') then created_at end) as oldest_waiting_at,
        {{ median('handling_seconds') }} as median_seconds,
        {{ percentile_95('handling_seconds') }} as p95_seconds
    from dated
    group by 1, 2, 3

),

rated as (

    select
        event_type || '/' || period_kind || '/' || coalesce(cast(period_starts_on as text), '') as pipeline_period_id,
        counted.*,
        {{ share('events_failed', 'events_processed + events_failed') }} as failure_rate
    from counted

),

pipeline as (

    select
        rated.*,
        case
            when failure_rate is null then 'idle'
            when 100 * failure_rate > {{ kpi_threshold('failed_events_critical_percent') }} then 'critical'
            when 100 * failure_rate > {{ kpi_threshold('failed_events_warning_percent') }} then 'warning'
            else 'ok'
        end as health
    from rated

)

select * from pipeline
