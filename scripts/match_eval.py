"""Measure the project's own duplicate matching on labelled records; the engine of `make match-eval`.

DATA is a Parquet file of records in the shape of the raw intake, with a column `cluster` that says which records are
truly the same; NULL or blank there: the record is alone. Columns are found by name, whatever their type; missing ones
are NULL, unknown ones ignored. `unique_id`, failing that `intake_id`, names the records in the checksum and the order of
upload; without either, or if it is empty somewhere or repeats, the row number does. `updated_at` stands for uploaded_at; in a file of people
`company_id` stands for company_name. Binary columns hold UTF-8; NaN is NULL.

The records are loaded into a scratch database as the real schemas, and dbt seeds and runs exactly the models that lead
to the clusters, with the project's parameters. Rows that validation rejects are counted by reason, and each is a cluster of its
own. Prints a table; --out writes the same as JSON, null for a ratio of nothing. --keep leaves the database (on DuckDB) and builds in it,
afterwards and outside the seconds, what match_explain.py reads; a record's intake_id there is record-<unique_id>.

  pairwise   of all pairs of records put together, how many belong together (precision), and the other way round (recall)
  B-cubed    the same seen from each record: its cluster against its entity, averaged over records
  block recall  true pairs that became candidate pairs at all
  review     pairs for a person to decide that the clusters have not already put together
  thin clusters  four records or more, fewer than half of whose pairs were merged directly: held together by chains

Exit codes: 0 measured; 1 dbt failed, or --new-share found other clusters; 2 bad input, named in one line.
"""

from __future__ import annotations

import argparse
import contextlib
import fcntl
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from common import ROOT, Stop, connect_duckdb, connect_postgres, script
from load import Table, literal, parquet_reader, quoted, read_sources, write_duckdb, write_postgres
from postgres import end_on_signals, scratch_postgres


@dataclass(frozen=True)
class Entity:
    """What differs between people and companies: the raw table, the models, other names for columns, what an explanation reads."""

    raw_table: str
    prefix: str
    aliases: dict[str, str]
    explained_by: str

    def model(self, name: str) -> str:
        """One of the entity's models: clusters -> int_person_clusters."""
        return f"int_{self.prefix}_{name}"


ENTITIES = {
    "people": Entity("people_raw_intake", "person", {"uploaded_at": "updated_at", "company_name": "company_id"},
                     "+person_identity_map +people_resolution_queue"),
    "companies": Entity("company_raw_intake", "company", {"uploaded_at": "updated_at"}, "+company_identity_map"),
}
# what the evaluation reads; everything above these is built
LEDGER, CLUSTERS, PAIRS, DECISIONS = "id_ledger", "clusters", "candidate_pairs", "match_decisions"
CHECKED = {"person": "int_people_intake_checked", "company": "int_company_intake_checked"}
# the matching begins below this model
IDENTITIES = "identities"
# columns that may name a record, the better one first
KEYS = ("unique_id", "intake_id")
# columns of a raw table that say nothing of who or what the record is
BOOKKEEPING = {"intake_id", "source", "batch_id", "validation_status", "promoted_to_unique_id", "uploaded_at", "validated_at"}
SLOWEST = 5


@dataclass
class Records:
    """What was found in the file."""

    rows: int
    numbered: str  # why the row numbers name the records; empty if they do not
    missing: list[str]
    ignored: list[str]


