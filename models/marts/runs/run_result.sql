-- No row comes from here: the hook record_results adds them when a run ends. The model makes the table, once.
select
    cast(null as text) as run_result_id,
    cast(null as text) as invocation_id,
    cast(null as text) as command,
    cast(null as text) as target_name,
    cast(null as timestamp) as run_started_at,
    cast(null as text) as node_id,
    cast(null as text) as node_name,
    cast(null as text) as node_kind,
    cast(null as text) as tested_model,
    cast(null as text) as tested_column,
    cast(null as text) as status,
    cast(null as timestamp) as finished_at,
    cast(null as decimal(12, 3)) as seconds,
    cast(null as bigint) as row_count,
    cast(null as bigint) as failure_count,
    cast(null as text) as message
where false
