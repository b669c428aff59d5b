with errors as (

    select
        pipeline_errors.*,
        {{ seconds_between('created_at', 'resolved_at') }} as seconds_to_resolve,
        {{ as_of_date() }} - cast(created_at as date) as age_days
    from {{ ref('pipeline_errors') }} as pipeline_errors

),

counted as (

    select
        components.component,
        severities.severity,
        cast(count(*) as integer) as errors,
        cast(count(case when errors.resolved_at is null then 1 end) as integer) as errors_open,
        cast(count(errors.resolved_at) as integer) as errors_resolved,
        cast(count(case when errors.age_days between 0 and 0 then 1 end) as integer) as errors_1d,
        cast(count(case when errors.age_days between 0 and 6 then 1 end) as integer) as errors_7d,
        cast(count(case when errors.age_days between 0 and 29 then 1 end) as integer) as errors_30d,
        min(case when errors.resolved_at is null then errors.created_at end) as oldest_open_at,
        {{ median('errors.seconds_to_resolve') }} as median_seconds_to_resolve
    from errors
    cross join lateral (values ('all'), (coalesce(errors.component, '(unknown)'))) as components (component)
    cross join lateral (values ('all'), (errors.severity)) as severities (severity)
    group by 1, 2

),

rated as (

    select
        component || '/' || severity as error_group_id,
        counted.*,
        {{ share('errors_resolved', 'errors') }} as resolution_rate
    from counted

)

select * from rated
