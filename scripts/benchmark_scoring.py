"""What the scores cost: the ledger and score models on generated signals, beside a plain SQL script with the same result.

Accepted signals are generated straight into int_signals_checked, with the numbers of their series and their fingerprints (a
build of the sample lends everything else), so that what is timed is everything from accepted signals to int_scores: the
current model only, one day. Timed are dbt's own execution seconds of these models: the full build, and a second run after
NEW more signals; beside them one plain SQL statement that writes the same columns of the same rows of int_scores, from the
same signals. The statement does less: it keeps no points of types and parts to explain a score by, no fingerprints, knows
neither people nor roles nor suppressions, and cannot be continued. Prints seconds, ratio, peak memory, and how many rows
of scores differ after the step.

Usage: benchmark_scoring.py DATABASE [--signals N] [--companies N] [--new N]
       DATABASE: a DuckDB file with the sample built; it is changed, so give a copy, of the same
       file name (views name the file) in another folder.
Exit codes: 0 measured; 1 the scores differ; 2 a run failed.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from common import ROOT, Stop, connect_duckdb, script

MODELS = ["int_signal_series", "int_score_types", "int_score_activity", "int_score_parts", "int_scores"]

# whole columns as dbt built them; only what the ledger reads has values
SIGNALS = """
    insert into analytics_intermediate.int_signals_checked
        (row_id, signal_id, copy_number, company_unique_id, signal_type, source, detected_at, ingested_at, strength, is_rejected, suppresses,
        company_series, fingerprint)
    select 's' || n, 's' || n, 1, company, kind, 'x', seen, seen + interval 1 hour, cast(1 + hash(n, 2) % 10 as decimal(18, 2)), false, false,
        cast(hash(company, kind) >> 1 as bigint), cast(hash(n, 4) >> 1 as bigint)
    from (
        select n, 'c' || (hash(n) % {companies}) as company,
            ['website', 'linkedin', 'hiring', 'site_visit', 'email_click'][cast(1 + hash(n, 1) % 5 as integer)] as kind,
            cast('2025-11-07' as timestamp) - cast(hash(n, 3) % 730 as integer) * interval 1 day as seen
        from range({first}, {last}) as numbers (n)
    )
"""

PLAIN = """
    with placed as (
        select company_unique_id, signal_type, cast(detected_at as date) as signal_date, detected_at, strength,
            date_diff('day', cast(detected_at as date), cast('2025-11-07' as date)) as age_days,
            row_number() over (partition by company_unique_id, signal_type, cast(detected_at as date) order by strength desc, signal_id) as place
        from analytics_intermediate.int_signals_checked where not is_rejected
    ),
    types as (
        select model_version, company_unique_id, signal_type, score_group, type_cap, cap_points, max(detected_at) as last_signal_at,
            cast(sum(case when place <= daily_limit then cast(strength * points_per_strength as decimal(20, 4)) * coalesce(weight, 0) end) as decimal(24, 12)) as points,
            sum((place <= daily_limit)::int) as signal_count, sum((place <= daily_limit and placed.age_days < 7)::int) as signals_7d,
            sum((place <= daily_limit and placed.age_days between 7 and 27)::int) as signals_prior_21d, sum((place <= daily_limit and placed.age_days < 21)::int) as signals_21d,
            sum((place <= daily_limit and placed.age_days between 21 and 104)::int) as signals_prior_84d
        from placed
        inner join analytics_reference.scoring_weights using (signal_type)
        left join analytics_reference.scoring_caps using (model_version, score_group)
        left join analytics_intermediate.int_decay_weights as decay
            on decay.decay_curve = scoring_weights.decay_curve and decay.decay_days = scoring_weights.decay_days and decay.age_days = placed.age_days
        group by all
    ),
    parts as (
        select model_version, company_unique_id, score_group, sum(points) as raw_points, least(sum(least(points, coalesce(type_cap, points))), max(cap_points)) as points,
            max(last_signal_at) as last_signal_at, sum(signal_count) as signal_count, sum(signals_7d) as signals_7d, sum(signals_prior_21d) as signals_prior_21d,
            sum(signals_21d) as signals_21d, sum(signals_prior_84d) as signals_prior_84d
        from types group by all
    ),
    rounded as (
        select *, floor(points) + (place <= floor(round(total, 6) + 0.5) - floors)::int as whole_points
        from (
            select *, sum(points) over company as total, sum(floor(points)) over company as floors,
                row_number() over (partition by model_version, company_unique_id order by points - floor(points) desc, score_group) as place
            from parts window company as (partition by model_version, company_unique_id)
        )
    ),
    totals as (
        select model_version, company_unique_id as subject_id, cast(sum(points) as decimal(18, 6)) as score_exact, sum(whole_points)::int as total_score,
            to_json(map(list(score_group order by score_group), list(whole_points::int order by score_group)))::text as breakdown,
            cast(sum(raw_points) as decimal(18, 6)) as raw_points, cast(sum(raw_points - points) as decimal(18, 6)) as cap_loss, sum(signal_count) as signal_count, sum(signals_7d) as signals_7d,
            sum(signals_prior_21d) as signals_prior_21d, sum(signals_21d) as signals_21d, sum(signals_prior_84d) as signals_prior_84d,
            max(last_signal_at) as last_signal_at
        from rounded group by all
    )
    select totals.*, score_tier, engagement_grade, is_hot
    from totals
    inner join analytics_intermediate.int_tier_ranges as tiers
        on totals.model_version = tiers.model_version and score_exact >= from_points and (score_exact < below_points or below_points is null)
