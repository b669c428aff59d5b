"""Why a company or person has its score: every signal that counts on a day, what the caps took, and the sum.

Compiles the model bit_score_explanation for the day and reads it; all the arithmetic is there. Past days work as well,
up to the last day that was built.

Usage: explain_score.py ID [--day YYYY-MM-DD] [--target NAME] [--raw-schema-prefix VALUE]
Exit codes: 0 printed; 2 the ID or day is unknown, or the project is not built yet.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from build import DEFAULT_TARGET, NO_ARTIFACTS, Database, Dbt
from common import ROOT, Stop, check_variables, first_line, script


def compiled(dbt: Dbt) -> str:
    """The SQL of the explanation for the day of the variables."""
    result = dbt.runner.invoke(["--quiet", "--log-level", "none", "compile", NO_ARTIFACTS, "--select", "bit_score_explanation", *dbt.common])
    if not result.success:
        raise Stop(f"the explanation cannot be compiled: {first_line(result.exception)}")
    return result.result.results[0].node.compiled_code


def describe(line: dict[str, Any]) -> str:
    """One line for a person: when, what, and how the points come about."""
    points = f"{line['points']:>9.2f}"
    if line["line_order"] != 1:
        return f"  {points}  {line['line_kind']} ({line['score_group']})"
    role = f" x {line['role_weight']} (role)" if line["role_weight"] != 1 else ""
    story = f"strength {line['strength']} x {line['points_per_strength']} points x {line['decay_weight']:.3f} (age){role}"
    if line["line_kind"] != "counts":
        story = line["line_kind"]
    age = line["age_days"]
    days = "today" if age == 0 else f"{age} day{'s' * (age > 1)} ago"
    return f"  {points}  {line['signal_date']}  {days:<13} {line['signal_type']:<20} {story}"


def explain(identifier: str, day: str, lines: list[dict[str, Any]]) -> None:
    """Print the lines group by group, strongest first, and their sum."""
    print(f"\n{identifier} on {day}\n")
    for group in sorted({line["score_group"] for line in lines}):
        members = [line for line in lines if line["score_group"] == group]
        members.sort(key=lambda line: (line["line_order"], -abs(line["points"]), str(line["signal_id"])))
        print(f"{group}: {sum(line['points'] for line in members):.2f} points")
        for line in members:
            print(describe(line))
        print()
    total = sum((line["points"] for line in lines), Decimal(0))
    print(f"score: {total:.6f}, read as {total.quantize(Decimal(1), ROUND_HALF_UP)}")


@script
def main(arguments: Sequence[str] | None = None) -> int:
    """Read the command line and explain."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("id", help="Barton ID of a company or person")
    parser.add_argument("--day", help="day to explain, YYYY-MM-DD (default: the day the project stands at)")
    parser.add_argument("--target", default=DEFAULT_TARGET, help="output of profiles/profiles.yml (default: duckdb)")
    parser.add_argument("--raw-schema-prefix", metavar="VALUE", help="as in the build (default: sample_)")
    options = parser.parse_args(arguments)
    if not re.fullmatch(r"[0-9.]{21,}", options.id):
        raise Stop(f"{options.id!r} is no Barton ID")
    check_variables(options.target)
    os.chdir(ROOT)
    variables = {"as_of": options.day} if options.day else {}
    if options.raw_schema_prefix is not None:
        variables["raw_schema_prefix"] = options.raw_schema_prefix
    dbt = Dbt(options.target, variables)
    sql = compiled(dbt)
    day = options.day or re.search(r"cast\('([0-9-]{10})' as date\)", sql)[1]
    path = os.environ.get("BARTON_DUCKDB_PATH", "barton.duckdb")
    with Database(options.target, path) as database:
        try:
            last = database.rows("select max(score_day) from analytics_intermediate.int_score_days")[0][0]
            cursor = database.connection.cursor()
            cursor.execute(f"select * from ({sql}) as explanation where subject_id = '{options.id}'")
            names = [column[0] for column in cursor.description]
            lines = [dict(zip(names, row)) for row in cursor.fetchall()]
        except Exception as error:
            raise Stop(f"nothing to read ({first_line(error)}): run make build first") from error
    if str(last) < day:
        raise Stop(f"{day} is not built yet: the last day is {last}")
    if not lines:
        print(f"{options.id} on {day}: no signal that counts; unscored")
        return 0
    explain(options.id, day, lines)
    return 0


if __name__ == "__main__":
    sys.exit(main())
