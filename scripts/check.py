"""Every check and test of the project; the engine of `make test`.

Runs to the end even if one fails, in two lanes side by side. One: the strict YAML parse, a build of the sample from nothing in
a database of its own, dbt-bouncer (the project's architecture), pytest on DuckDB. The other: sqlfluff (SQL style), zizmor
(workflows), pytest on a Postgres that it starts itself. A check that passes is one line; one that fails shows all it said.
The last line has the counts: pytest's tests plus one for each other check.

Usage: check.py [NAME ...]       NAME: yaml build bouncer duckdb sqlfluff workflows postgres (default: all)

Exit codes: 0 all passed; 1 something failed.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
import xml.etree.ElementTree
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from common import ROOT, script

BIN = Path(sys.executable).parent
DATABASE = ROOT / "target" / "check.duckdb"
# pytest on DuckDB goes on in the database of the build, with what dbt parsed for it; pytest on Postgres compares with a copy
SAMPLES = {"duckdb": DATABASE, "postgres": ROOT / "target" / "built" / DATABASE.name}
# says "ok" or "failed" once the build has ended: pytest on Postgres compares its rows with those of this build
BUILT = ROOT / "target" / "check.built"
PYTEST = [sys.executable, "-m", "pytest", "tests/python"]
CHECKS: dict[str, tuple[str, list[str]]] = {
    # parses from nothing, which spares the build the same
    "yaml": ("strict YAML", [sys.executable, "scripts/strict_parse.py"]),
    # dbt-bouncer reads the artifacts this build leaves in target/
    "build": ("sample built from nothing", [sys.executable, "scripts/build.py", "--database", str(DATABASE)]),
    "bouncer": (
        "architecture",
        [str(BIN / "dbt-bouncer"), "run", "--config-file", "dbt-bouncer.yml", "--show-all-failures"],
    ),
    "duckdb": ("pytest on DuckDB", [*PYTEST, "-m", "not postgres"]),
    "sqlfluff": (
        "SQL style",
        [str(BIN / "sqlfluff"), "lint", "--processes", "0", "--disable-progress-bar", "models", "tests/singular"],
    ),
    "workflows": ("workflows", [str(BIN / "zizmor"), "--offline", "--no-progress", ".github/workflows"]),
    "postgres": ("pytest on Postgres", [*PYTEST, "-m", "postgres"]),
}
# dbt keeps one processor busy: two lanes keep two
LANES = [["yaml", "build", "bouncer", "duckdb"], ["sqlfluff", "workflows", "postgres"]]


class Outcome(NamedTuple):
    """How many tests of a check passed, failed and were skipped; a check that is not pytest counts as one test."""

    passed: int
    failed: int
    skipped: int


def run_check(name: str, chosen: Sequence[str]) -> Outcome:
    """Run one check; print one line if it passes, everything it said if not."""
    title, command = CHECKS[name]
    # dbt-bouncer asks questions on a terminal
    environment = {**os.environ, "NO_COLOR": "1", "COLUMNS": "160"}
    report = ROOT / "target" / f"pytest_{name}.xml"
    if command[: len(PYTEST)] == PYTEST:
        report.unlink(missing_ok=True)
        command = [*command, f"--junitxml={report}"]
        # the tests take over the sample that the check `build` builds and tests; without it they build their own
        if "build" in chosen:
            environment |= {"BARTON_BUILT_SAMPLE": str(SAMPLES[name]), "BARTON_BUILT_MARK": str(BUILT)}
    elif "build" in chosen:
        environment["BARTON_DUCKDB_PATH"] = str(DATABASE)
    started = time.monotonic()
    streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    done = subprocess.run(command, cwd=ROOT, env=environment, text=True, **streams)
    if name == "build":
        if done.returncode == 0:
            SAMPLES["postgres"].parent.mkdir(exist_ok=True)
            shutil.copy(DATABASE, SAMPLES["postgres"])
        BUILT.write_text("ok" if done.returncode == 0 else "failed")
    outcome = count_tests(report, done.returncode) if report.exists() else Outcome(done.returncode == 0, done.returncode != 0, 0)
    tests = f", {outcome.passed} passed" if report.exists() else ""
    tests += f", {outcome.skipped} skipped" if outcome.skipped else ""
    print(f"{name:<10}{'FAILED' if outcome.failed else 'ok':<8}{time.monotonic() - started:6.1f} s   {title}{tests}", flush=True)
    if outcome.failed or outcome.skipped:
        print(done.stdout.rstrip() + "\n", flush=True)
    return outcome


def count_tests(report: Path, code: int) -> Outcome:
    """The counts of a pytest run. It may fail without a failing test: nothing collected, a broken conftest."""
    suite = xml.etree.ElementTree.parse(report).getroot().find("testsuite")
    total, failures, errors, skipped = (int(suite.get(key)) for key in ("tests", "failures", "errors", "skipped"))
    failed = failures + errors
    return Outcome(total - failed - skipped, failed or int(code != 0), skipped)


@script
def main(arguments: Sequence[str] | None = None) -> int:
    """Run the named checks, or all; return 1 if any failed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("checks", nargs="*", metavar="NAME", help=f"one or more of: {' '.join(CHECKS)} (default: all)")
    chosen = parser.parse_args(arguments).checks or list(CHECKS)
    unknown = [name for name in chosen if name not in CHECKS]
    if unknown:
        parser.error(f"unknown check {unknown[0]}: choose from {' '.join(CHECKS)}")

    started = time.monotonic()
    DATABASE.parent.mkdir(exist_ok=True)
    BUILT.unlink(missing_ok=True)
    if "build" in chosen:
        for left in DATABASE.parent.glob("check.duckdb*"):
            left.unlink()
    lanes = [[name for name in lane if name in chosen] for lane in LANES]
    with ThreadPoolExecutor(len(lanes)) as pool:
        done = pool.map(lambda lane: {name: run_check(name, chosen) for name in lane}, lanes)
        outcomes = {name: outcome for lane in done for name, outcome in lane.items()}
    passed, failed, skipped = (sum(counts) for counts in zip(*outcomes.values(), strict=True))
    wrong = [name for name, outcome in outcomes.items() if outcome.failed]
    if wrong:
        print(f"failed above: {', '.join(wrong)}")
    tail = f", {skipped} skipped" if skipped else ""
    print(f"{passed} passed, {failed} failed{tail} in {time.monotonic() - started:.0f} s")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