"""
COLUMNS = "model_version, subject_id, score_exact, total_score, score_tier, breakdown, raw_points, cap_loss, engagement_grade, is_hot, signal_count, \
signals_7d, signals_prior_21d, signals_21d, signals_prior_84d, last_signal_at"


def run(database: Path, *arguments: str) -> dict[str, float]:
    """Run the models with dbt; their execution seconds by name."""
    from dbt.adapters.duckdb.connections import DuckDBConnectionManager
    from dbt.cli.main import dbtRunner

    os.environ["BARTON_DUCKDB_PATH"] = str(database)
    with tempfile.TemporaryDirectory() as target:
        result = dbtRunner().invoke(["--quiet", "run", "--select", *MODELS, *arguments, "--project-dir", str(ROOT), "--profiles-dir", str(ROOT / "profiles"),
                                     "--target-path", target, "--log-level-file", "none", "--no-use-colors"])
    DuckDBConnectionManager.close_all_connections()
    if not result.success:
        raise Stop(f"a run failed: {result.exception or [r.message for r in result.result if r.message]}")
    return {r.node.name: r.execution_time for r in result.result if r.node.name in MODELS}


def execute(database: Path, *statements: str) -> tuple[float, list]:
    """Seconds of the statements on a connection of their own, and the last one's rows."""
    connection = connect_duckdb(database)
    connection.execute("set threads = 2")
    started = time.monotonic()
    rows = []
    for statement in statements:
        rows = connection.execute(statement).fetchall()
    seconds = time.monotonic() - started
    connection.close()
    return seconds, rows


@script
def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("database", type=Path)
    parser.add_argument("--signals", type=int, default=5_000_000)
    parser.add_argument("--companies", type=int, default=50_000)
    parser.add_argument("--new", type=int, default=5_000)
    options = parser.parse_args(arguments)
    database = options.database.absolute()
    fill = dict(companies=options.companies)
    execute(database, "truncate analytics_intermediate.int_signals_checked",
            *(f"delete from analytics_reference.{seed} where model_version != 'half_life_1'" for seed in ("scoring_weights", "scoring_models")),
            SIGNALS.format(first=0, last=options.signals, **fill))
    full = run(database, "--full-refresh")
    plain, _ = execute(database, f"create or replace table plain_scores as {PLAIN}")
    execute(database, SIGNALS.format(first=options.signals, last=options.signals + options.new, **fill))
    step = run(database)
    execute(database, f"create or replace table plain_scores as {PLAIN}")
    _, [(differing,)] = execute(database, f"""
        select count(*) from (
            (select {COLUMNS} from plain_scores except select {COLUMNS} from analytics_intermediate.int_scores)
            union all
            (select {COLUMNS} from analytics_intermediate.int_scores except select {COLUMNS} from plain_scores)
        )""")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 ** 2
    report = {"signals": options.signals, "companies": options.companies, "full": round(sum(full.values()), 2), "plain": round(plain, 2),
              "ratio": round(sum(full.values()) / plain, 2), "step": round(sum(step.values()), 2), "step_of_full": round(sum(step.values()) / sum(full.values()), 3),
              "peak_gib": round(peak, 2), "differing": differing,
              "seconds_full_and_step": {name: f"{seconds:.2f} {step[name]:.2f}" for name, seconds in full.items()}}
    print(json.dumps(report, indent=2))
    return int(differing > 0)


if __name__ == "__main__":
    sys.exit(main())