def read_records(path: Path, entity: Entity, table: Table, duck: Any) -> Records:
    """Read the file into the tables `records` (row number, record_id, entity, raw columns). Raises Stop if it cannot be."""
    import duckdb

    if path.is_dir():
        raise Stop(f"{path}: a folder: name one Parquet file")
    if not path.is_file():
        raise Stop(f"{path}: no such file")
    names, expressions, reader = parquet_reader(path, duck, labels={"cluster", *KEYS})
    given: dict[str, str] = {}
    for name, expression in zip(names, expressions):
        given.setdefault(name.strip().lower(), expression)
    if "cluster" not in given:
        raise Stop(f"{path}: no column `cluster`: add one that says which records are truly the same")
    used = {column: column if column in given else entity.aliases.get(column, "") for column in table.columns}
    used = {column: name for column, name in used.items() if name in given and column != "intake_id"}
    if not set(used) - BOOKKEEPING:
        known = ", ".join(column for column in table.columns if column not in BOOKKEEPING)
        raise Stop(f"{path}: no column of {table.schema}.{table.name} in it: name at least one of {known}")
    key = next((name for name in KEYS if name in given), None)
    # staging tidies spaces and drops what cannot be seen: an ID has to be the same before and after, to be found again
    record_id = f"nullif(trim(regexp_replace({given[key]}, '[\\s\\pC\\pZ]+', ' ', 'g')), '')" if key else "cast(null as varchar)"
    values = ", ".join(f"{given[name]} as {quoted(column)}" for column, name in used.items())
    try:
        duck.execute(
            f"create table records as select row_number() over () as record, {record_id} as record_id,"
            f" nullif(trim({given['cluster']}), '') as entity, {values} from {reader}"
        )
    except duckdb.Error as error:
        raise Stop(f"{path}: cannot be read: {' '.join(str(error).split())[:300]}") from error
    rows, named, different = duck.execute("select count(*), count(record_id), count(distinct record_id) from records").fetchone()
    unusable = [f"{key} is empty in {rows - named:,} of {rows:,} records"] if named < rows else []
    unusable += [f"{key} repeats: {named:,} records have {different:,} values"] if different < named else []
    numbered = "" if not rows else " and ".join(unusable) if key else "no column unique_id"
    if numbered:
        duck.execute("update records set record_id = cast(record as varchar)")
    # a prefix, so that no record_id looks like a placeholder
    columns = ", ".join(
        f"'record-' || record_id as {quoted(column)}" if column == "intake_id"
        else quoted(column) if column in used else f"cast(null as varchar) as {quoted(column)}"
        for column in table.columns
    )
    duck.execute(f"create table raw as select record, record_id, {columns} from records")
    spoken = {"cluster", "unique_id", "intake_id", *used.values()}
    return Records(
        rows,
        numbered=numbered,
        missing=[column for column in table.columns if column not in used and column not in BOOKKEEPING],
        ignored=[name for name in given if name not in spoken],
    )


def discard(database: Path) -> None:
    """Delete a DuckDB file and what a run that was stopped left beside it."""
    for left in database.parent.glob(f"{database.name}*"):
        shutil.rmtree(left) if left.is_dir() else left.unlink()


