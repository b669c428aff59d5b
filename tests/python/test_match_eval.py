"""The evaluation of matching: its figures against counting by hand, its one-line errors, and one run from file to JSON."""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import combinations
from pathlib import Path
from typing import Any

import duckdb
import pytest
from conftest import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st
from test_messages import only_line, script

import match_eval
from load import parquet_reader, read_sources
from match_eval import ENTITIES, clusters_checksum, measure, print_figures, read_records, rejection_reasons

RECORDS = st.integers(0, 9).flatmap(lambda n: st.tuples(
    st.lists(st.one_of(st.none(), st.integers(0, 3)), min_size=n, max_size=n),
    st.lists(st.one_of(st.none(), st.integers(0, 3)), min_size=n, max_size=n),
    st.sets(st.sampled_from(list(combinations(range(n), 2)) or [(0, 0)])),
    st.lists(st.tuples(st.sampled_from(list(combinations(range(n), 2)) or [(0, 0)]),
                       st.sampled_from(["auto_merge", "review", "reject"])), max_size=20),
))


def fill(connection: Any, truth: list, found: list, pairs: set, decisions: list) -> None:
    """The tables that `measure` reads."""
    n = len(truth)
    connection.execute("create table records (record bigint, record_id text, entity text)")
    connection.execute("create table found (record bigint, cluster bigint, is_rejected boolean)")
    connection.execute("create table pairs (one bigint, other bigint)")
    connection.execute("create table decisions (one bigint, other bigint, decision text)")
    if n:
        connection.executemany("insert into records values (?, ?, ?)", [(i, f"id{i}", truth[i]) for i in range(n)])
        connection.executemany("insert into found values (?, ?, ?)", [(i, found[i], found[i] is None) for i in range(n)])
    if n > 1 and pairs:
        connection.executemany("insert into pairs values (?, ?)", list(pairs))
    if n > 1 and decisions:
        connection.executemany("insert into decisions values (?, ?, ?)", [(*pair, decision) for pair, decision in decisions])


def share(part: float, whole: float) -> Any:
    return None if whole == 0 else pytest.approx(part / whole, abs=2e-6)


@settings(max_examples=30, deadline=None, derandomize=True)
@given(RECORDS)
def test_the_figures_are_what_counting_every_pair_gives(case: tuple) -> None:
    truth, found, pairs, decisions = case
    n = len(truth)
    with duckdb.connect() as connection:
        fill(connection, *case)
        figures = measure(connection)
    if n < 2:
        pairs, decisions = set(), []
    every = list(combinations(range(n), 2))
    same = {(a, b) for a, b in every if truth[a] is not None and truth[a] == truth[b]}
    together = {(a, b) for a, b in every if found[a] is not None and found[a] == found[b]}
    merged = {pair for pair, decision in decisions if decision == "auto_merge"}
    review = {pair for pair, decision in decisions if decision == "review"} - merged - together
    right = len(same & together)
    assert figures["rows"] == n and figures["rejected"] == found.count(None)
    assert figures["pairwise_precision"] == share(right, len(together))
    assert figures["pairwise_recall"] == share(right, len(same))
    assert figures["pairwise_f1"] == (share(2 * right, len(same) + len(together)) if same else None)
    assert figures["block_recall"] == share(len(pairs & same), len(same))
    assert figures["candidate_pairs_per_record"] == share(len(pairs), n)
    assert (figures["auto_merged_pairs"], figures["auto_merge_precision"]) == (len(merged), share(len(merged & same), len(merged)))
    assert (figures["review_pairs"], figures["review_share_true"]) == (len(review), share(len(review & same), len(review)))

    def group(labels: list, record: int) -> set[int]:
        return {record} | {other for other in range(n) if labels[record] is not None and labels[other] == labels[record]}

    clusters = {frozenset(group(found, record)) for record in range(n)}
    assert figures["clusters"] == len(clusters)
    assert figures["entities"] == len({frozenset(group(truth, record)) for record in range(n)})
    assert figures["largest_cluster"] == max(map(len, clusters), default=0)
    assert figures["thin_clusters"] == sum(
        len(cluster) >= 4 and sum(pair in merged for pair in combinations(sorted(cluster), 2)) * 4 < len(cluster) * (len(cluster) - 1)
        for cluster in clusters)
    precision, recall = (sum(len(group(truth, r) & group(found, r)) / len(group(labels, r)) for r in range(n)) for labels in (found, truth))
    assert figures["bcubed_precision"] == share(precision, n)
    assert figures["bcubed_recall"] == share(recall, n)
    assert figures["bcubed_f1"] == share(2 * precision * recall, (precision + recall) * n)


