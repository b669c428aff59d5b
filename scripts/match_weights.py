"""What the data say about the match weights, without labels; the engine of `make match-weights`.

Counts how often the outcomes of each comparison (same e-mail address, last names one typing error apart …) occur among
random pairs of records and among pairs that share a key, and splits the latter into matches and others by expectation
maximisation. All of it is SQL: the macro estimate_match_weights, run on a database that is built. Prints each outcome
with the pairs it was seen in, its rates and its weight beside the weight in seeds/reference/match_weights.csv. Nothing
is changed; --out writes a copy of that seed in which the rates seen in enough pairs are renewed.

Usage: match_weights.py people|companies [--target TARGET] [--database PATH] [--out FILE.csv]

Exit codes: 0 printed; 2 something is missing: one line says what.
"""

from __future__ import annotations

import argparse
import csv
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from common import ROOT, Stop, check_variables, choose_database, chosen_database, connect_duckdb, connect_postgres, script

ENTITIES = {"people": "person", "companies": "company"}
SEED = ROOT / "seeds" / "reference" / "match_weights.csv"
# fewer pairs than these hold no rate
ENOUGH = 10


def read_seed() -> list[dict[str, str]]:
    """The rows of the seed, in its order."""
    with SEED.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def estimate(entity: str, target: str) -> dict[tuple[str, str | None], dict[str, Any]]:
    """Run the macro in the target's database: {(comparison, level): row}. Raises Stop if the models are not built."""
    from dbt.cli.main import dbtRunner

    query = f"{{{{ estimate_match_weights('{entity}') }}}}"
    quiet = ["--quiet", "--log-level", "none", "--log-level-file", "none"]
    # dbt counts any option given as a change and parses everything again: only what differs from its defaults
    chosen = ["--target", target] if target != "duckdb" else []
    done = dbtRunner().invoke([*quiet, "show", "--inline", query, "--limit", "-1", *chosen])
    if not done.success:
        reason = " ".join(str(done.exception or "").split())
        if "does not exist" in reason:
            raise Stop("nothing is matched yet in this database: build first, with make build or make load DATA=...")
        raise Stop(f"dbt could not run the estimate: {reason[:300]}")
    table = done.result.results[0].agate_table
    rows = [dict(zip((name.lower() for name in table.column_names), row.values())) for row in table.rows]
    return {(row["comparison"], row["level"]): row for row in rows}


def share(value: Any) -> str:
    """A rate, with as many places as it needs."""
    if value in (None, ""):
        return ""
    return f"{float(value):.4f}" if float(value) >= 0.001 else f"{float(value):.7f}"


def bits(value: Any) -> str:
    """A weight with its sign; no negative zero."""
    return f"{float(value) + 0.0:+.2f}".replace("-0.00", "+0.00")


def print_table(entity: str, seed: Sequence[dict[str, str]], estimates: dict[tuple[str, str | None], dict[str, Any]]) -> None:
    """Print every outcome, its rates by the data and its weight by the data and in the seed."""
    base = estimates["base_weight", None]
    print(f"{'comparison':<13}{'outcome':<18}{'pairs':>8}{'m':>11}{'u':>12}{'weight':>9}{'seed':>8}{'difference':>12}")
    last = ""
    for row in seed:
        if row["entity"] != entity:
            continue
        found = estimates[row["comparison"], row["level"]]
        pairs = float(found["match_pairs"])
        mark = "*" if row["is_frequency_adjusted"] == "true" else ""
        rates = f"{share(found['match_rate']):>11}{share(found['chance_rate']):>12}"
        if not row["match_rate"]:
            tail = f"{rates}{'':>9}{bits(row['weight']):>8}   set by hand"
        elif pairs < ENOUGH:
            tail = f"{rates}{'':>9}{bits(row['weight']):>8}   too few pairs"
        else:
            difference = float(found["weight"]) - float(row["weight"])
            tail = f"{rates}{bits(found['weight']):>9}{bits(row['weight']):>8}{bits(difference):>12}"
        name = "" if row["comparison"] == last else row["comparison"]
        print(f"{name:<13}{row['level'] + mark:<18}{pairs:>8,.0f}{tail}")
        last = row["comparison"]
    difference = float(base["weight"]) - float(base["seed_weight"])
    print(f"{'base weight':<31}{float(base['match_pairs']):>8,.0f}{'':>23}{bits(base['weight']):>9}{bits(base['seed_weight']):>8}"
          f"{bits(difference):>12}")
    print(f"""
pairs   pairs of records that are one and have the outcome, by this estimate: sums of probabilities, no counts
m       how often two records of one have the outcome, where both values are known; u the same for two of different
weight  log2(m / u); with * log2(m), because the frequency of the very value takes the place of u when a pair is scored
        seed: seeds/reference/match_weights.csv; a weight set by hand is taken as it is, one with fewer than {ENOUGH}
        pairs is not estimated
base weight  log2(2 * pairs / records), in seeds/reference/match_settings.csv""")


def write_seed(path: Path, entity: str, seed: Sequence[dict[str, str]], estimates: dict[tuple[str, str | None], dict[str, Any]]) -> int:
    """Write the whole seed with the rates that are seen in enough pairs renewed; return how many those are."""
    rows, renewed = [], 0
    for row in seed:
        found = estimates.get((row["comparison"], row["level"])) if row["entity"] == entity else None
        if found and row["match_rate"] and float(found["match_pairs"]) >= ENOUGH:
            row = {
                **row,
                "match_rate": f"{float(found['match_rate']):.6f}",
                "chance_rate": f"{float(found['chance_rate']):.9f}",
                "weight": f"{float(found['weight']):.2f}",
            }
            renewed += 1
        rows.append(row)
    try:
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    except OSError as error:
        raise Stop(f"{path} cannot be written ({error.strerror}): name another file") from error
    return renewed


@script
def main(arguments: Sequence[str] | None = None) -> int:
    """Read the command line, estimate, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("entity", metavar="people|companies", help="what is matched")
    parser.add_argument("--target", default="duckdb", help="output of profiles/profiles.yml (default: duckdb)")
    parser.add_argument("--database", metavar="PATH", help="another DuckDB file than barton.duckdb")
    parser.add_argument("--out", metavar="FILE", help="write the seed with the estimated rates to this CSV file")
    options = parser.parse_args(arguments)
    if options.entity not in ENTITIES:
        raise Stop(f"{options.entity!r} is nothing that is matched: say people or companies")
    choose_database(options.target, options.database or None)
    out = Path(options.out).absolute() if options.out else None
    check_variables(options.target)
    os.chdir(ROOT)
    if options.target == "duckdb":
        connect_duckdb(chosen_database()).close()
    else:
        connect_postgres().close()

    entity, seed = ENTITIES[options.entity], read_seed()
    print("comparing random pairs ...", file=sys.stderr, flush=True)
    estimates = estimate(entity, options.target)
    print_table(entity, seed, estimates)
    if out:
        renewed = write_seed(out, entity, seed, estimates)
        print(f"\n{out}: the seed with {renewed} rows renewed; the others stay as they were")
    return 0


if __name__ == "__main__":
    sys.exit(main())
