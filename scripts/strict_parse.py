"""Parse the project with every YAML file checked against dbt's own schema; any warning is an error.

dbt-core checks YAML against the schemas it ships only for some warehouses, DuckDB and Postgres not among them, so a
misspelt key would pass in silence. This adds the two to dbt's list. The name is private to dbt: the pin in
requirements.in keeps it in place, and this script fails if it is gone.

Exit codes: 0 no finding; 1 findings, one line each; 2 dbt has changed and the check cannot be made.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from common import ROOT, Stop, script


@script
def main(arguments: Sequence[str] | None = None) -> int:
    """Parse from nothing and print each warning and error; takes no arguments."""
    from dbt.cli.main import dbtRunner
    from dbt.jsonschemas import jsonschemas

    adapters = getattr(jsonschemas, "_JSONSCHEMA_SUPPORTED_ADAPTERS", None)
    if not isinstance(adapters, set):
        raise Stop("this dbt-core keeps its YAML schemas elsewhere: adapt scripts/strict_parse.py")
    adapters.update({"duckdb", "postgres"})

    os.chdir(ROOT)
    findings: list[str] = []

    def collect(event: object) -> None:
        if event.info.level in ("warn", "error") and event.info.name != "MainEncounteredError":
            findings.append(event.info.msg.strip())

    # target/ keeps the artifacts of the last build; what is parsed here serves the next run
    flags = ["--no-use-colors", "--log-level", "none", "--log-level-file", "debug", "--show-all-deprecations"]
    result = dbtRunner(callbacks=[collect]).invoke([*flags, "--no-partial-parse", "parse", "--no-write-json"])
    if result.exception:
        findings.append(str(result.exception).strip())
    for finding in dict.fromkeys(findings):
        print(finding)
    return 0 if result.success and not findings else 1


if __name__ == "__main__":
    sys.exit(main())
