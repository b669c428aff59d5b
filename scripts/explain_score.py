"""Why a company or person has its score: every signal that counts on a day, what was taken or given back, and the sum.

Reads the model bit_score_explanation, where all the arithmetic is. For another day than that of the last build dbt compiles
the model for that day, up to the last day that was built. A merged ID is explained by the one it was merged into.

Usage: explain_score.py ID [--day YYYY-MM-DD] [--target NAME] [--database PATH]
Exit codes: 0 printed, unscored included; 2 the ID or day is unknown, or the project is not built yet.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import textwrap
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from build import DEFAULT_TARGET, NO_ARTIFACTS, Database, Dbt
from common import ROOT, Stop, check_variables, choose_database, chosen_database, first_line, script

FADES = {"half_life": "half after {} days", "linear": "nothing after {} days", "cliff": "all of it until day {}"}
# what is asked of an ID: who it stands for today, with the score of the last build
SUBJECTS = {
    "company": """
        select
            identities.surviving_company_unique_id as survivor, identities.intake_id, companies.company_name as name,
            cast(null as text) as title, cast(null as text) as employer,
            scores.total_score as score, scores.score_tier, scores.next_tier_change_on, scores.calculated_at
        from analytics_marketing.company_identity_map as identities
        left join analytics_marketing.company_master as companies on identities.surviving_company_unique_id = companies.company_unique_id
        left join analytics_bit.bit_company_score as scores on identities.surviving_company_unique_id = scores.company_unique_id
        where identities.company_unique_id = '{}'
    """,
    "person": """
        select
            identities.surviving_person_unique_id as survivor, identities.intake_id, people.full_name as name,
            people.title, companies.company_name as employer,
            scores.engagement_score as score, scores.score_tier, cast(null as date) as next_tier_change_on, scores.calculated_at
        from analytics_marketing.person_identity_map as identities
        left join analytics_marketing.people_master as people on identities.surviving_person_unique_id = people.unique_id
        left join analytics_marketing.company_master as companies on people.company_unique_id = companies.company_unique_id
        left join analytics_bit.bit_contact_score as scores on identities.surviving_person_unique_id = scores.person_unique_id
        where identities.person_unique_id = '{}'
    """,
}


def rows(target: str, sql: str) -> list[dict[str, Any]]:
    """Rows of a select. Raises Stop if what it reads is not built yet."""
    with Database(target, chosen_database() if target == "duckdb" else ROOT) as database:
        cursor = database.connection.cursor()
        try:
            cursor.execute(sql)
        except Exception as error:
            raise Stop(f"nothing to read ({first_line(error)}): build first, with make build or make load DATA=...") from error
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row)) for row in cursor.fetchall()]


def find(target: str, identifier: str) -> dict[str, Any]:
    """Who a Barton ID stands for. Raises Stop if nobody ever had it, or has it today."""
    for sql in SUBJECTS.values():
        for subject in rows(target, sql.format(identifier)):
            if subject["survivor"] is None:
                raise Stop(f"{identifier} stands for nobody today: its record {subject['intake_id']} is no longer in the intake")
            return subject
    raise Stop(f"{identifier} was never given to a person or company: person_identity_map and company_identity_map list all that were")


def compiled(target: str, day: date) -> str:
    """The SQL of the explanation for another day than that of the build."""
    dbt = Dbt(target, {"as_of": str(day)})
    result = dbt.runner.invoke(["--quiet", "--log-level", "none", "compile", NO_ARTIFACTS, "--select", "bit_score_explanation", *dbt.common])
    if not result.success:
        raise Stop(f"the explanation cannot be compiled: {first_line(result.exception)}")
    return result.result.results[0].node.compiled_code


def restate(target: str, subject: dict[str, Any], total: Decimal, lines: list[dict[str, Any]]) -> None:
    """Put the score and tier of another day in the place of those of the build."""
    tiers = rows(
        target,
        f"""
        select ranges.score_tier
        from analytics_intermediate.int_tier_ranges as ranges
        inner join analytics_reference.scoring_models as models on ranges.model_version = models.model_version
        where models.is_current and ranges.from_points <= {total} and (ranges.below_points > {total} or ranges.below_points is null)
        """,
    )
    is_suppressed = any(line["score_group"] == "suppressed" for line in lines)
    subject["score"] = total.quantize(Decimal(1), ROUND_HALF_UP)
    subject["score_tier"] = "suppressed" if is_suppressed else tiers[0]["score_tier"]
    subject["next_tier_change_on"] = None


# ---- what is printed


def plain(number: Decimal) -> str:
    """A number without zeros at its end: 4.50 is 4.5."""
    return f"{number.normalize():f}"


def spoken(name: str) -> str:
    """A name of the rules as people write it: email_open is email open."""
    return name.replace("_", " ")


def story(line: dict[str, Any]) -> str:
    """How the points of a line come about."""
    if line["line_order"] != 1:
        cap = line["cap_points"]
        if cap is None:
            return spoken(line["line_kind"])
        return f"cap {cap}: {spoken(line['signal_type'] or line['score_group'])} counts for {cap} points at most"
    if line["line_kind"] != "counts":
        return line["line_kind"]
    age = line["age_days"]
    fade = FADES[line["decay_curve"]].format(line["decay_days"])
    old = f"{age} day{'s' * (age > 1)} old, {fade}" if age else "today"
    role = f" x {plain(line['role_weight'])} role" if line["role_weight"] != 1 else ""
    return f"{plain(line['strength'])} x {plain(line['points_per_strength'])} x {line['decay_weight']:.3f} ({old}){role}"


def print_lines(lines: list[dict[str, Any]]) -> None:
    """Print the lines group by group, strongest first, deductions last."""
    width = max([len(line["signal_type"]) for line in lines if line["line_order"] == 1] + [len("signal")])
    print(f" points  {'day':<10}  {'signal':<{width}}  strength x points for each x what age left x role")
    groups: dict[str, list[dict[str, Any]]] = {}
    for line in lines:
        groups.setdefault(line["score_group"], []).append(line)
    sums = {group: sum(line["points"] for line in members) for group, members in groups.items()}
    for group in sorted(groups, key=lambda group: (group == "suppressed", group == "negative", -sums[group], group)):
        print(f"{group}: {sums[group]:.2f} points")
        for line in sorted(groups[group], key=lambda line: (line["line_order"], -abs(line["points"]), str(line["signal_id"]))):
            signal = f"{line['signal_date']}  {spoken(line['signal_type']):<{width}}  " if line["line_order"] == 1 else ""
            print(f"{line['points']:>7.2f}  {signal}{story(line)}")


def explain(identifier: str, subject: dict[str, Any], day: date, lines: list[dict[str, Any]], total: Decimal) -> None:
    """Print who it is, the score and where it comes from."""
    if subject["survivor"] != identifier:
        print(f"{identifier} was merged into {subject['survivor']}")
    who = [subject["name"], ", " + subject["title"] if subject["title"] else "", " at " + subject["employer"] if subject["employer"] else ""]
    print(textwrap.fill(f"{''.join(who)} ({subject['survivor']})", 110))
    if not lines:
        print(f"on {day}: no signal that counts; unscored")
        return
    change = subject["next_tier_change_on"]
    print(f"on {day}: score {subject['score']}, {subject['score_tier']}" + (f"; the tier changes on {change} if no signal follows" if change else ""))
    print()
    print_lines(lines)
    print(f"\n{total:>7.2f}  the sum, exactly {total:.6f}: score {subject['score']}")


@script
def main(arguments: Sequence[str] | None = None) -> int:
    """Read the command line and explain."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("id", help="Barton ID of a company or person")
    parser.add_argument("--day", help="day to explain, YYYY-MM-DD (default: the day of the last build)")
    parser.add_argument("--target", default=DEFAULT_TARGET, help="output of profiles/profiles.yml (default: duckdb)")
    parser.add_argument("--database", metavar="PATH", help="another DuckDB file than barton.duckdb")
    options = parser.parse_args(arguments)
    if not re.fullmatch(r"\d{2}\.\d{2}\.\d{2}\.\d{2}\.\d{5}\.\d{3}", options.id):
        raise Stop(f"{options.id!r} is no Barton ID: one looks like 04.04.02.04.30000.132")
    try:
        day = date.fromisoformat(options.day) if options.day else None
    except ValueError:
        raise Stop(f"{options.day!r} is no day: write it as YYYY-MM-DD") from None
    choose_database(options.target, options.database)
    check_variables(options.target)
    os.chdir(ROOT)

    subject = find(options.target, options.id)
    built_day = subject["calculated_at"].date() - timedelta(days=1)
    day = day or built_day
    last = rows(options.target, "select max(score_day) as day from analytics_intermediate.int_score_days")[0]["day"]
    if day > last:
        raise Stop(f"{day} is not built yet: the last day is {last}")
    explanation = "select * from analytics_bit.bit_score_explanation" if day == built_day else compiled(options.target, day)
    lines = rows(options.target, f"select * from ({explanation}) as explanation where subject_id = '{subject['survivor']}'")
    total = sum((line["points"] for line in lines), Decimal(0))
    if day != built_day and lines:
        restate(options.target, subject, total, lines)
    explain(options.id, subject, day, lines, total)
    return 0


if __name__ == "__main__":
    sys.exit(main())
