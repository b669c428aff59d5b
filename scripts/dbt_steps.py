"""Seed and run a part of the project in this one process, and say what it took; a helper of match_eval.py and its kin.

A process of its own, so that its peak memory is dbt's and the engine's alone. Writes JSON: seconds of dbt's start (import
and parse), seed and run; each model with its schema, SQL, seconds, when it started and ended (seconds since the run began);
the models below --below; peak memory in MB.

Usage: dbt_steps.py --select "+model ..." --out FILE [--exclude "model ..."] [--stop-at MODEL] [--target NAME]
                    [--seed] [--full-refresh] [--below MODEL]
Exit codes: build.py's.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from build import DEFAULT_TARGET, NO_ARTIFACTS, Dbt
from common import ROOT, check_variables, peak_memory_mb, script


def descendants(manifest: Any, name: str) -> set[str]:
    """The names of the models that stand below a model, at any distance."""
    children: dict[str, list[str]] = {}
    for node in manifest.nodes.values():
        if node.resource_type == "model":
            for parent in node.depends_on.nodes:
                children.setdefault(parent, []).append(node.unique_id)
    found: set[str] = set()
    waiting = [f"model.barton.{name}"]
    while waiting:
        for child in children.get(waiting.pop(), []):
            if child not in found:
                found.add(child)
                waiting.append(child)
    return {unique_id.split(".")[-1] for unique_id in found}


def timed_models(results: Any) -> dict[str, dict[str, Any]]:
    """Every model of a run: where it stands, what was run, its seconds, and when it began and ended."""
    begun = min((step.started_at for result in results for step in result.timing if step.started_at), default=None)
    models = {}
    for result in results:
        if result.node.resource_type != "model":
            continue
        steps = [step for step in result.timing if step.started_at and step.completed_at]
        models[result.node.name] = {
            "schema": result.node.schema,
            "materialized": result.node.config.materialized,
            "sql": result.node.compiled_code,
            "seconds": result.execution_time,
            "started": min(((step.started_at - begun).total_seconds() for step in steps), default=0.0),
            "ended": max(((step.completed_at - begun).total_seconds() for step in steps), default=0.0),
        }
    return models


@script
def main(arguments: Sequence[str] | None = None) -> int:
    """Read the command line, seed, run, write what it took."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--target", default=DEFAULT_TARGET, help="output of profiles/profiles.yml (default: duckdb)")
    parser.add_argument("--select", required=True, help="what to seed and run, as dbt spells it")
    parser.add_argument("--exclude", default="", help="what of the selection to leave out")
    parser.add_argument("--stop-at", metavar="MODEL", help="leave out what stands below this model")
    parser.add_argument("--out", required=True, metavar="FILE", help="where the JSON goes")
    parser.add_argument("--seed", action="store_true", help="load the reference seeds first")
    parser.add_argument("--full-refresh", action="store_true", help="run incremental models from nothing")
    parser.add_argument("--below", metavar="MODEL", help="say which models stand below this one")
    options = parser.parse_args(arguments)
    check_variables(options.target)
    os.chdir(ROOT)
    dbt = Dbt(options.target, {"raw_schema_prefix": ""})
    left_out = [*options.exclude.split(), *(sorted(descendants(dbt.manifest, options.stop_at)) if options.stop_at else [])]
    selection = ["--select", *options.select.split(), *(["--exclude", *left_out] if left_out else [])]
    if options.seed:
        dbt.run("seed", "seed", NO_ARTIFACTS)
    results = dbt.run("run", "run", NO_ARTIFACTS, *selection, *(["--full-refresh"] if options.full_refresh else [])).results
    took = {
        "seconds": dbt.seconds,
        "models": timed_models(results),
        "below": sorted(descendants(dbt.manifest, options.below)) if options.below else [],
        "peak_memory_mb": peak_memory_mb(),
    }
    Path(options.out).write_text(json.dumps(took), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
