"""Seed, build, test and document the whole project in one go; the engine of `make build`.

Runs `dbt seed`, `dbt build --exclude-resource-type seed` and `dbt docs generate --static --no-compile` in one Python
process: seeds come first because the sample's sources sit over seeded tables, and one process pays dbt's start-up once.
dbt's own output goes to logs/dbt.log; the terminal gets a line a step, every warning, and a summary.

Exit codes: 0 everything built and every test passed; 1 a model or test failed, each is printed; 2 something outside the
project is missing (variable, server, source table), named in one line.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from common import DEFAULT_DATABASE, ROOT, Stop, check_variables, choose_database, connect_duckdb, connect_postgres, first_line, script

# The specification's tables, in its order, by schema.
TABLES = {
    "intake": ["company_raw_intake"],
    "marketing": [
        "company_master",
        "company_slots",
        "people_master",
        "people_resolution_queue",
        "contact_enrichment",
        "email_verification",
        "pipeline_events",
        "pipeline_errors",
    ],
    "bit": ["bit_signal", "bit_company_score", "bit_contact_score"],
    "ple": ["ple_cycle", "ple_step", "ple_log"],
}
QUIET = ["--no-use-colors", "--log-level", "none", "--log-level-file", "debug"]
# writing the manifest takes dbt a second or two, and target/ keeps what the last build wrote there
NO_ARTIFACTS = "--no-write-json"
DEFAULT_TARGET = "duckdb"
GOOD = {"success", "pass", "warn", "no-op"}


def shortened(message: str) -> str:
    """A dbt error without blank lines and without the chain of macros it came through."""
    lines = [line.rstrip() for line in message.splitlines()]
    return "\n".join(line for line in lines if line and "> called by" not in line)


class Dbt:
    """dbt in this process: runs steps, keeps their seconds, collects warnings and errors from its events."""

    def __init__(self, target: str, variables: dict[str, str]) -> None:
        # only what differs from dbt's defaults: it counts any option given as a change and parses everything again
        self.target = target
        self.common = ["--target", target] if target != DEFAULT_TARGET else []
        self.common += ["--vars", json.dumps(variables)] if variables else []
        self.warnings: dict[str, None] = {}
        self.errors: list[str] = []
        self.seconds: dict[str, float] = {}
        started = time.monotonic()
        # what is imported and parsed stays to the end: half a million objects that Python need not search for garbage
        gc.disable()
        from dbt.cli.main import dbtRunner

        self.runner = dbtRunner(callbacks=[self.collect])
        self.manifest = self.run("start", "parse", NO_ARTIFACTS)
        self.seconds["start"] = time.monotonic() - started
        gc.freeze()
        gc.enable()
        # the later steps use what this one parsed
        self.runner = dbtRunner(manifest=self.manifest, callbacks=[self.collect])

    def collect(self, event: Any) -> None:
        """Remember dbt's warnings and errors; it prints nothing itself."""
        if event.info.level == "warn":
            self.warnings[" ".join(event.info.msg.split())] = None
        elif event.info.level == "error":
            self.errors.append(event.info.msg.strip())

    def run(self, step: str, *command: str) -> Any:
        """Run one dbt command and return its result. Prints what failed and exits with 1 if anything did."""
        started = time.monotonic()
        outcome = self.runner.invoke([*QUIET, *command, *self.common])
        self.seconds[step] = time.monotonic() - started
        if outcome.success:
            return outcome.result
        results = getattr(outcome.result, "results", None) or []
        failed = [result for result in results if result.status not in GOOD | {"skipped"}]
        reason = str(outcome.exception or "\n".join(self.errors)).strip()
        # the hooks that run first ask for what lies outside the project: source tables, the engine's version
        if not failed and "on-run-start" in reason.partition("\n")[0]:
            raise Stop(first_line(reason.partition("\n")[2]))
        print(f"{step} failed after {self.seconds[step]:.1f} s", file=sys.stderr)
        if not failed:
            print(shortened(reason), file=sys.stderr)
        for result in failed:
            node = result.node
            print(f"\n{node.resource_type} {node.name}: {result.status}", file=sys.stderr)
            print("  " + shortened(result.message or "").replace("\n", "\n  "), file=sys.stderr)
            print(f"  {getattr(node, 'compiled_path', None) or node.original_file_path}", file=sys.stderr)
        skipped = sum(result.status == "skipped" for result in results)
        if skipped:
            print(f"\nskipped because of the above: {skipped}", file=sys.stderr)
        print("\neverything dbt said: logs/dbt.log", file=sys.stderr)
        raise SystemExit(1)


class Database:
    """Read-only questions to the database dbt builds in, through the driver of the target."""

    def __init__(self, target: str, path: Path) -> None:
        self.target = target
        self.connection = connect_postgres() if target == "postgres" else connect_duckdb(path)

    def __enter__(self) -> Database:
        return self

    def __exit__(self, *_: object) -> None:
        self.connection.close()

    def rows(self, sql: str) -> list[tuple]:
        """Run a query and return its rows."""
        cursor = self.connection.cursor()
        cursor.execute(sql)
        return cursor.fetchall()