def test_the_checksum_is_of_the_clusters_as_sets() -> None:
    def checksum(found: list) -> str:
        with duckdb.connect() as connection:
            fill(connection, [None] * len(found), found, set(), [])
            return clusters_checksum(connection)
    assert checksum([1, 1, 2, None]) == checksum([7, 7, None, 9])
    assert checksum([1, 1, 2, None]) != checksum([1, 2, 2, None])


def write(path: Path, sql: str) -> Path:
    duckdb.execute(f"copy ({sql}) to '{path}' (format parquet)")
    return path


def read(path: Path, connection: Any) -> Any:
    """The file as a file of people, in the tables `records` and `raw`."""
    entity = ENTITIES["people"]
    return read_records(path, entity, read_sources(ROOT / "models")[entity.raw_table], connection)


def test_values_of_every_type_become_text(tmp_path: Path) -> None:
    """Missing stays missing, whole numbers have no decimals, bytes are text; a label may be any bytes."""
    data = write(tmp_path / "odd.parquet", r"""
        select cast('nan' as double) as d, cast('nan' as float) as f, cast(null as double) as n, 3045550101.0::double as whole,
            1.5::double as half, cast('inf' as double) as endless, 3045550101.00::decimal(12, 2) as money, 1.50::decimal(12, 2) as cents,
            encode('Müller 杜') as bytes, cast(null as blob) as no_bytes, '\xE6\x9D'::blob as "Cluster",
            [1, 2] as list, cast(null as int[]) as no_list""")
    with duckdb.connect() as connection:
        names, expressions, reader = parquet_reader(data, connection, labels={"cluster"})
        row = connection.execute(f"select {', '.join(expressions)} from {reader}").fetchone()
        assert dict(zip(names, row)) == {
            "d": None, "f": None, "n": None, "whole": "3045550101", "half": "1.5", "endless": "inf", "money": "3045550101", "cents": "1.50",
            "bytes": "Müller 杜", "no_bytes": None, "Cluster": r"\xE6\x9D", "list": "[1,2]", "no_list": None}
        expressions = parquet_reader(data, connection)[1]
        with pytest.raises(duckdb.Error, match=r"column Cluster holds bytes that are not UTF-8 text: \\xE6\\x9D"):
            connection.execute(f"select {', '.join(expressions)} from {reader}").fetchone()


@pytest.mark.parametrize(("key", "ids", "named", "reason"), [
    ("unique_id", ["'Zoë 1'", "' 杜  2 '", "chr(8203) || '3'"], ["Zoë 1", "杜 2", "3"], ""),
    ("intake_id", ["1.0", "2.0", "3.5"], ["1", "2", "3.5"], ""),
    ("unique_id", ["'a'", "' '", "null"], None, "unique_id is empty in 2 of 3 records"),
    ("unique_id", ["'a'", "'a '", "'b'"], None, "unique_id repeats: 3 records have 2 values"),
    ("unique_id", ["'a'", "'a'", "null"], None, "unique_id is empty in 1 of 3 records and unique_id repeats: 2 records have 1 values"),
    ("number", ["1", "2", "3"], None, "no column unique_id"),
])
def test_records_are_named_by_any_id_that_is_one(tmp_path: Path, key: str, ids: list[str], named: list[str] | None, reason: str) -> None:
    rows = ", ".join(f"({id_}, 'Ada Alder', cast('nan' as double))" for id_ in ids)
    data = write(tmp_path / "ids.parquet", f"select * from (values {rows}) as rows ({key}, full_name, cluster)")
    with duckdb.connect() as connection:
        assert read(data, connection).numbered == reason
        got = connection.execute("select record_id, entity from records order by record").fetchall()
        assert got == [(name, None) for name in named or ["1", "2", "3"]]
        assert connection.execute("select list(intake_id order by record) from raw").fetchone()[0] == [f"record-{row[0]}" for row in got]


def test_nothing_to_measure_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    """No two records of one label, and records that were all rejected."""
    kept = {"data": "x", "entity": "people", "target": "duckdb", "slowest_matching_models": [], "peak_memory_mb": 1.0}
    kept |= dict.fromkeys(("wall_seconds", "dbt_start_seconds", "dbt_seed_seconds", "dbt_run_seconds", "matching_seconds"), 1.0)

    def told(truth: list, found: list, codes: list[str]) -> tuple[dict, str]:
        with duckdb.connect() as connection:
            fill(connection, truth, found, set(), [((0, 1), "auto_merge")])
            connection.execute("create table rejections (reason_codes text)")
            if codes:
                connection.executemany("insert into rejections values (?)", [(code,) for code in codes])
            figures = {**measure(connection), "rejected_reasons": rejection_reasons(connection, "intake.people_raw_intake")}
        print_figures({**figures, **kept})
        return figures, capsys.readouterr().out

    figures, text = told([None, None, "a"], [1, 1, 2], [])
    assert [figures[f"pairwise_{part}"] for part in ("precision", "recall", "f1")] == [0, None, None]
    assert "no two records share a label in `cluster`: recall and F1 say nothing" in text
    assert "every record was rejected" not in text and figures["rejected_reasons"] == {}

    figures, text = told(["a", "a", None], [None, None, None],
                         ["email_missing, full_name_missing", "full_name_too_short, no_identifier", "no_identifier, email_missing"])
    assert figures["rejected_reasons"] == {"no_identifier": 2, "full_name_missing": 1, "full_name_too_short": 1}
    assert "3   no_identifier 2, full_name_missing 1, full_name_too_short 1\n" in text
    assert "every record was rejected: nothing was matched" in text and "no two records" not in text


