with results as (

    select * from {{ ref('run_result') }}
    where node_kind = 'model' and status != 'skipped'

),

ranked as (

    select
        *,
        row_number() over (partition by node_id order by run_started_at desc, invocation_id desc) as newness
    from results

),

tallied as (

    select
        node_id,
        count(*) as run_count,
        count(case when status not in ('success', 'no-op') then 1 end) as failed_count,
        cast(avg(seconds) as decimal(12, 3)) as average_seconds,
        cast(max(seconds) as decimal(12, 3)) as slowest_seconds
    from results
    group by node_id

)

select
    latest.node_id as model_id,
    latest.node_name as model_name,
    latest.status as last_status,
    latest.run_started_at as last_run_at,
    latest.seconds as last_seconds,
    tallied.average_seconds,
    tallied.slowest_seconds,
    tallied.run_count,
    tallied.failed_count,
    latest.row_count as last_row_count,
    latest.message as last_message
from ranked as latest
inner join tallied on latest.node_id = tallied.node_id
where latest.newness = 1
