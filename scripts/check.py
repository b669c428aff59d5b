"""Every check and test of the project; the engine of `make test`.

Runs to the end even if one fails: a build of the sample from nothing in a database of its own, then dbt-bouncer (the
project's architecture); beside them sqlfluff (SQL style), the strict YAML parse and zizmor (workflows); at last pytest
(which starts a Postgres of its own). A check that passes is one line; one that fails shows all it said. The last line has the
counts: pytest's tests plus one for each other check.

Usage: check.py [NAME ...]       NAME: build bouncer sqlfluff yaml workflows pytest (default: all)

Exit codes: 0 all passed; 1 something failed.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
import xml.etree.ElementTree
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from common import ROOT, script

BIN = Path(sys.executable).parent
DATABASE = ROOT / "target" / "check.duckdb"
REPORT = ROOT / "target" / "pytest.xml"
CHECKS: dict[str, tuple[str, list[str]]] = {
    # dbt-bouncer reads the artifacts this build leaves in target/
    "build": ("sample built from nothing", [sys.executable, "scripts/build.py", "--database", str(DATABASE)]),
    "bouncer": (
        "architecture",
        [str(BIN / "dbt-bouncer"), "run", "--config-file", "dbt-bouncer.yml", "--show-all-failures"],
    ),
    "sqlfluff": (
        "SQL style",
        [str(BIN / "sqlfluff"), "lint", "--processes", "0", "--disable-progress-bar", "models", "tests/singular"],
    ),
    "yaml": ("strict YAML", [sys.executable, "scripts/strict_parse.py"]),
    "workflows": ("workflows", [str(BIN / "zizmor"), "--offline", "--no-progress", ".github/workflows"]),
}
LANES = [["build", "bouncer"], ["sqlfluff", "yaml", "workflows"]]
# two workers, one for each engine
PYTEST = [sys.executable, "-m", "pytest", "tests/python", "--numprocesses=2", "--dist=loadgroup", f"--junitxml={REPORT}"]


def run_check(name: str) -> bool:
    """Run one check; print one line if it passes, everything it said if not."""
    title, command = CHECKS[name]
    if name == "build":
        for left in DATABASE.parent.glob("check.duckdb*"):
            left.unlink()
    started = time.monotonic()
    # dbt-bouncer asks questions on a terminal; everything that starts dbt uses the check's own database
    environment = {**os.environ, "BARTON_DUCKDB_PATH": str(DATABASE), "NO_COLOR": "1", "COLUMNS": "160"}
    streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    done = subprocess.run(command, cwd=ROOT, env=environment, text=True, **streams)
    passed = done.returncode == 0
    print(f"{name:<10}{'ok' if passed else 'FAILED':<8}{time.monotonic() - started:6.1f} s   {title}", flush=True)
    if not passed:
        print(done.stdout.rstrip() + "\n", flush=True)
    return passed


def run_pytest(is_built: bool) -> tuple[int, int, int]:
    """Run pytest with its output shown as it comes; return how many tests passed, failed and were skipped.

    The tests take over the sample that the check `build` has just built and tested; without it they build their own.
    """
    REPORT.unlink(missing_ok=True)
    built = {"BARTON_BUILT_SAMPLE": str(DATABASE)} if is_built else {}
    code = subprocess.run(PYTEST, cwd=ROOT, env={**os.environ, **built}).returncode
    if not REPORT.exists():
        return 0, 1, 0
    suite = xml.etree.ElementTree.parse(REPORT).getroot().find("testsuite")
    total, failures, errors, skipped = (int(suite.get(key)) for key in ("tests", "failures", "errors", "skipped"))
    failed = failures + errors
    # pytest may fail without a failing test: nothing collected, a broken conftest
    return total - failed - skipped, failed or int(code != 0), skipped


@script
def main(arguments: Sequence[str] | None = None) -> int:
    """Run the named checks, or all; return 1 if any failed."""
    names = [*CHECKS, "pytest"]
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("checks", nargs="*", metavar="NAME", help=f"one or more of: {' '.join(names)} (default: all)")
    chosen = parser.parse_args(arguments).checks or names
    unknown = [name for name in chosen if name not in names]
    if unknown:
        parser.error(f"unknown check {unknown[0]}: choose from {' '.join(names)}")

    started = time.monotonic()
    DATABASE.parent.mkdir(exist_ok=True)
    # dbt keeps one processor busy: what needs no build runs beside it
    lanes = [[name for name in lane if name in chosen] for lane in LANES]
    with ThreadPoolExecutor(len(lanes)) as pool:
        done = pool.map(lambda lane: {name: run_check(name) for name in lane}, lanes)
        results = {name: passed for lane in done for name, passed in lane.items()}
    passed, failed, skipped = sum(results.values()), sum(not ok for ok in results.values()), 0
    if "pytest" in chosen:
        tests = run_pytest(results.get("build", False))
        passed, failed, skipped = passed + tests[0], failed + tests[1], tests[2]
        print()
    wrong = [name for name, ok in results.items() if not ok]
    if wrong:
        print(f"failed above: {', '.join(wrong)}")
    tail = f", {skipped} skipped" if skipped else ""
    print(f"{passed} passed, {failed} failed{tail} in {time.monotonic() - started:.0f} s")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
