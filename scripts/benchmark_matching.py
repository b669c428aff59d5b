"""The project's matching against Splink 4: the same records, normalised by the project, the same blocks, the same machine.

For each size three things are timed, each in a process of its own, after dbt has built the normalised records:

  dbt       `dbt run` of the matching models: everything between the normalised records and the clusters
  SQL       the compiled SQL of the same models, executed in order in one DuckDB process, in memory; it writes the clusters
  Splink    library comparisons on the normalised columns, trained by EM as in Splink's demos, clustered at 0.95; in memory
            too, it writes the clusters

`wall` is the whole process with Python's (and dbt's) start; `work` is without: dbt from the first model's start to the
last one's end, SQL from opening the database, Splink from reading the records. Ratios are to Splink's. With --runs the
best counts. Each SIZE is a file inflated to as many records (inflate_records.py says how); without, the file as it is.
Two sizes or more also give the exponent with which the seconds grow.

Exit codes: 0 measured; 1 something failed; 2 bad input, or no environment for Splink (make match-benchmark makes it).
"""

from __future__ import annotations

import argparse
import json
import math
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from common import ROOT, Stop, connect_duckdb, script
from inflate_records import inflate
from load import literal, quoted, read_sources
from match_eval import CLUSTERS, DECISIONS, ENTITIES, PAIRS, Scratch, discard, matching_seconds, measure, read_records
from postgres import end_on_signals


@dataclass(frozen=True)
class Names:
    """Where the project keeps what Splink is given too."""

    records: str  # model of the normalised records, key `ordinal`
    columns: dict[str, str]  # Splink's column -> expression over that model
    keys: str  # model of the blocking keys: ordinal and the two columns below
    rule: str
    key: str
    caps: str  # seed of the rules: their names, and the size above which their blocks are skipped
    name: str
    cap: str
    kind: str = "''"  # SQL of the kind of a key, where a rule gives a record several: of `keys` and `records`


BLOCKS = {"rule": "rule_number", "key": "block_key", "caps": "blocking_rules", "name": "block_rule", "cap": "max_records"}
# an employer is known by three names; the number of a key tells which (macro text_hash)
PERSON = """case caps.block_rule when 'employer_and_last_name' then records.last_name when 'employer_and_first_name' then records.first_name
    else left(records.first_name, 1) || left(records.last_name, 2) end"""
EMPLOYER_KIND = "case " + " ".join(
    f"when keys.block_key = cast(hash(records.employer_{kind} || '|' || {PERSON}) >> 1 as bigint) then '{kind}'" for kind in ("id", "name", "domain")
) + " else '' end"
NAMES = {
    "people": Names(
        records="int_person_match_records",
        columns={
            "first_name": "first_name",
            "last_name": "last_name",
            "email": "email",
            "linkedin": "linkedin_slug",
            "phone": "phone",
            "company": "coalesce(employer_id, employer_name, employer_domain)",
            "title": "title_key",
        },
        keys="int_person_block_keys",
        kind=EMPLOYER_KIND,
        **BLOCKS,
    ),
    "companies": Names(
        records="int_company_match_records",
        columns={
            "name": "name_words",
            "domain": "domain",
            "linkedin": "linkedin_slug",
            "phone": "phone",
            "address": "nullif(concat_ws(' ', house_number, street), '')",
            "city": "city",
            "postal_code": "postal_code",
        },
        keys="int_company_block_keys",
        **BLOCKS,
    ),
}
SPLINK = ROOT / ".venv-benchmark" / "bin" / "python"
THRESHOLD = 0.95
ENGINES = {"dbt": "dbt run", "sql": "bare SQL", "splink": "Splink 4"}


def engine(python: Path | str, *arguments: object) -> tuple[float, dict[str, Any]]:
    """Run an engine in a process of its own; its wall seconds and what it wrote to the last argument."""
    command = [str(python), str(ROOT / "scripts" / "benchmark_engines.py"), *map(str, arguments)]
    started = time.monotonic()
    done = subprocess.run(command, capture_output=True, text=True)
    wall = time.monotonic() - started
    if done.returncode != 0:
        print(done.stderr, file=sys.stderr)
        raise SystemExit(1)
    return wall, json.loads(Path(str(arguments[-1])).read_text(encoding="utf-8"))


