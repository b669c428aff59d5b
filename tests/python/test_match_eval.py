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

from match_eval import clusters_checksum, measure

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
    assert figures["pairwise_f1"] == share(2 * right, len(same) + len(together))
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


def test_bad_input_is_named(tmp_path: Path) -> None:
    good = write(tmp_path / "good.parquet", "select 'Ada Alder' as full_name, 1 as cluster")
    text = tmp_path / "text.parquet"
    text.write_text("full_name,cluster\nAda Alder,1\n")
    for expected, *arguments in [
        ("missing.parquet: no such file", tmp_path / "missing.parquet", "people"),
        ("cannot be read as Parquet", text, "people"),
        ("no column `cluster`", write(tmp_path / "unlabelled.parquet", "select 'Ada Alder' as full_name"), "people"),
        ("no column of intake.company_raw_intake", write(tmp_path / "other.parquet", "select 1 as cluster, 'x' as source, 2 as colour"), "companies"),
        ("unknown entity 'person'", good, "person"),
        ("cannot be written", good, "people", "--out", tmp_path / "nowhere" / "out.json"),
        ("--new-share 2.0", good, "people", "--new-share", "2"),
    ]:
        assert expected in only_line(script("match_eval", *map(str, arguments)))


@pytest.mark.slow
def test_a_file_never_seen_is_measured(tmp_path: Path) -> None:
    """Columns missing, unknown, of other types and in capitals; unique_id twice; truth NULL; a row that is rejected."""
    data = write(tmp_path / "records.parquet", """
        select * from (values
            (1, 'Ada Alder', 'ada@alder.example', 3045550101.0, date '2025-01-01', 1.0, 'x'),
            (1, 'Ada Alder', 'ada@alder.example', null, date '2025-01-02', 1.0, 'x'),
            (2, 'Bo Birch', 'bo@birch.example', 3045550102.0, date '2025-01-03', null, 'x'),
            (3, null, 'cy@cedar.example', null, date '2025-01-04', null, 'x')
        ) as rows (unique_id, "Full_Name", email, phone, updated_at, cluster, colour)""")
    out = tmp_path / "out.json"
    done = subprocess.run([sys.executable, "scripts/match_eval.py", str(data), "people", "--out", str(out)],
                          cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "not known to the project, ignored: colour\n" in done.stdout
    assert "named by their row number" in done.stdout
    figures = json.loads(out.read_text())
    assert [figures[key] for key in ("rows", "rejected", "entities", "clusters", "true_pairs")] == [4, 1, 3, 3, 1]
    assert [figures[key] for key in ("pairwise_precision", "pairwise_recall", "bcubed_f1", "block_recall")] == [1, 1, 1, 1]
    assert figures["auto_merged_pairs"] == 1 and figures["peak_memory_mb"] > 50
    assert 0 < figures["matching_seconds"] < figures["dbt_run_seconds"] < figures["wall_seconds"]
    assert "pairwise                                          1.0000" in done.stdout