class Scratch:
    """A database that is thrown away, the raw tables in it and the dbt runs over them."""

    def __init__(self, target: str, directory: Path, table: Table, entity: Entity, duck: Any) -> None:
        self.target, self.directory, self.table, self.entity, self.duck = target, directory, table, entity, duck
        self.path = directory / "match_eval.duckdb"
        self.tables = read_sources(ROOT / "models")

    def clear(self) -> None:
        """Start from an empty database, under the same name: dbt finds again what it parsed for it."""
        if self.target == "duckdb":
            discard(self.path)
            return
        name = os.environ["BARTON_PG_DATABASE"] = "match_eval"
        with self.postgres("postgres") as cursor:
            cursor.execute(f"drop database if exists {name}")
            cursor.execute(f"create database {name} template template0")

    @contextlib.contextmanager
    def postgres(self, database: str) -> Iterator[Any]:
        """A cursor in a database of the Postgres server."""
        before = os.environ["BARTON_PG_DATABASE"]
        os.environ["BARTON_PG_DATABASE"] = database
        try:
            connection = connect_postgres()
        finally:
            os.environ["BARTON_PG_DATABASE"] = before
        connection.autocommit = True
        try:
            yield connection.cursor()
        finally:
            connection.close()

    def load(self, condition: str = "true") -> None:
        """Append the records of a condition to the raw table; every other source table is there and empty."""
        columns = ", ".join(map(quoted, self.table.columns))
        staged = quoted("load_" + self.table.name)
        self.duck.execute(f"create or replace view {staged} as select {columns} from raw where {condition} order by record")
        if self.target == "duckdb":
            write_duckdb(self.tables, [self.table.name], self.duck, self.path, add=True)
        else:
            write_postgres(self.tables, [self.table.name], self.duck, add=True, replace=False)

    def run(self, *options: str, below: str = "") -> dict[str, Any]:
        """Run what leads to the clusters in a process of its own, with further options of dbt_steps.py.

        Returns what that says it took; under `matching` the models below the identities, or below `below`.
        """
        out = self.directory / "took.json"
        models = [self.entity.model(name) for name in (CLUSTERS, DECISIONS, PAIRS, LEDGER)]
        command = [sys.executable, str(ROOT / "scripts" / "dbt_steps.py"), "--target", self.target, "--out", str(out),
                   "--select", " ".join(f"+{model}" for model in models),
                   "--below", below or self.entity.model(IDENTITIES), *options]
        places = {"BARTON_DUCKDB_PATH": str(self.path), "DBT_TARGET_PATH": str(self.directory / "target")}
        process = subprocess.Popen(command, env={**os.environ, **places})
        try:
            if process.wait() != 0:
                raise SystemExit(process.returncode)
        finally:
            if process.poll() is None:
                process.kill()
                process.wait()
        took = json.loads(out.read_text(encoding="utf-8"))
        took["matching"] = {name: model for name, model in took["models"].items() if name in took["below"]}
        return took

    def build_explanations(self, took: dict[str, Any]) -> None:
        """Build what match_explain.py reads beyond the models of a run."""
        self.run("--select", self.entity.explained_by, "--exclude", " ".join(took["models"]))

    def fetch(self, took: dict[str, Any]) -> None:
        """Copy what matching found into the tables `found`, `pairs` and `decisions`, by row number of the file.

        The combinations of reason codes of rejected records go into `rejections`.

        Raises Stop if an accepted record has no cluster.
        """
        wanted = {LEDGER: "source_key, ordinal", CLUSTERS: "ordinal, surviving_ordinal",
                  PAIRS: "older_ordinal, newer_ordinal", DECISIONS: "older_ordinal, newer_ordinal, decision"}
        for name, columns in wanted.items():
            model = self.entity.model(name)
            self.copy(f"{took['models'][model]['schema']}.{model}", columns, f"built_{name}")
        checked = CHECKED[self.entity.prefix]
        self.copy(f"{took['models'][checked]['schema']}.{checked} where is_rejected", "reason_codes", "rejections")
        self.duck.execute(f"""
            create or replace table accepted as
            select records.record, ledger.ordinal
            from built_{LEDGER} as ledger
            inner join records on ledger.source_key = 'record-' || records.record_id;
            create or replace table found as
            select records.record, clusters.surviving_ordinal as cluster, accepted.ordinal is null as is_rejected
            from records
            left join accepted on records.record = accepted.record
            left join built_{CLUSTERS} as clusters on accepted.ordinal = clusters.ordinal;
        """)
        for table, columns in (("pairs", ""), ("decisions", ", decision")):
            self.duck.execute(f"""
                create or replace table {table} as
                select older.record as one, newer.record as other{columns}
                from built_{PAIRS if table == "pairs" else DECISIONS} as links
                inner join accepted as older on links.older_ordinal = older.ordinal
                inner join accepted as newer on links.newer_ordinal = newer.ordinal
            """)
        lost = self.duck.execute("select count(*) from found where cluster is null and not is_rejected").fetchone()[0]
        if lost:
            raise Stop(f"{lost} accepted records are in no cluster of {self.entity.model(CLUSTERS)}: the model lost them")

    def copy(self, relation: str, columns: str, name: str) -> None:
        """Copy a table of the scratch database into the evaluation's own."""
        if self.target == "duckdb":
            self.duck.execute(f"attach {literal(self.path)} as built (read_only)")
            self.duck.execute(f"create or replace table {name} as select {columns} from built.{relation}")
            self.duck.execute("detach built")
            return
        path = self.directory / "rows.csv"
        with self.postgres(os.environ["BARTON_PG_DATABASE"]) as cursor, path.open("wb") as file:
            cursor.copy_expert(f"copy (select {columns} from {relation}) to stdout (format csv, header)", file)
        kinds = ", ".join(
            f"'{column}': '{'bigint' if column.endswith('ordinal') else 'varchar'}'" for column in columns.split(", ")
        )
        self.duck.execute(
            f"create or replace table {name} as select * from read_csv({literal(path)}, header = true, columns = {{{kinds}}})"
        )


