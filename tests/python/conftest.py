"""What the Python tests share: a Postgres started once, and warehouses that dbt runs in, in this very process.

A `Warehouse` is one database of one engine. `sample_warehouse` holds the shipped sample, built once a session;
`raw_warehouse` is empty but for the reference seeds, reads the real schemas (raw_schema_prefix '') and takes rows
from a test. Starting dbt costs seconds, so it runs in this process, and every warehouse keeps its own target folder,
where dbt finds what it parsed before. `make test` says in BARTON_BUILT_SAMPLE where it builds the sample, for these tests to
go on with, and writes into the file of BARTON_BUILT_MARK how that ended.
"""

from __future__ import annotations

import csv
import gc
import hashlib
import json
import os
import shutil
import time
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import duckdb
import psycopg2
import pytest
import yaml
from dbt.adapters.duckdb.connections import DuckDBConnectionManager
from dbt.cli.main import dbtRunner

from postgres import scratch_postgres

# a manifest is a million objects, read again by every dbt run: Python would search them all for garbage each time
gc.set_threshold(100_000, 20, 100)
ROOT = Path(__file__).resolve().parents[2]
AS_OF = "2025-11-07"
ENGINES = ["duckdb", pytest.param("postgres", marks=pytest.mark.postgres)]
BUILT_SAMPLE, BUILT_MARK = os.environ.get("BARTON_BUILT_SAMPLE"), os.environ.get("BARTON_BUILT_MARK")
NO_UNIT_TESTS = ["--exclude-resource-type", "unit_test"]      # their inputs are fixed: once on each engine is enough


def source_columns() -> dict[tuple[str, str], list[str]]:
    """Columns of every source table, from the YAML that declares them: {(schema, table): [column, ...]}."""
    columns = {}
    for path in sorted((ROOT / "models" / "staging").glob("*/_*__sources.yml")):
        for source in yaml.safe_load(path.read_text())["sources"]:
            for table in source["tables"]:
                columns[source["name"], table["name"]] = [column["name"] for column in table["columns"]]
    return columns


SOURCES = source_columns()


