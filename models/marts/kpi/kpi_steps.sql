with steps as (

    select * from {{ ref('ple_step') }}

),

dated as (

    select
        steps.*,
        types.step_type_shown,
        periods.period_kind,
        periods.period_starts_on,
        {{ as_of_date() }} - cast(steps.executed_at as date) as days_since_execution
    from steps
    cross join lateral (values ('all'), (coalesce(steps.step_type, '(unknown)'))) as types (step_type_shown)
    cross join
        {{ reporting_periods('cast(steps.executed_at as date)') }}
            as periods (period_kind, period_starts_on, is_in_period)
    where periods.is_in_period

),

counted as (

    select
        step_type_shown as step_type,
        period_kind,
        period_starts_on,
        cast(count(*) as integer) as steps,
        cast(count(case when status = 'completed' then 1 end) as integer) as steps_completed,
        cast(count(case when status = 'failed' then 1 end) as integer) as steps_failed,
        cast(count(case when status = 'skipped' then 1 end) as integer) as steps_skipped,
        cast(count(case when status = 'pending' then 1 end) as integer) as steps_pending,
        cast(count(case when status = 'running' then 1 end) as integer) as steps_running,
        cast(count(case when status = 'unknown' then 1 end) as integer) as steps_unknown,
        cast(
            count(
                case
                    when status = 'running' and days_since_execution > {{ kpi_threshold('stuck_step_days') }} then 1
                end
            ) as integer
        ) as steps_stuck
    from dated
    group by 1, 2, 3

),

rated as (

    select
        step_type || '/' || period_kind || '/' || coalesce(cast(period_starts_on as text), '') as step_period_id,
        counted.*,
        {{ share('steps_failed', 'steps_completed + steps_failed') }} as failure_rate
    from counted

)

select * from rated