def export(scratch: Scratch, names: Names, schemas: dict[str, str], out: Path) -> list[str]:
    """Write the normalised records with a column for each blocking rule; the names of these columns.

    A rule with several kinds of keys (an employer's ID, name, domain) has a column for each kind. A key whose block is over the
    rule's cap is NULL there: Splink is spared the pairs that the project skips.
    """
    duck = scratch.duck
    duck.execute(f"attach {literal(scratch.path)} as built (read_only)")
    try:
        duck.execute(f"""
            create or replace temporary table keys as
            select distinct
                keys.ordinal,
                trim(caps.{names.name} || '_' || {names.kind}, '_') as rule,
                keys.{names.key} as key
            from built.{schemas[names.keys]}.{names.keys} as keys
            inner join built.{schemas[names.records]}.{names.records} as records on keys.ordinal = records.ordinal
            inner join built.analytics_reference.{names.caps} as caps
                on caps.entity = '{scratch.entity.prefix}' and keys.{names.rule} = caps.{names.rule}
            inner join (
                select {names.rule} as rule, {names.key} as key, count(*) as size
                from built.{schemas[names.keys]}.{names.keys}
                group by all
            ) as blocks on keys.{names.rule} = blocks.rule and keys.{names.key} = blocks.key
            where blocks.size between 2 and caps.{names.cap}
        """)
        rules = [row[0] for row in duck.execute("select distinct rule from keys order by rule").fetchall()]
        values = ", ".join(f"{expression} as {quoted(column)}" for column, expression in names.columns.items())
        blocks = "".join(f", max(key) filter (rule = {literal(rule)}) as {quoted('block_' + rule)}" for rule in rules)
        duck.execute(f"""
            copy (
                select records.*, blocks.* exclude (ordinal)
                from (
                    select ordinal as unique_id, {values} from built.{schemas[names.records]}.{names.records}
                ) as records
                left join (select ordinal{blocks} from keys group by ordinal) as blocks
                    on records.unique_id = blocks.ordinal
            ) to {literal(out)} (format parquet)
        """)
    finally:
        duck.execute("detach built")
    return [f"block_{rule}" for rule in rules]


def best(runs: list[tuple[float, float, float]]) -> dict[str, float]:
    """The least of each: wall seconds, working seconds, megabytes."""
    wall, work, memory = (min(values) for values in zip(*runs))
    return {"wall_seconds": round(wall, 3), "work_seconds": round(work, 3), "peak_memory_mb": round(memory, 1)}


def quality(duck: Any) -> dict[str, Any]:
    """Precision, recall and F1 of what stands in `found`."""
    figures = measure(duck)
    kept = {name: figures[f"pairwise_{name}"] for name in ("precision", "recall", "f1")}
    return {**kept, "clusters_checksum": figures["clusters_checksum"]}


def benchmark(path: Path, entity_name: str, runs: int, directory: Path) -> dict[str, Any]:
    """Measure one file: rows, candidate pairs, and for each engine quality, seconds and memory."""
    entity, names = ENTITIES[entity_name], NAMES[entity_name]
    table = read_sources(ROOT / "models")[entity.raw_table]
    discard(directory / "figures.duckdb")
    duck = connect_duckdb(directory / "figures.duckdb")
    try:
        rows = read_records(path, entity, table, duck).rows
        scratch = Scratch("duckdb", directory, table, entity, duck)
        scratch.clear()
        scratch.load()
        print(f"{rows:,} records: normalising ...", flush=True)
        before = scratch.run("--seed", "--stop-at", names.records)
        ends = [entity.model(name) for name in (CLUSTERS, DECISIONS, PAIRS)]
        between = " ".join(f"{names.records}+,+{model}" for model in ends)
        print(f"{rows:,} records: matching ...", flush=True)
        dbt, took = [], {}
        for _ in range(runs):
            started = time.monotonic()
            took = scratch.run("--select", between, "--exclude", names.records, "--full-refresh", below=names.records)
            dbt.append((time.monotonic() - started, matching_seconds(took), took["peak_memory_mb"]))
        models = {**before["models"], **took["models"]}
        scratch.fetch({"models": models})
        figures: dict[str, Any] = {"rows": rows, "dbt": {**best(dbt), **quality(duck)}}
        figures["candidate_pairs"] = duck.execute("select count(distinct (one, other)) from pairs").fetchone()[0]

        plan, out = directory / "plan.json", directory / "engine.json"
        steps = sorted(took["matching"].items(), key=lambda item: item[1]["started"])
        plan.write_text(json.dumps([
            {
                "relation": f"{model['schema']}.{name}",
                "materialized": model["materialized"],
                "sql": model["sql"],
                "is_kept": name == entity.model(CLUSTERS),
            }
            for name, model in steps
        ]), encoding="utf-8")
        timed = [engine(sys.executable, "sql", scratch.path, plan, out) for _ in range(runs)]
        scratch.fetch({"models": models})
        figures["sql"] = {**best([(wall, it["seconds"], it["peak_memory_mb"]) for wall, it in timed]), **quality(duck)}

        print(f"{rows:,} records: Splink ...", flush=True)
        records = directory / "records.parquet"
        rules = export(scratch, names, {name: model["schema"] for name, model in models.items()}, records)
        plan.write_text(json.dumps({"entity": entity_name, "rules": rules, "threshold": THRESHOLD}), encoding="utf-8")
        timed = [engine(SPLINK, "splink", records, plan, out) for _ in range(runs)]
        clusters = literal(records.with_name("clusters.parquet"))
        duck.execute(f"""
            create or replace table found as
            select records.record, linked.cluster_id as cluster, accepted.ordinal is null as is_rejected
            from records
            left join accepted on records.record = accepted.record
            left join read_parquet({clusters}) as linked on accepted.ordinal = linked.unique_id
        """)
        figures["splink"] = {**best([(wall, it["seconds"], it["peak_memory_mb"]) for wall, it in timed]), **quality(duck)}
    finally:
        duck.close()
    return figures


