"""What `make match-weights` estimates, writes and says when it cannot."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import match_weights
import pytest
from conftest import ROOT, Warehouse


def estimate(warehouse: Warehouse, entity: str) -> list[dict]:
    """Rows of the estimate, from few records and rounds."""
    done = warehouse.dbt("show", "--limit", "-1", "--inline", f"{{{{ estimate_match_weights('{entity}', rounds=4, record_count=300) }}}}")
    table = done.result.results[0].agate_table
    return [dict(zip(table.column_names, row.values())) for row in table.rows]


def test_the_estimate_finds_the_duplicates_of_the_sample(sample_warehouse: Warehouse) -> None:
    rows = estimate(sample_warehouse, "person")
    seed = [row for row in match_weights.read_seed() if row["entity"] == "person"]
    assert {(row["comparison"], row["level"]) for row in rows} == {*((row["comparison"], row["level"]) for row in seed), ("base_weight", None)}
    shares: Counter[tuple[str, str]] = Counter()
    for row in rows:
        if row["comparison"] != "base_weight":
            shares[row["comparison"], "m"] += float(row["match_rate"])
            shares[row["comparison"], "u"] += float(row["chance_rate"])
    assert all(share == pytest.approx(1) for share in shares.values())
    # the sample's duplicates are plain ones: without a label the estimate counts them as the seed's weights do
    merged = sample_warehouse.query("select count(*) from analytics_intermediate.int_person_match_decisions where decision = 'auto_merge'")[0][0]
    base = next(row for row in rows if row["comparison"] == "base_weight")
    assert float(base["match_pairs"]) == pytest.approx(merged, rel=0.05)


def test_every_blocking_rule_says_which_outcomes_it_decides() -> None:
    text = (ROOT / "macros/matching/outcomes_given_by_rule.sql").read_text()
    known = set(re.findall(r"^ {12}'(\w+)': \[", text, re.M))
    with (ROOT / "seeds/reference/blocking_rules.csv").open() as file:
        assert known == {row["block_rule"] for row in csv.DictReader(file)}


def test_the_keys_number_their_rules_as_the_seed_does() -> None:
    with (ROOT / "seeds/reference/blocking_rules.csv").open() as file:
        rules = {(row["entity"], row["rule_number"], row["block_rule"]) for row in csv.DictReader(file)}
    models = {"person": "people/int_person_block_keys.sql", "company": "companies/int_company_block_keys.sql"}
    keys = {(entity, *rule) for entity, path in models.items()
            for rule in re.findall(r"\[\"(\d+) /\* (\w+) \*/\"", (ROOT / "models/intermediate" / path).read_text())}
    assert keys == rules


def test_only_rates_seen_in_enough_pairs_are_written(tmp_path: Path) -> None:
    seed = match_weights.read_seed()
    found = {"match_rate": 0.5, "chance_rate": 0.0625, "weight": 3.0}
    estimates = {(row["comparison"], row["level"]): {**found, "match_pairs": 9.9} for row in seed}
    estimates["last_name", "near"]["match_pairs"] = 10
    estimates["email", "same_domain"]["match_pairs"] = 10        # set by hand
    assert match_weights.write_seed(tmp_path / "new.csv", "person", seed, estimates) == 1
    before = match_weights.SEED.read_text().splitlines()
    after = (tmp_path / "new.csv").read_text().splitlines()
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert [new for _, new in changed] == ["person,last_name,near,0.500000,0.062500000,3.00,false,,last name a typing error apart,One typing error apart"]


@pytest.mark.parametrize(("arguments", "message"), [
    (["dogs"], "'dogs' is nothing that is matched: say people or companies"),
    (["people", "--target", "nowhere"], "unknown target 'nowhere': choose one of duckdb, postgres, spark"),
    (["people", "--target", "postgres", "--database", "x"], "--database names a DuckDB file: leave it out, or use --target duckdb"),
    (["people", "--database", "/nowhere.duckdb"], "/nowhere.duckdb does not exist: build first, with make build or make load DATA=..."),
])
def test_what_cannot_be_estimated_is_named(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["match_weights.py"])
    monkeypatch.setenv("BARTON_DUCKDB_PATH", "x")
    assert match_weights.main(arguments) == 2
    output = capsys.readouterr()
    assert output.out + output.err == f"match_weights.py: {message}\n"
