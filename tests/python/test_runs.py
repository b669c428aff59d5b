"""Each run leaves its results in the database: what failed with its reason, and nothing is lost by a rebuild."""

from __future__ import annotations

from conftest import Warehouse


def test_a_failed_test_is_kept_with_its_reason(sample_warehouse: Warehouse) -> None:
    warehouse = sample_warehouse
    tests = ["not_null_run_summary_outcome", "accepted_values_run_result_node_kind__*",
             "not_null_run_result_node_id"]
    before = warehouse.query("select count(*) from analytics_runs.run_result where node_kind = 'model'")
    warehouse.execute("insert into analytics_runs.run_result (run_result_id, invocation_id, command, target_name, run_started_at, node_id,"
                      " node_name, node_kind, status, seconds) values ('wrong', 'wrong', 'run', 'x', '2000-01-01', 'x', 'x', 'rumour', 'pass', 0)")
    warehouse.execute("alter view analytics_runs.run_summary rename to run_summary_kept")
    warehouse.execute("create view analytics_runs.run_summary as select cast(node_kind || ' isn''t one' as integer) as outcome"
                      " from analytics_runs.run_result")
    try:
        assert not warehouse.dbt("test", "--select", *tests, ok=False).success
    finally:
        warehouse.execute("drop view analytics_runs.run_summary")
        warehouse.execute("alter view analytics_runs.run_summary_kept rename to run_summary")
        warehouse.execute("delete from analytics_runs.run_result where run_result_id = 'wrong'")
    kept = {column: (status, failures, message, model) for column, status, failures, message, model in warehouse.query(
        "select tested_column, last_status, failure_count, message, tested_model from analytics_runs.run_test_history"
        " where last_run_at = (select max(run_started_at) from analytics_runs.run_result)")}
    assert kept["node_id"] == ("pass", 0, None, "run_result")
    assert kept["node_kind"] == ("fail", 1, "Got 1 result, configured to fail if != 0", "run_result")
    status, failures, message, model = kept["outcome"]
    assert (status, failures, model) == ("error", None, "run_summary")
    assert "isn't one" in message
    run = warehouse.query("select command, outcome, tests_run, tests_passed, tests_failed from analytics_runs.run_summary"
                          " order by started_at desc limit 1")
    assert run == [("test", "failed", 3, 1, 2)]
    assert warehouse.query("select count(*) from analytics_runs.run_result where node_kind = 'model'") == before