def ratio(part: float, whole: float) -> float | None:
    """A share, or None where there is nothing to have a share of."""
    return round(part / whole, 6) if whole else None


def harmonic(one: float | None, other: float | None) -> float | None:
    """The harmonic mean; None if either is unknown."""
    return None if one is None or other is None else ratio(2 * one * other, one + other) or 0.0


def rejection_reasons(duck: Any, source_table: str) -> dict[str, int]:
    """How many records each critical rule rejected, from the table `rejections`; a record may break several."""
    rules = f"read_csv({literal(ROOT / 'seeds' / 'reference' / 'validation_rules.csv')}, header = true, all_varchar = true)"
    return dict(duck.execute(f"""
        select rules.rule_code, count(*)
        from (select unnest(string_split(reason_codes, ', ')) as rule_code from rejections) as broken
        inner join {rules} as rules on broken.rule_code = rules.rule_code
        where rules.source_table = {literal(source_table)} and rules.severity = 'critical'
        group by rules.rule_code
        order by count(*) desc, rules.rule_code
    """).fetchall())


def measure(duck: Any) -> dict[str, Any]:
    """Quality figures from the tables `records`, `found`, `pairs` and `decisions`.

    Pairs are counted from the sizes of clusters, entities and what they share, never listed; a record without a cluster
    or an entity is one of its own. A pair listed twice counts once, and is merged if any of its lines says so.
    """
    duck.execute("""
        create or replace temporary table labels as
        select
            records.record,
            coalesce('e' || records.entity, 'r' || cast(records.record as varchar)) as entity,
            coalesce('c' || cast(found.cluster as varchar), 'r' || cast(records.record as varchar)) as cluster
        from records
        inner join found on records.record = found.record;
        create or replace temporary table clusters as select cluster, count(*) as n from labels group by cluster;
        create or replace temporary table entities as select entity, count(*) as n from labels group by entity;
        create or replace temporary table candidates as
        select one.entity = other.entity as is_true
        from (select distinct least(one, other) as one, greatest(one, other) as other from pairs) as listed
        inner join labels as one on listed.one = one.record
        inner join labels as other on listed.other = other.record;
        create or replace temporary table decided as
        select
            listed.is_merge,
            listed.is_review,
            one.entity = other.entity as is_true,
            one.cluster = other.cluster as is_together,
            one.cluster
        from (
            select
                least(one, other) as one,
                greatest(one, other) as other,
                bool_or(decision = 'auto_merge') as is_merge,
                bool_or(decision = 'review') as is_review
            from decisions
            group by all
        ) as listed
        inner join labels as one on listed.one = one.record
        inner join labels as other on listed.other = other.record;
    """)

    def numbers(sql: str) -> tuple:
        return tuple(value or 0 for value in duck.execute(sql).fetchone())

    rows, rejected = numbers("select count(*), count(*) filter (is_rejected) from found")
    clusters, found_pairs, largest = numbers("select count(*), sum(n * (n - 1) // 2), max(n) from clusters")
    entities, true_pairs = numbers("select count(*), sum(n * (n - 1) // 2) from entities")
    right_pairs, precise, recalled = numbers("""
        select
            sum(shared.n * (shared.n - 1) // 2),
            sum(shared.n * shared.n / clusters.n),
            sum(shared.n * shared.n / entities.n)
        from (select cluster, entity, count(*) as n from labels group by all) as shared
        inner join clusters on shared.cluster = clusters.cluster
        inner join entities on shared.entity = entities.entity
    """)
    candidates, true_candidates = numbers("select count(*), count(*) filter (is_true) from candidates")
    merged, truly_merged, review, true_review = numbers("""
        select
            count(*) filter (is_merge),
            count(*) filter (is_merge and is_true),
            count(*) filter (is_review and not is_merge and not is_together),
            count(*) filter (is_review and not is_merge and not is_together and is_true)
        from decided
    """)
    (thin,) = numbers("""
        select count(*)
        from clusters
        left join (
            select cluster, count(*) as n from decided where is_merge and is_together group by cluster
        ) as direct on clusters.cluster = direct.cluster
        where clusters.n >= 4 and coalesce(direct.n, 0) * 4 < clusters.n * (clusters.n - 1)
    """)
    bcubed = ratio(precise, rows), ratio(recalled, rows)
    return {
        "rows": rows,
        "rejected": rejected,
        "entities": entities,
        "clusters": clusters,
        "pairwise_precision": ratio(right_pairs, found_pairs),
        "pairwise_recall": ratio(right_pairs, true_pairs),
        "pairwise_f1": ratio(2 * right_pairs, found_pairs + true_pairs) if true_pairs else None,
        "bcubed_precision": bcubed[0],
        "bcubed_recall": bcubed[1],
        "bcubed_f1": harmonic(*bcubed),
        "true_pairs": true_pairs,
        "candidate_pairs": candidates,
        "candidate_pairs_per_record": ratio(candidates, rows),
        "block_recall": ratio(true_candidates, true_pairs),
        "auto_merged_pairs": merged,
        "auto_merge_precision": ratio(truly_merged, merged),
        "review_pairs": review,
        "review_pairs_per_1000_records": ratio(1000 * review, rows),
        "review_share_true": ratio(true_review, review),
        "largest_cluster": largest,
        "thin_clusters": thin,
        "clusters_checksum": clusters_checksum(duck),
    }