class Warehouse:
    """One database of one engine, the dbt runs in it and the questions a test asks it."""

    def __init__(self, engine: str, directory: Path, prefix: str, postgres: dict[str, str] | None = None) -> None:
        self.engine, self.directory, self.prefix, self.postgres = engine, directory, prefix, postgres
        self.path = directory / "warehouse.duckdb"
        self.is_built = False
        self.name = f"barton_{hashlib.md5(str(directory).encode()).hexdigest()[:10]}"
        directory.mkdir(parents=True, exist_ok=True)
        if engine == "postgres":
            self.execute_at("postgres", f"create database {self.name}")

    # ---- dbt

    def dbt(self, *arguments: str, variables: dict[str, Any] | None = None, ok: bool = True) -> Any:
        """Run dbt with these arguments; assert that it succeeds unless `ok` is false. Returns dbt's result."""
        environment = {"BARTON_DUCKDB_PATH": str(self.path), **(self.postgres or {}), "BARTON_PG_DATABASE": self.name}
        before = {name: os.environ.get(name) for name in environment}
        os.environ.update(environment)
        try:
            result = dbtRunner().invoke([*arguments, *self.options(variables or {})])
        finally:
            DuckDBConnectionManager.close_all_connections()     # or the next test finds this file still open
            for name, value in before.items():
                os.environ.pop(name) if value is None else os.environ.update({name: value})
        if ok:
            assert result.success, failures(result)
        return result

    @cached_property
    def manifest(self) -> Any:
        """What dbt knows of the project, as parsed for this database."""
        return self.dbt("parse").result

    def options(self, variables: dict[str, Any]) -> list[str]:
        common = ["--project-dir", str(ROOT), "--profiles-dir", str(ROOT / "profiles"), "--no-write-json",
                  "--log-path", str(self.directory / "logs"), "--log-level", "none", "--log-level-file", "none"]
        if self.is_built and not variables:
            return common                           # exactly what the build said: what it parsed in target/ holds
        settings = json.dumps({"raw_schema_prefix": self.prefix, "as_of": AS_OF, **variables})
        target = self.directory / ("target_" + hashlib.md5(settings.encode()).hexdigest()[:6])
        return [*common, "--target", self.engine, "--target-path", str(target), "--vars", settings]

    # ---- the database

    def connect(self) -> Any:
        if self.engine == "duckdb":
            return duckdb.connect(str(self.path))
        return self.connect_at(self.name)

    def connect_at(self, database: str) -> Any:
        connection = psycopg2.connect(host=self.postgres["BARTON_PG_HOST"], port=self.postgres["BARTON_PG_PORT"],
                                      user=self.postgres["BARTON_PG_USER"], dbname=database)
        connection.autocommit = True
        return connection

    def execute_at(self, database: str, statement: str) -> None:
        connection = self.connect_at(database)
        try:
            connection.cursor().execute(statement)
        finally:
            connection.close()

    def query(self, statement: str) -> list[tuple]:
        """Rows of a select."""
        connection = self.connect()
        try:
            cursor = connection.cursor()
            cursor.execute(statement)
            return [tuple(row) for row in cursor.fetchall()]
        finally:
            connection.close()

    def execute(self, statement: str) -> None:
        connection = self.connect()
        try:
            connection.cursor().execute(statement)
        finally:
            connection.close()

    def keep(self) -> None:
        """Keep a copy of the database as it is now, for `reset`."""
        self.copy(self.name, f"{self.name}_kept", self.path, self.path.with_suffix(".kept"))

    def reset(self) -> None:
        """Go back to what was kept. Path and name stay, so dbt need not parse the project again."""
        self.copy(f"{self.name}_kept", self.name, self.path.with_suffix(".kept"), self.path)

    def copy(self, name: str, new_name: str, path: Path, new_path: Path) -> None:
        if self.engine == "duckdb":
            shutil.copy(path, new_path)
            return
        self.execute_at("postgres", f"drop database if exists {new_name} with (force)")
        self.execute_at("postgres", f"create database {new_name} template {name}")

    def take(self, path: Path) -> None:
        """Become a copy of a built DuckDB file. Its name stays, because its views say it."""
        self.path = self.directory / path.name
        shutil.copy(path, self.path)

    def take_over(self, path: Path) -> None:
        """Go on in the DuckDB file that `scripts/build.py` has built for these tests."""
        self.path, self.is_built = path, True

    def load(self, **tables: Sequence[dict[str, Any]]) -> None:
        """Replace raw tables by these rows (missing keys are NULL): load(company_raw_intake=[{...}], ...)."""
        connection = self.connect()
        try:
            cursor = connection.cursor()
            for (schema, table), columns in SOURCES.items():
                cursor.execute(f"create schema if not exists {self.prefix}{schema}")
                name = f"{self.prefix}{schema}.{table}"
                cursor.execute(f"create table if not exists {name} ({', '.join(f'{column} text' for column in columns)})")
                if table in tables:
                    cursor.execute(f"delete from {name}")
                    self.insert(cursor, name, columns, tables[table])
        finally:
            connection.close()

    def insert(self, cursor: Any, name: str, columns: list[str], rows: Sequence[dict[str, Any]]) -> None:
        if not rows:
            return
        path = self.directory / "rows.csv"
        with path.open("w", newline="") as file:
            writer = csv.writer(file)
            for row in rows:
                unknown = set(row) - set(columns)
                assert not unknown, f"{name} has no column {unknown}"
                writer.writerow(["\\N" if row.get(column) is None else row[column] for column in columns])
        if self.engine == "duckdb":
            cursor.execute(f"copy {name} from '{path}' (format csv, header false, nullstr '\\N', new_line '\\r\\n')")
        else:
            with path.open() as file:
                cursor.copy_expert(f"copy {name} from stdin (format csv, null '\\N')", file)


def failures(result: Any) -> str:
    """What went wrong in a dbt run, in words."""
    nodes = [f"{r.node.name}: {r.status}: {r.message}" for r in getattr(result.result, "results", None) or []
             if str(r.status) in ("error", "fail", "runtime error")]
    return "\n".join(nodes) or str(result.exception or getattr(result.result, "exception", ""))


def canonical(value: Any) -> str:
    """Text of a value that is the same whatever the engine: JSON is read and written again with sorted keys."""
    if isinstance(value, str) and value[:1] in "{[":
        try:
            return json.dumps(json.loads(value), sort_keys=True)
        except ValueError:
            return value
    return str(value)


