with results as (

    select * from {{ ref('run_result') }}
    where node_kind in ('test', 'unit_test') and status != 'skipped'

),

ranked as (

    select
        *,
        row_number() over (partition by node_id order by run_started_at desc, invocation_id desc) as newness,
        max(case when status = 'pass' then run_started_at end) over (partition by node_id) as last_passed_at
    from results

),

tallied as (

    select
        node_id,
        count(*) as run_count,
        count(case when status = 'pass' then 1 end) as passed_count,
        min(case
            when last_passed_at is null or run_started_at > last_passed_at then run_started_at
        end) as failing_since,
        max(last_passed_at) as last_passed_at
    from ranked
    group by node_id

)

select
    latest.node_id as test_id,
    latest.node_name as test_name,
    latest.node_kind as test_kind,
    latest.tested_model,
    latest.tested_column,
    latest.status as last_status,
    latest.run_started_at as last_run_at,
    tallied.last_passed_at,
    tallied.failing_since,
    tallied.run_count,
    tallied.run_count - tallied.passed_count as not_passed_count,
    latest.failure_count,
    latest.message,
    latest.seconds as last_seconds
from ranked as latest
inner join tallied on latest.node_id = tallied.node_id
where latest.newness = 1