def test_bad_input_is_named(tmp_path: Path) -> None:
    good = write(tmp_path / "good.parquet", "select 'Ada Alder' as full_name, 1 as cluster")
    text = tmp_path / "text.parquet"
    text.write_text("full_name,cluster\nAda Alder,1\n")
    for expected, *arguments in [
        ("missing.parquet: no such file", tmp_path / "missing.parquet", "people"),
        (f"{tmp_path}: a folder: name one Parquet file", tmp_path, "people"),
        ("column full_name holds bytes that are not UTF-8 text", write(
            tmp_path / "bytes.parquet", r"select '\xE6'::blob as full_name, 1 as cluster"), "people"),
        ("cannot be read as Parquet", text, "people"),
        ("no column `cluster`", write(tmp_path / "unlabelled.parquet", "select 'Ada Alder' as full_name"), "people"),
        ("no column of intake.company_raw_intake", write(tmp_path / "other.parquet", "select 1 as cluster, 'x' as source, 2 as colour"), "companies"),
        ("unknown entity 'person'", good, "person"),
        ("cannot be written", good, "people", "--out", tmp_path / "nowhere" / "out.json"),
        ("--new-share 2.0", good, "people", "--new-share", "2"),
    ]:
        assert expected in only_line(script("match_eval", *map(str, arguments)))


def test_it_works_where_dbt_parsed_before_and_elsewhere_while_another_run_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(match_eval, "ROOT", tmp_path)
    with match_eval.workplace() as first:
        (first / "target").mkdir()
        (first / "match_eval.duckdb").touch()
        (first / "match_eval.duckdb.tmp").mkdir()
        with match_eval.workplace() as second:
            assert second != first
        assert not second.exists() and (first / "match_eval.duckdb").exists()
    assert {path.name for path in first.iterdir()} == {"target", "in_use"}
    with match_eval.workplace() as again:
        assert again == first


@pytest.mark.slow
def test_a_file_never_seen_is_measured(tmp_path: Path) -> None:
    """Columns missing, unknown, of other types and in capitals; IDs with spaces and accents; truth NaN; a row that is rejected.

    The database that --keep leaves can be explained.
    """
    data = write(tmp_path / "records.parquet", """
        select unique_id, "Full_Name", encode(email) as email, phone, updated_at, cast(cluster as double) as cluster, colour
        from (values
            ('Zoë  1', 'Ada Alder', 'ada@alder.example', 3045550101.0, date '2025-01-01', '1', 'x'),
            (' Zoë 2', 'Ada Alder', 'ada@alder.example', 'nan'::double, date '2025-01-02', '1', 'x'),
            ('杜', 'Bo Birch', 'bo@birch.example', 3045550102.0, date '2025-01-03', 'nan', 'x'),
            ('4', null, 'cy@cedar.example', null, date '2025-01-04', 'nan', 'x')
        ) as rows (unique_id, "Full_Name", email, phone, updated_at, cluster, colour)""")
    out, kept = tmp_path / "out.json", tmp_path / "kept"
    done = subprocess.run([sys.executable, "scripts/match_eval.py", str(data), "people", "--out", str(out), "--keep", str(kept)],
                          cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "not known to the project, ignored: colour\n" in done.stdout
    assert "named by their row number" not in done.stdout
    figures = json.loads(out.read_text())
    assert [figures[key] for key in ("rows", "rejected", "entities", "clusters", "true_pairs")] == [4, 1, 3, 3, 1]
    assert figures["rejected_reasons"] == {"full_name_missing": 1}
    assert [figures[key] for key in ("pairwise_precision", "pairwise_recall", "bcubed_f1", "block_recall")] == [1, 1, 1, 1]
    assert figures["auto_merged_pairs"] == 1 and figures["peak_memory_mb"] > 50
    assert 0 < figures["matching_seconds"] < figures["dbt_run_seconds"] < figures["wall_seconds"]
    assert "pairwise                                          1.0000" in done.stdout
    explained = script("match_explain", "record-Zoë 1", "record-杜", "--entity", "people", "--database", str(kept / "match_eval.duckdb"))
    assert explained.returncode == 0, explained.stderr
    assert "They are two people" in explained.stdout
