"""What is missing or wrong outside the project is named in one line, with what to do."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT, Warehouse

NO_POSTGRES = {name: value for name, value in os.environ.items() if not name.startswith("BARTON_PG")}


def run(*command: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env={**NO_POSTGRES, **variables}, timeout=300)


def script(name: str, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return run(sys.executable, f"scripts/{name}.py", *arguments, **variables)


def only_line(done: subprocess.CompletedProcess[str]) -> str:
    lines = [line for line in (done.stdout + done.stderr).splitlines() if line.strip()]
    assert done.returncode not in (0, None)
    assert len(lines) == 1, lines
    return lines[0]


def test_a_missing_variable_is_named(tmp_path: Path) -> None:
    assert "BARTON_PG_HOST" in only_line(script("build", "--target", "postgres"))
    dbt = run(str(Path(sys.executable).parent / "dbt"), "parse", "--target", "postgres", "--target-path", str(tmp_path))
    assert "BARTON_PG_HOST" in dbt.stdout


def test_an_unreachable_postgres_is_named() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    line = only_line(script("build", "--target", "postgres", BARTON_PG_HOST="127.0.0.1", BARTON_PG_PORT=port, BARTON_PG_USER="u",
                            BARTON_PG_PASSWORD="p", BARTON_PG_DATABASE="d", BARTON_PG_SSLMODE="disable"))
    assert f"127.0.0.1:{port}" in line and "BARTON_PG_HOST" in line


@pytest.mark.postgres
def test_a_wrong_database_is_named(postgres_server: dict[str, str]) -> None:
    line = only_line(script("build", "--target", "postgres", **{**postgres_server, "BARTON_PG_DATABASE": "nowhere"}))
    assert "nowhere" in line and "BARTON_PG_DATABASE" in line


def test_a_missing_source_table_or_column_is_named(raw_warehouse: Warehouse) -> None:
    raw_warehouse.execute("alter table intake.people_raw_intake drop column title cascade"
                          if raw_warehouse.engine == "postgres" else "alter table intake.people_raw_intake drop column title")
    result = raw_warehouse.dbt("run", ok=False)
    assert "source table intake.people_raw_intake has no column title: load it with `make load DATA=...`" in told(result)
    raw_warehouse.execute("drop table intake.people_raw_intake cascade")
    result = raw_warehouse.dbt("run", ok=False)
    assert "source table intake.people_raw_intake does not exist: load it with `make load DATA=...`" in told(result)


@pytest.mark.postgres
def test_sample_and_real_ids_never_mix(raw_postgres: Warehouse) -> None:
    raw_postgres.load(company_raw_intake=[{"intake_id": "1", "company_name": "Alder Works", "uploaded_at": "2025-10-24"}])
    raw_postgres.dbt("run", "--select", "+int_company_id_ledger")
    result = raw_postgres.dbt("run", variables={"raw_schema_prefix": "sample_"}, ok=False)
    assert "holds 1 Barton IDs that were not minted from the sample: sample and real data need databases of their own" in told(result)


def told(result) -> str:
    return str(result.exception) + str([node.message for node in getattr(result.result, "results", None) or []])


@pytest.mark.postgres
def test_an_unseeded_sample_says_so(built_samples) -> None:
    sample = built_samples("postgres")
    sample.execute("alter schema sample_intake rename to sample_intake_hidden")
    try:
        result = sample.dbt("run", ok=False)
    finally:
        sample.execute("alter schema sample_intake_hidden rename to sample_intake")
    assert "does not exist: load it with `dbt seed`" in told(result)


def test_a_database_open_elsewhere_is_named(tmp_path: Path) -> None:
    path = tmp_path / "open.duckdb"
    holder = subprocess.Popen([sys.executable, "-c", f"import duckdb, time; c = duckdb.connect({str(path)!r}); print('open', flush=True); time.sleep(60)"],
                              stdout=subprocess.PIPE, text=True)
    try:
        holder.stdout.readline()
        assert str(path) in only_line(script("build", "--database", str(path)))
    finally:
        holder.kill()
        holder.wait()


def test_a_port_in_use_is_named(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        line = only_line(script("serve_docs", "--port", port))
    assert port in line


def test_a_bad_as_of_is_named(tmp_path: Path) -> None:
    dbt = run(str(Path(sys.executable).parent / "dbt"), "compile", "--select", "int_signal_points", "--vars", "{as_of: yesterday}",
              "--target-path", str(tmp_path / "target"), "--log-path", str(tmp_path), BARTON_DUCKDB_PATH=str(tmp_path / "x.duckdb"))
    assert dbt.returncode != 0
    assert "var as_of must be a day 'YYYY-MM-DD', not 'yesterday'" in dbt.stdout
