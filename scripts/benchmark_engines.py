"""What benchmark_matching.py runs in processes of their own, so that seconds and memory are theirs alone.

  sql DATABASE STEPS OUT       executes compiled models in order, each as `create table as`, in one DuckDB process; works in
                               memory as Splink does, reads DATABASE and writes there only what it was asked to keep;
                               STEPS is JSON: [{relation, materialized, sql, is_kept}, ...]
  splink RECORDS SPEC OUT      links normalised records with Splink, trained as in its demos, and clusters them; needs the
                               environment of requirements-benchmark.txt; SPEC is JSON: {entity, rules, threshold}

Both write JSON to OUT: seconds without the start of Python, peak memory in MB; `splink` also the clusters, as Parquet
beside RECORDS. Exit code 0 if all went well.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

from common import peak_memory_mb


def run_sql(database: Path, steps: list[dict[str, Any]]) -> dict[str, Any]:
    """Build the models as dbt would, without dbt and in memory; what is kept goes to the file."""
    import duckdb

    started = time.monotonic()
    connection = duckdb.connect()
    # the settings of the target in profiles.yml
    connection.execute("set TimeZone = 'UTC'; set autoinstall_known_extensions = false; set autoload_known_extensions = false")
    # compiled models name the database they were compiled for: here it is one in memory, over the tables of the file
    connection.execute(f"attach '{database}' as built; attach ':memory:' as {database.stem}; use {database.stem}")
    made = {step["relation"] for step in steps}
    tables = connection.execute("select schema_name, table_name from duckdb_tables() where database_name = 'built'").fetchall()
    for schema in {step["relation"].split(".")[0] for step in steps} | {schema for schema, _ in tables}:
        connection.execute(f"create schema if not exists {schema}")
    for schema, name in tables:
        if f"{schema}.{name}" not in made:
            connection.execute(f"create view {schema}.{name} as select * from built.{schema}.{name}")
    for step in steps:
        kind = "view" if step["materialized"] == "view" else "table"
        connection.execute(f"create {kind} {step['relation']} as ({step['sql']})")
        if step["is_kept"]:
            connection.execute(f"create or replace table built.{step['relation']} as select * from {step['relation']}")
    connection.close()
    return {"seconds": time.monotonic() - started}


def comparisons(entity: str) -> tuple[list[Any], list[str], list[str]]:
    """Splink's library comparisons for an entity; the columns of its deterministic rules and of the EM sessions."""
    import splink.comparison_library as cl

    def exact(column: str) -> Any:
        return cl.ExactMatch(column).configure(term_frequency_adjustments=True)

    if entity == "people":
        return [
            # ForenameSurnameComparison, which looks at both at once, finds less here (F1 lower by .03 at 10,000 records),
            # and a comparison of the mail domain, which repeats the employer, costs precision
            cl.NameComparison("first_name").configure(term_frequency_adjustments=True),
            cl.NameComparison("last_name").configure(term_frequency_adjustments=True),
            cl.EmailComparison("email").configure(term_frequency_adjustments=True),
            cl.LevenshteinAtThresholds("linkedin", 2).configure(term_frequency_adjustments=True),
            exact("phone"),
            exact("company"),
            cl.JaroWinklerAtThresholds("title", [0.9]).configure(term_frequency_adjustments=True),
        ], ["email", "linkedin"], [["first_name", "last_name"], ["email"], ["linkedin"]]
    return [
        cl.NameComparison("name").configure(term_frequency_adjustments=True),
        cl.JaroWinklerAtThresholds("domain", [0.9]).configure(term_frequency_adjustments=True),
        cl.LevenshteinAtThresholds("linkedin", 2).configure(term_frequency_adjustments=True),
        exact("phone"),
        cl.JaroWinklerAtThresholds("address", [0.9, 0.7]).configure(term_frequency_adjustments=True),
        exact("city"),
        exact("postal_code"),
    ], ["domain", "linkedin"], [["name"], ["domain"], ["phone"]]


def run_splink(records: Path, spec: dict[str, Any]) -> dict[str, Any]:
    """Train, predict and cluster; the clusters go to a Parquet file beside the records."""
    started = time.monotonic()
    import duckdb
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    imported = time.monotonic()
    connection = duckdb.connect()
    connection.execute(f"create table records as select * from read_parquet('{records}')")
    compared, certain, sessions = comparisons(spec["entity"])
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=compared,
        blocking_rules_to_generate_predictions=[block_on(rule) for rule in spec["rules"]],
        retain_intermediate_calculation_columns=False,
        retain_matching_columns=False,
    )
    linker = Linker("records", settings, DuckDBAPI(connection=connection))
    linker.training.estimate_probability_two_random_records_match([block_on(column) for column in certain], recall=0.7)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6)
    for columns in sessions:
        linker.training.estimate_parameters_using_expectation_maximisation(block_on(*columns))
    pairs = linker.inference.predict(threshold_match_probability=0.5)
    clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(pairs, spec["threshold"])
    rows = f"select unique_id, cluster_id from {clusters.physical_name}"
    connection.execute(f"copy ({rows}) to '{records.with_name('clusters.parquet')}' (format parquet)")
    return {"seconds": time.monotonic() - imported, "import_seconds": imported - started}


def main() -> int:
    """Run what is asked for and write what it took."""
    engine, source, plan, out = sys.argv[1:]
    run = {"sql": run_sql, "splink": run_splink}[engine]
    took = run(Path(source), json.loads(Path(plan).read_text(encoding="utf-8")))
    Path(out).write_text(json.dumps({**took, "peak_memory_mb": peak_memory_mb()}), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
