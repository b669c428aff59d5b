"""How much of `dbt build` is ours: the sample's build against dbt's own floor, both timed as whole processes.

The floor is a throw-away project with as many models of each materialisation, each `select 1`, as many trivial data
tests and as many trivial unit tests (one row in a model without inputs) as the real one has. Both build on a DuckDB file of their own; the real one
is seeded before, untimed. Prints the median of each and the ratio.

Usage: benchmark_floor.py [--runs N]          N pairs of timed runs (default 3)
Exit codes: 0 measured; 2 the sample could not be seeded or built.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from common import ROOT, Stop, script

DBT = str(Path(sys.executable).parent / "dbt")


def dbt(project: Path, database: Path, target: Path, *arguments: str) -> float:
    """Run dbt; return its wall seconds. Raises Stop if it fails."""
    command = [DBT, "--quiet", *arguments, "--project-dir", str(project), "--profiles-dir", str(ROOT / "profiles"),
               "--target-path", str(target), "--log-path", str(target), "--log-level-file", "none"]
    started = time.monotonic()
    done = subprocess.run(command, env={**os.environ, "BARTON_DUCKDB_PATH": str(database)}, capture_output=True, text=True)
    if done.returncode != 0:
        raise Stop(f"dbt {arguments[0]} failed in {project}: {done.stdout.strip().splitlines()[-1:]}")
    return time.monotonic() - started


def shape(target: Path) -> tuple[Counter[str], int, int]:
    """Models by materialisation, data tests and unit tests in the manifest that a real run left."""
    manifest = json.loads((target / "manifest.json").read_text(encoding="utf-8"))
    nodes = manifest["nodes"].values()
    models = Counter(node["config"]["materialized"] for node in nodes if node["resource_type"] == "model")
    return models, sum(node["resource_type"] == "test" for node in nodes), len(manifest["unit_tests"])


def write_floor(directory: Path, models: Counter[str], tests: int, unit_tests: int) -> None:
    """A project of that shape in which nothing does anything."""
    (directory / "models").mkdir(parents=True)
    (directory / "tests").mkdir()
    (directory / "dbt_project.yml").write_text(
        "name: floor\nversion: 1.0.0\nprofile: barton\nflags: {send_anonymous_usage_stats: false}\n", encoding="utf-8")
    for materialized, count in models.items():
        for number in range(count):
            text = f"{{{{ config(materialized='{materialized}') }}}}\nselect 1 as id\n"
            (directory / "models" / f"{materialized}_{number}.sql").write_text(text, encoding="utf-8")
    parents = [f"{materialized}_{number}" for materialized, count in models.items() for number in range(count)]
    for number in range(tests):
        text = f"select id from {{{{ ref('{parents[number % len(parents)]}') }}}} where id != 1\n"
        (directory / "tests" / f"trivial_{number}.sql").write_text(text, encoding="utf-8")
    units = [{"name": f"unit_{number}", "model": parents[number % len(parents)], "given": [], "expect": {"rows": [{"id": 1}]}}
             for number in range(unit_tests)]
    (directory / "models" / "units.yml").write_text(json.dumps({"version": 2, "unit_tests": units}), encoding="utf-8")


@script
def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=3, help="pairs of timed runs (default 3)")
    runs = parser.parse_args(arguments).runs
    build = ["build", "--exclude-resource-type", "seed"]
    with tempfile.TemporaryDirectory(prefix="barton-floor-") as name:
        work = Path(name)
        real = (ROOT, work / "real.duckdb", work / "real_target")
        floor = (work / "floor", work / "floor.duckdb", work / "floor_target")
        dbt(*real, "seed")
        dbt(*real, *build)
        models, tests, unit_tests = shape(real[2])
        write_floor(floor[0], models, tests, unit_tests)
        dbt(*floor, *build)
        pairs = [(dbt(*real, *build), dbt(*floor, *build)) for _ in range(runs)]
    ours, theirs = (statistics.median(values) for values in zip(*pairs))
    ratio = statistics.median(one / other for one, other in pairs)
    print(f"{sum(models.values())} models, {tests} data tests, {unit_tests} unit tests; median of {runs} runs, the parse cached:")
    print(f"  this project   {ours:6.1f} s\n  dbt's floor    {theirs:6.1f} s\n  ratio          {ratio:6.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