def count_rows(manifest: Any, database: Database) -> dict[str, list[tuple[str, str, int | None]]]:
    """For each group of the specification its tables as (schema, table, rows); rows is None where nothing builds it.

    A raw table of the specification that no mart repeats is counted where the models read it.
    """
    relations = {source.identifier: (source.schema, source.identifier) for source in manifest.sources.values()}
    models = [node for node in manifest.nodes.values() if node.resource_type == "model"]
    marts = {node.alias: (node.schema, node.alias) for node in models}
    counts: dict[str, list[tuple[str, str, int | None]]] = {}
    for group, names in TABLES.items():
        counts[group] = []
        for name in names:
            found = marts.get(name) or (relations.get(name) if group == "intake" else None)
            rows = database.rows('select count(*) from "{}"."{}"'.format(*found))[0][0] if found else None
            counts[group].append((*(found or (group, name)), rows))
    return counts


def print_summary(dbt: Dbt, results: Any, counts: dict, place: str, docs: bool, sample: bool) -> None:
    """Print what a person wants to know after a build."""
    print()
    for tables in counts.values():
        for schema, table, rows in tables:
            print(f"  {schema + '.' + table:<46}{'not built' if rows is None else format(rows, ',') + ' rows':>14}")
    kinds = Counter(result.node.resource_type.value for result in results if result.status in GOOD)
    warned = sum(result.status == "warn" for result in results)
    tests = kinds["test"] + kinds["unit_test"]
    note = f" ({warned} with warnings)" if warned else ""
    units = f", of them {kinds['unit_test']} unit tests" if kinds["unit_test"] else ""
    print(f"\n{kinds['model']} models built, {tests} tests passed{note}{units}")
    if dbt.warnings:
        print(f"\nwarnings ({len(dbt.warnings)}):")
        for warning in dbt.warnings:
            print(f"  {warning}")
    print("seconds: " + ", ".join(f"{step} {seconds:.1f}" for step, seconds in dbt.seconds.items()))
    print(f"database: {place}")
    if docs:
        print("docs with lineage: target/static_index.html (open the file, or make docs)")
    elsewhere = f"TARGET={dbt.target}" if dbt.target != DEFAULT_TARGET else f"DATABASE={place}" if place != DEFAULT_DATABASE else ""
    where = f"make site {elsewhere}".strip()
    print(f"next: {where} (all there is to read, in one folder)" + (", make test (all tests, Postgres included)" if sample else ""))


def build(
    target: str = DEFAULT_TARGET,
    database: str | Path | None = None,
    raw_schema_prefix: str | None = None,
    full_refresh: bool = False,
    docs: bool = True,
) -> int:
    """Build the project; the arguments are the command line's options.

    Returns 0. Raises Stop if something outside the project is missing, SystemExit(1) if a model or test failed.
    """
    choose_database(target, database)
    check_variables(target)
    os.chdir(ROOT)
    path = Path(os.environ.get("BARTON_DUCKDB_PATH", DEFAULT_DATABASE))
    if target not in ("duckdb", "postgres"):
        raise Stop(f"the target {target} is not built by this script yet: use dbt itself, with --target {target}")
    # fails early, before dbt's start-up, if the server is away or the file is in use
    with Database(target, path):
        pass

    variables = {} if raw_schema_prefix is None else {"raw_schema_prefix": raw_schema_prefix}
    sample = raw_schema_prefix is None or raw_schema_prefix != ""
    refresh = ["--full-refresh"] if full_refresh else []
    dbt = Dbt(target, variables)
    dbt.run("seed", "seed", NO_ARTIFACTS, *refresh)
    print(f"seeded in {dbt.seconds['start'] + dbt.seconds['seed']:.1f} s; building and testing ...", flush=True)
    # unit tests bring their own rows: they say nothing of a user's data
    excluded = ["seed"] if sample else ["seed", "unit_test"]
    results = dbt.run("build", "build", "--exclude-resource-type", *excluded, *refresh).results
    if docs:
        dbt.run("docs", "docs", "generate", "--static", "--no-compile")
    with Database(target, path) as connection:
        counts = count_rows(dbt.manifest, connection)
    place = str(path) if target == "duckdb" else f"{os.environ['BARTON_PG_DATABASE']} on {os.environ['BARTON_PG_HOST']}"
    print_summary(dbt, results, counts, place, docs, sample)
    return 0


@script
def main(arguments: Sequence[str] | None = None) -> int:
    """Read the command line and build."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--target", default=DEFAULT_TARGET, help="output of profiles/profiles.yml (default: duckdb)")
    parser.add_argument("--database", metavar="PATH", help="another DuckDB file than barton.duckdb")
    parser.add_argument(
        "--raw-schema-prefix",
        metavar="VALUE",
        help="'' reads the real schemas intake, marketing, bit, ple (default: sample_)",
    )
    parser.add_argument("--full-refresh", action="store_true", help="rebuild seeds and incremental models from nothing")
    parser.add_argument("--no-docs", dest="docs", action="store_false", help="leave the docs out")
    return build(**vars(parser.parse_args(arguments)))


if __name__ == "__main__":
    sys.exit(main())