def print_figures(figures: dict[str, Any]) -> None:
    """Print the table of one size."""
    print(f"\n{figures['rows']:,} records, {figures['candidate_pairs']:,} candidate pairs")
    heads = ("precision", "recall", "F1", "wall s", "ratio", "work s", "ratio", "peak MB")
    print(f"  {'':<12}" + "".join(f"{head:>11}" for head in heads))
    other = figures["splink"]
    for name, title in ENGINES.items():
        it = figures[name]
        shares = [f"{it[part]:.4f}" if it[part] is not None else "-" for part in ("precision", "recall", "f1")]
        values = [*shares]
        for kind in ("wall_seconds", "work_seconds"):
            values += [f"{it[kind]:.2f}", f"{it[kind] / other[kind]:.2f}"]
        print(f"  {title:<12}" + "".join(f"{text:>11}" for text in [*values, f"{it['peak_memory_mb']:,.0f}"]))
    if figures["sql"]["clusters_checksum"] != figures["dbt"]["clusters_checksum"]:
        print("  bare SQL found other clusters than dbt run")


def exponents(smaller: dict[str, Any], larger: dict[str, Any]) -> dict[str, dict[str, float]]:
    """With which power of the records the seconds of each engine grow."""
    growth = math.log(larger["rows"] / smaller["rows"])
    powers: dict[str, dict[str, float]] = {}
    for name in ENGINES:
        powers[name] = {
            kind: round(math.log(larger[name][kind] / smaller[name][kind]) / growth, 3)
            for kind in ("wall_seconds", "work_seconds")
        }
    return powers


@script
def main(arguments: Sequence[str] | None = None) -> int:
    """Read the command line, measure every size, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", metavar="DATA", help="Parquet file of labelled records, as make match-eval takes")
    parser.add_argument("entity", metavar="ENTITY", help="people or companies")
    parser.add_argument("--inflate", type=int, nargs="+", default=[], metavar="SIZE", help="records to make of the file")
    parser.add_argument("--runs", type=int, default=1, help="timed runs of each; the best counts (default 1)")
    parser.add_argument("--out", metavar="FILE", help="write the figures as JSON")
    options = parser.parse_args(arguments)
    if options.entity not in NAMES:
        raise Stop(f"unknown entity {options.entity!r}: people or companies")
    if not SPLINK.exists():
        raise Stop(f"{SPLINK.parent.parent} is missing: make match-benchmark creates it")
    if options.runs < 1 or any(size < 1 for size in options.inflate):
        raise Stop("sizes and runs must be 1 or more")
    source, results = Path(options.data), []
    with end_on_signals(), tempfile.TemporaryDirectory(prefix="barton-match-benchmark-") as name:
        directory = Path(name)
        for size in sorted(options.inflate) or [None]:
            data = source
            if size:
                data = directory / "inflated.parquet"
                inflate(source, options.entity, size, data)
            results.append(benchmark(data, options.entity, options.runs, directory))
            print_figures(results[-1])
    grown = [exponents(smaller, larger) for smaller, larger in zip(results, results[1:])]
    for (smaller, larger), growth in zip(zip(results, results[1:]), grown):
        print(f"\ngrowth from {smaller['rows']:,} to {larger['rows']:,} records: exponent of")
        for name, title in ENGINES.items():
            print(f"  {title:<12} wall {growth[name]['wall_seconds']:.2f}, work {growth[name]['work_seconds']:.2f}")
    if options.out:
        result = {"data": source.name, "entity": options.entity, "cpus": os.cpu_count(),
                  "sizes": results, "growth_exponents": grown}
        Path(options.out).write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