def clusters_checksum(duck: Any) -> str:
    """One text for the clusters as sets of record ids, whatever the engine and the order: md5 of "record,first" lines."""
    return duck.execute("""
        select md5(coalesce(string_agg(line, chr(10) order by line), ''))
        from (
            select
                record_id || ',' || min(record_id) over (
                    partition by coalesce(cast(found.cluster as varchar), 'r' || cast(found.record as varchar))
                ) as line
            from found
            inner join records on found.record = records.record
        ) as lines
    """).fetchone()[0]


def matching_seconds(took: dict[str, Any]) -> float:
    """Seconds from the start of the first matching model to the end of the last."""
    models = took["matching"].values()
    return round(max(model["ended"] for model in models) - min(model["started"] for model in models), 3)


def costs(took: dict[str, Any], target: str) -> dict[str, Any]:
    """Seconds and memory of a run. Memory is dbt's process with DuckDB in it; a Postgres server's is not known."""
    slowest = sorted(took["matching"].items(), key=lambda item: -item[1]["seconds"])[:SLOWEST]
    return {
        "dbt_start_seconds": round(took["seconds"]["start"], 3),
        "dbt_seed_seconds": round(took["seconds"]["seed"], 3),
        "dbt_run_seconds": round(took["seconds"]["run"], 3),
        "matching_seconds": matching_seconds(took),
        "slowest_matching_models": [{"model": name, "seconds": round(model["seconds"], 3)} for name, model in slowest],
        "peak_memory_mb": round(took["peak_memory_mb"], 1) if target == "duckdb" else None,
    }


def compare_increment(scratch: Scratch, share: float) -> dict[str, Any]:
    """Match all but a share of the records, add the rest, match again: what the second run took and what it found."""
    # the first 32 bits of the md5 as a number between 0 and 1
    new = f"cast('0x' || left(md5(record_id), 8) as bigint) < {share} * 4294967296"
    rows = scratch.duck.execute(f"select count(*) from records where {new}").fetchone()[0]
    scratch.clear()
    scratch.load(f"not ({new})")
    scratch.run("--seed")
    scratch.load(new)
    took = scratch.run()
    scratch.fetch(took)
    return {
        "new_share": share,
        "new_rows": rows,
        "increment_dbt_run_seconds": round(took["seconds"]["run"], 3),
        "increment_matching_seconds": matching_seconds(took),
        "increment_checksum": clusters_checksum(scratch.duck),
    }