def checksums(warehouse: Warehouse) -> dict[str, tuple[int, str]]:
    """Rows and checksum of every mart: {schema.table: (rows, md5 of its rows in canonical text, sorted)}."""
    tables = warehouse.query(
        "select table_schema, table_name from information_schema.tables where table_schema in ('analytics_intake',"
        " 'analytics_marketing', 'analytics_bit', 'analytics_ple', 'analytics_ids', 'analytics_kpi', 'analytics_queues') order by 1, 2")
    sums = {}
    for schema, table in tables:
        columns = [name for (name,) in warehouse.query(
            "select column_name from information_schema.columns where"
            f" table_schema = '{schema}' and table_name = '{table}' order by 1")]
        rows = warehouse.query(f"select {', '.join(columns)} from {schema}.{table}")
        lines = sorted("\x1f".join(map(canonical, row)) for row in rows)
        sums[f"{schema}.{table}"] = (len(rows), hashlib.md5("\n".join(lines).encode()).hexdigest())
    return sums


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[dict[str, str]]:
    """The variables of a Postgres that lives as long as the session."""
    with scratch_postgres() as variables:
        yield variables


@pytest.fixture(scope="session")
def open_warehouse(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A function that makes an empty warehouse of an engine; Postgres is started when it is first asked for."""
    def make(engine: str, prefix: str) -> Warehouse:
        server = request.getfixturevalue("postgres_server") if engine == "postgres" else None
        return Warehouse(engine, tmp_path_factory.mktemp(f"{engine}_{prefix or 'raw'}"), prefix, server)
    return make


def wait_for_the_build() -> None:
    """Wait until the build of the sample has ended, if it goes on beside the tests; fail if it failed."""
    if BUILT_MARK is None:
        return
    while not Path(BUILT_MARK).exists():
        time.sleep(1)
    assert Path(BUILT_MARK).read_text() == "ok", "the sample could not be built: see the check build"


@pytest.fixture(scope="session")
def built_samples(open_warehouse: Any) -> Any:
    """A function that gives the warehouse of an engine with the sample seeded, built and tested, once a session."""
    built: dict[str, Warehouse] = {}

    def get(engine: str) -> Warehouse:
        if engine not in built:
            warehouse = open_warehouse(engine, "sample_")
            if engine == "duckdb" and BUILT_SAMPLE:
                wait_for_the_build()
                warehouse.take_over(Path(BUILT_SAMPLE))
            if engine == "postgres" or not BUILT_SAMPLE:
                warehouse.dbt("seed")
                warehouse.dbt("build", "--exclude-resource-type", "seed")
            built[engine] = warehouse
        return built[engine]
    return get


@pytest.fixture(scope="session", params=ENGINES)
def sample_warehouse(request: pytest.FixtureRequest, built_samples: Any) -> Warehouse:
    """The built sample, on each engine. Tests read it; one that changes it must put it back."""
    return built_samples(request.param)


@pytest.fixture(scope="session")
def seeded_raw(open_warehouse: Any) -> Any:
    """A function that gives the warehouse of an engine with reference seeds and empty raw tables, which are kept for `reset`."""
    made: dict[str, Warehouse] = {}

    def get(engine: str) -> Warehouse:
        if engine not in made:
            warehouse = open_warehouse(engine, "")
            warehouse.load()
            warehouse.dbt("seed")
            warehouse.keep()
            made[engine] = warehouse
        made[engine].reset()
        return made[engine]
    return get


@pytest.fixture(params=ENGINES)
def raw_warehouse(request: pytest.FixtureRequest, seeded_raw: Any) -> Warehouse:
    """A fresh warehouse with reference seeds and empty raw tables, on each engine."""
    return seeded_raw(request.param)


@pytest.fixture
def raw_duckdb(seeded_raw: Any) -> Warehouse:
    """The same on DuckDB only, for tests of what does not depend on the engine."""
    return seeded_raw("duckdb")


@pytest.fixture
def raw_postgres(seeded_raw: Any) -> Warehouse:
    """The same on Postgres only: the two engines share the work of tests of what does not depend on them."""
    return seeded_raw("postgres")
