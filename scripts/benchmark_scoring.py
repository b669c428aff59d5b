"""What the scores cost: the ledger and score models on generated signals, beside a plain SQL script with the same result.

Accepted signals are generated straight into int_signals_checked (a build of the sample lends everything else), so that what
is timed is the ledger, int_score_types, int_score_parts and int_scores of the current model only. Timed are dbt's own
execution seconds of these models: the full build, a second run after NEW more signals, and the same totals by one plain SQL
statement over the signals. Prints seconds, ratio, peak memory, and the largest difference of any score.

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

MODELS = ["int_signal_ledger", "int_score_types", "int_score_activity", "int_score_parts", "int_scores"]

# whole columns as dbt built them; only what the ledger reads has values
SIGNALS = """
    insert into analytics_intermediate.int_signals_checked
        (row_id, signal_id, copy_number, company_unique_id, signal_type, source, detected_at, ingested_at, strength, is_rejected, suppresses)
    select 's' || n, 's' || n, 1, 'c' || (hash(n) % {companies}), kinds[cast(1 + hash(n, 1) % 5 as integer)], 'x', seen, seen + interval 1 hour,
        cast(1 + hash(n, 2) % 10 as decimal(18, 2)), false, false
    from (
        select n, ['website', 'linkedin', 'hiring', 'site_visit', 'email_click'] as kinds,
            cast('2025-11-07' as timestamp) - cast(hash(n, 3) % 730 as integer) * interval 1 day as seen
        from range({first}, {last}) as numbers (n)
    )
"""

PLAIN = """
    with placed as (
        select company_unique_id, signal_type, cast(detected_at as date) as signal_date, strength,
            row_number() over (partition by company_unique_id, signal_type, cast(detected_at as date) order by strength desc, signal_id) as place
        from analytics_intermediate.int_signals_checked where not is_rejected
    ),
    types as (
        select company_unique_id, signal_type, score_group, type_cap, cap_points,
            cast(sum(cast(strength * points_per_strength as decimal(20, 4)) * coalesce(weight, 0)) as decimal(18, 6)) as points
        from placed
        inner join analytics_reference.scoring_weights using (signal_type)
        inner join analytics_reference.scoring_models using (model_version)
        left join analytics_reference.scoring_caps using (model_version, score_group)
        left join analytics_intermediate.int_decay_weights as decay
            on decay.decay_curve = scoring_weights.decay_curve and decay.decay_days = scoring_weights.decay_days
            and decay.age_days = date_diff('day', signal_date, cast('2025-11-07' as date))
        where is_current and place <= daily_limit
        group by all
    ),
    parts as (
        select company_unique_id, score_group, least(sum(least(points, coalesce(type_cap, points))), max(cap_points)) as points
        from types group by all
    ),
    totals as (
        select company_unique_id, points, score_group, floor(points) as whole,
            sum(points) over company as total, sum(floor(points)) over company as floors,
            row_number() over (partition by company_unique_id order by points - floor(points) desc, score_group) as place
        from parts window company as (partition by company_unique_id)
    )
    select company_unique_id, max(total) as score_exact, max(floor(total + 0.5)) as total_score,
        to_json(map(list(score_group order by score_group), list(whole + (place <= floor(total + 0.5) - floors)::int order by score_group))) as breakdown
    from totals group by all
"""


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
    return {r.node.name: r.execution_time for r in result.result}


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
    execute(database, "truncate analytics_intermediate.int_signals_checked", "delete from analytics_reference.scoring_weights where model_version != 'half_life_1'",
            SIGNALS.format(first=0, last=options.signals, **fill))
    full = run(database, "--full-refresh")
    plain, _ = execute(database, f"create or replace table plain_scores as {PLAIN}")
    execute(database, SIGNALS.format(first=options.signals, last=options.signals + options.new, **fill))
    step = run(database)
    execute(database, f"create or replace table plain_scores as {PLAIN}")
    _, [(differing,)] = execute(database, """
        select count(*) from plain_scores
        full join (from analytics_intermediate.int_scores where entity = 'company' and score_day = '2025-11-07') as scores
            on scores.subject_id = plain_scores.company_unique_id
        where scores.score_exact is distinct from plain_scores.score_exact or scores.total_score is distinct from plain_scores.total_score""")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 ** 2
    report = {"signals": options.signals, "companies": options.companies, "full": round(sum(full.values()), 2), "plain": round(plain, 2),
              "ratio": round(sum(full.values()) / plain, 2), "step": round(sum(step.values()), 2), "step_ledger": round(step["int_signal_ledger"], 2),
              "step_of_full": round(sum(step.values()) / sum(full.values()), 3), "peak_gib": round(peak, 2), "differing": differing,
              "models": {name: round(seconds, 2) for name, seconds in full.items()}}
    print(json.dumps(report, indent=2))
    return int(differing > 0)


if __name__ == "__main__":
    sys.exit(main())