def evaluate(path: Path, entity: Entity, target: str, share: float | None, directory: Path, keep: bool) -> dict[str, Any]:
    """Load, run and measure; the figures. With `keep` the database is made ready for match_explain.py after that."""
    table = read_sources(ROOT / "models")[entity.raw_table]
    discard(directory / "figures.duckdb")
    # on disk: a million records need not stay in memory beside dbt's
    duck = connect_duckdb(directory / "figures.duckdb")
    try:
        records = read_records(path, entity, table, duck)
        if records.ignored:
            print(f"not known to the project, ignored: {', '.join(records.ignored)}")
        if records.missing:
            print(f"not in the file, taken as NULL: {', '.join(records.missing)}")
        if records.numbered:
            print(f"{records.numbered}: records are named by their row number")
        sys.stdout.flush()
        scratch = Scratch(target, directory, table, entity, duck)
        increment = compare_increment(scratch, share) if share is not None else {}
        scratch.clear()
        scratch.load()
        took = scratch.run("--seed")
        scratch.fetch(took)
        reasons = rejection_reasons(duck, f"{table.schema}.{table.name}")
        figures = {**measure(duck), "rejected_reasons": reasons, **costs(took, target), **increment}
        # a server's database is gone when this ends
        if keep and target == "duckdb":
            started = time.monotonic()
            scratch.build_explanations(took)
            figures["keep_seconds"] = round(time.monotonic() - started, 3)
    finally:
        duck.close()
    if increment:
        figures["increment_dbt_run_ratio"] = ratio(figures["increment_dbt_run_seconds"], figures["dbt_run_seconds"])
        figures["increment_matching_ratio"] = ratio(figures["increment_matching_seconds"], figures["matching_seconds"])
        figures["increment_same_clusters"] = figures["increment_checksum"] == figures["clusters_checksum"]
    return figures


def shown(value: Any, kind: str = "") -> str:
    """A figure as text: counts with separators, shares with four digits, nothing as a dash."""
    if value is None:
        return "-"
    if kind == "share":
        return f"{value:.4f}"
    if kind:
        return f"{value:,.{kind}f}"
    return f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else str(value)


def print_figures(figures: dict[str, Any]) -> None:
    """Print the table."""

    def line(title: str, key: str, kind: str = "", note: str = "") -> None:
        print(f"  {title:<42}{shown(figures[key], kind):>14}{'   ' + note if note else ''}")

    print(f"\n{figures['data']}: {figures['entity']} on {figures['target']}\n")
    line("records", "rows")
    line("  rejected by validation", "rejected", "", ", ".join(f"{code} {n:,}" for code, n in figures["rejected_reasons"].items()))
    line("entities (truth)", "entities")
    line("clusters found", "clusters")
    line("  largest", "largest_cluster")
    line("  thin (4 records or more)", "thin_clusters")
    print(f"\n  {'':<42}{'precision':>14}{'recall':>10}{'F1':>10}")
    for name in ("pairwise", "bcubed"):
        values = [shown(figures[f"{name}_{part}"], "share") for part in ("precision", "recall", "f1")]
        print(f"  {name.replace('bcubed', 'B-cubed'):<42}{values[0]:>14}{values[1]:>10}{values[2]:>10}")
    if figures["rows"] and figures["rejected"] == figures["rows"]:
        print("  every record was rejected: nothing was matched")
    if not figures["true_pairs"]:
        print("  no two records share a label in `cluster`: recall and F1 say nothing, every merge counts as wrong")
    print()
    line("block recall", "block_recall", "share")
    line("candidate pairs", "candidate_pairs", "", f"{shown(figures['candidate_pairs_per_record'], '2')} a record")
    line("auto-merged pairs", "auto_merged_pairs", "", f"{shown(figures['auto_merge_precision'], 'share')} true")
    line("review pairs", "review_pairs", "", f"{shown(figures['review_pairs_per_1000_records'], '1')} per 1,000 records, "
         f"{shown(figures['review_share_true'], 'share')} true")
    print()
    line("seconds, all", "wall_seconds", "1")
    for step in ("start", "seed", "run"):
        line(f"  dbt {step}", f"dbt_{step}_seconds", "1")
    line("    of it the matching models", "matching_seconds", "2")
    for model in figures["slowest_matching_models"]:
        print(f"      {model['model']:<38}{model['seconds']:>14.2f}")
    line("peak memory, MB", "peak_memory_mb", "0", "" if figures["peak_memory_mb"] else "not measured on a server")
    if "new_share" in figures:
        print()
        line("new records added", "new_rows", "", f"a share of {figures['new_share']}")
        for step in ("dbt_run", "matching"):
            line(f"  seconds, {step.replace('_', ' ')}", f"increment_{step}_seconds", "2",
                 f"{shown(figures[f'increment_{step}_ratio'], '2')} of a full one")
        line("  same clusters as a full run", "increment_same_clusters")
    if "keep_seconds" in figures:
        print()
        line("seconds for KEEP, not in those above", "keep_seconds", "1")
    print(f"\n  clusters {figures['clusters_checksum']}")


