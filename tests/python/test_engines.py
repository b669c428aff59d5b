"""The sample builds green on DuckDB and Postgres, gives the same rows on both, and a second run changes nothing."""

from __future__ import annotations

import pytest
from conftest import NO_UNIT_TESTS, Warehouse, checksums
from test_report import everything


@pytest.mark.slow
@pytest.mark.postgres
def test_both_engines_give_the_same_rows_in_every_mart(built_samples) -> None:
    duckdb_sums, postgres_sums = checksums(built_samples("duckdb")), checksums(built_samples("postgres"))
    assert len(duckdb_sums) >= 20
    assert duckdb_sums == postgres_sums


@pytest.mark.slow
def test_a_second_run_changes_nothing(sample_warehouse: Warehouse) -> None:
    before = checksums(sample_warehouse)
    sample_warehouse.dbt("run")
    assert checksums(sample_warehouse) == before


@pytest.mark.slow
@pytest.mark.postgres
def test_a_full_refresh_moves_no_row_and_no_id(built_samples) -> None:
    # on one engine: the other has the same rows, as the first test says
    warehouse = built_samples("postgres")
    runs = "select count(*) from analytics_runs.run_summary"
    before, [(runs_before,)] = checksums(warehouse), warehouse.query(runs)
    warehouse.dbt("run", "--full-refresh")
    assert checksums(warehouse) == before
    assert warehouse.query(runs) == [(runs_before + 1,)], "the run history is kept, and goes on"


@pytest.mark.slow
def test_empty_raw_tables_build_and_test_green(raw_warehouse: Warehouse) -> None:
    # a generic test asks for rows that are wrong: without rows only the invariants can fail
    raw_warehouse.dbt("build", "--exclude-resource-type", "seed", *NO_UNIT_TESTS, "--exclude", "test_type:generic")
    rows = {table: count for table, (count, _) in checksums(raw_warehouse).items()}
    reconciliation = rows.pop("analytics_intake.source_reconciliation")
    assert reconciliation == 11
    assert rows.pop("analytics_ids.int_barton_id_ranges") == 9
    assert rows.pop("analytics_kpi.kpi_data_quality") == 30     # a check of nothing finds nothing
    assert set(rows.values()) == {0}
    pages, files = everything(raw_warehouse)
    assert all('class="empty"' in content for name, content in pages.items() if name != "index.html")
    assert files["index.html"].count("Nothing waits here.") == len(files) - 1
