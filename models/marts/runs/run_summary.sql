with results as (

    select
        *,
        node_kind in ('test', 'unit_test') as is_test,
        status in ('error', 'runtime error', 'fail', 'partial success') as is_bad
    from {{ ref('run_result') }}

)

select
    invocation_id,
    min(command) as command,
    min(target_name) as target_name,
    min(run_started_at) as started_at,
    max(finished_at) as finished_at,
    case
        when bool_or(is_bad) then 'failed'
        when bool_or(status = 'warn') then 'warned'
        else 'passed'
    end as outcome,
    count(case when node_kind = 'model' and status in ('success', 'no-op') then 1 end) as models_built,
    count(case when node_kind = 'model' and is_bad then 1 end) as models_failed,
    count(case when is_test and status != 'skipped' then 1 end) as tests_run,
    count(case when is_test and status = 'pass' then 1 end) as tests_passed,
    count(case when is_test and status = 'warn' then 1 end) as tests_warned,
    count(case when is_test and is_bad then 1 end) as tests_failed,
    count(case when status = 'skipped' then 1 end) as nodes_skipped,
    cast(sum(seconds) as decimal(12, 3)) as worked_seconds
from results
group by invocation_id