def check_out(out: str | None) -> Path | None:
    """The file the JSON goes to. Raises Stop if nothing can be written there."""
    if out is None:
        return None
    path = Path(out)
    existed = path.exists()
    try:
        path.open("a").close()
        if not existed:
            path.unlink()
    except OSError as error:
        raise Stop(f"{path}: cannot be written ({error.strerror}): name another file for OUT") from error
    return path


@contextlib.contextmanager
def workplace() -> Iterator[Path]:
    """A directory to work in: always the same one, so that dbt finds what it parsed the last time; another if that is in use.

    What the run leaves there is deleted, but for what dbt parsed.
    """
    directory = ROOT / "target" / "match_eval"
    directory.mkdir(parents=True, exist_ok=True)
    with (directory / "in_use").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            with tempfile.TemporaryDirectory(prefix="barton-match-eval-") as name:
                yield Path(name)
            return
        try:
            yield directory
        finally:
            for path in directory.iterdir():
                if path.is_dir() and path.name != "target":
                    shutil.rmtree(path)
                elif path.is_file() and path.name != "in_use":
                    path.unlink()


@script
def main(arguments: Sequence[str] | None = None) -> int:
    """Read the command line, evaluate, print, write."""
    started = time.monotonic()
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", metavar="DATA", help="Parquet file of labelled records")
    parser.add_argument("entity", metavar="ENTITY", help="people or companies")
    parser.add_argument("--out", metavar="FILE", help="write the figures as JSON")
    parser.add_argument("--target", choices=["duckdb", "postgres"], default="duckdb",
                        help="postgres: a temporary server, started and stopped here")
    parser.add_argument("--new-share", type=float, metavar="SHARE",
                        help="also: match without this share of the records, add it, match again, compare")
    parser.add_argument("--keep", metavar="DIRECTORY", help="work there and, on DuckDB, leave the database, ready for match_explain.py")
    options = parser.parse_args(arguments)
    if options.entity not in ENTITIES:
        raise Stop(f"unknown entity {options.entity!r}: say ENTITY={' or ENTITY='.join(ENTITIES)}")
    if options.new_share is not None and not 0 < options.new_share < 1:
        raise Stop(f"--new-share {options.new_share}: it must lie between 0 and 1")
    out = check_out(options.out)

    with contextlib.ExitStack() as stack:
        stack.enter_context(end_on_signals())
        if options.keep:
            directory = Path(options.keep).absolute()
            directory.mkdir(parents=True, exist_ok=True)
        else:
            directory = stack.enter_context(workplace())
        if options.target == "postgres":
            os.environ.update(stack.enter_context(scratch_postgres()))
        figures = {"data": Path(options.data).name, "entity": options.entity, "target": options.target,
                   **evaluate(Path(options.data), ENTITIES[options.entity], options.target, options.new_share, directory,
                              bool(options.keep))}
    figures["wall_seconds"] = round(time.monotonic() - started - figures.get("keep_seconds", 0), 3)
    print_figures(figures)
    if "keep_seconds" in figures:
        print(f"\nwhy two records are one, or are not (record-<unique_id> names them, or record-<row number>):\n"
              f"make match-explain ONE=record-... OTHER=record-... ENTITY={options.entity} DATABASE={directory / 'match_eval.duckdb'}")
    if out:
        out.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    return 1 if figures.get("increment_same_clusters") is False else 0


if __name__ == "__main__":
    sys.exit(main())
