"""What `make explain-score` says of a score, held against the marts, and the one line it says when it cannot."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

import explain_score
import pytest
from conftest import AS_OF, Warehouse

Tell = Callable[..., tuple[int, str]]
COMPANY_SCORES = "select company_unique_id, total_score, score_tier, score_exact from analytics_bit.bit_company_score"
CONTACT_SCORES = "select person_unique_id, engagement_score, score_tier, score_exact from analytics_bit.bit_contact_score"


@pytest.fixture
def tell(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Tell:
    """A function that runs the script on a warehouse: (exit code, all it printed)."""
    def run(warehouse: Warehouse, *arguments: str) -> tuple[int, str]:
        variables = {"BARTON_DUCKDB_PATH": str(warehouse.path), **(warehouse.postgres or {}), "BARTON_PG_DATABASE": warehouse.name}
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr("sys.argv", ["explain_score.py"])
        monkeypatch.setattr(explain_score, "compiled", None)        # the day of the build is read, without dbt
        code = explain_score.main(["--target", warehouse.engine, *arguments])
        output = capsys.readouterr()
        return code, output.out + output.err
    return run


def holds(told: str, score: int, tier: str, exact: Decimal) -> None:
    """Assert that the lines sum to the groups, these to the sum, and that to the score of the mart."""
    assert f"\non {AS_OF}: score {score}, {tier}" in told, told
    assert max(map(len, told.splitlines())) <= 110, told
    printed = [Decimal(points) for points in re.findall(r"^ *(-?\d+\.\d\d)  (?!the sum)", told, re.M)]
    groups = [Decimal(points) for points in re.findall(r"^\w+: (-?\d+\.\d\d) points$", told, re.M)]
    rounded, total = re.search(rf"^ *(\S+)  the sum, exactly (\S+): score {score}$", told, re.M).groups()
    assert abs(Decimal(total) - exact) <= Decimal("0.000001") * len(printed), told
    for parts in (printed, groups):
        assert abs(sum(parts) - Decimal(rounded)) <= Decimal("0.005") * (len(parts) + 1), told


@pytest.mark.parametrize(("scores", "condition"), [
    (COMPANY_SCORES, "score_tier = 'burning'"),
    (COMPANY_SCORES, "score_tier = 'cold'"),
    (CONTACT_SCORES, "score_tier = 'warm'"),
    (CONTACT_SCORES, "score_tier = 'suppressed'"),
])
def test_the_lines_sum_to_the_score(sample_warehouse: Warehouse, tell: Tell, scores: str, condition: str) -> None:
    subject, score, tier, exact = sample_warehouse.query(f"{scores} where {condition} order by score_exact desc, 1 limit 1")[0]
    code, told = tell(sample_warehouse, subject)
    assert code == 0
    holds(told, score, tier, exact)
    lines, signals = sample_warehouse.query(
        "select count(*), count(signal_id) from analytics_bit.bit_score_explanation"
        f" where subject_id = '{subject}'")[0]
    assert len(re.findall(r"^ *-?\d+\.\d\d  (?!the sum)", told, re.M)) == lines
    assert len(re.findall(r"  20\d\d-\d\d-\d\d  [a-z ]+ [\d.]+ x [\d.]+ x [01]\.\d{3} \((?:today|\d+ days? old, half after \d+ days)\)", told)) == signals


def test_a_company_is_told_with_its_name_its_caps_and_the_next_change(sample_warehouse: Warehouse, tell: Tell) -> None:
    company, name, change = sample_warehouse.query(
        "select company_unique_id, company_name, next_tier_change_on from analytics_bit.bit_company_score"
        " inner join analytics_marketing.company_master using (company_unique_id)"
        " where company_unique_id in (select subject_id from analytics_bit.bit_score_explanation where line_kind = 'cap of the group'"
        " and score_group = 'website') and score_tier = 'burning' order by score_exact desc, 1 limit 1")[0]
    told = tell(sample_warehouse, company)[1]
    assert told.startswith(f"{name} ({company})\n")
    assert f"; the tier changes on {change} if no signal follows\n" in told
    assert re.search(r"^ *-\d+\.\d\d  cap 40: website counts for 40 points at most$", told, re.M)
    assert "_" not in told, "names are told in words"


def test_a_contact_is_told_with_the_employer_and_the_reason(sample_warehouse: Warehouse, tell: Tell) -> None:
    person, name, title, employer = sample_warehouse.query(
        "select person_unique_id, full_name, title, company_name from analytics_bit.bit_contact_score"
        " inner join analytics_marketing.people_master on person_unique_id = unique_id"
        " inner join analytics_marketing.company_master using (company_unique_id)"
        " where title is not null and score_tier = 'suppressed' order by 1 limit 1")[0]
    told = tell(sample_warehouse, person)[1]
    assert " ".join(told.split()).startswith(f"{name}, {title} at {employer} ({person}) on {AS_OF}: score 0, suppressed")
    assert re.search(r"^ *-\d+\.\d\d  suppressed: email invalid$", told, re.M)


def test_a_merged_id_is_explained_by_its_survivor(sample_warehouse: Warehouse, tell: Tell) -> None:
    merged, survivor = sample_warehouse.query(
        "select person_unique_id, surviving_person_unique_id from analytics_marketing.person_identity_map where identity_status = 'merged'"
        " and surviving_person_unique_id in (select subject_id from analytics_bit.bit_score_explanation) order by 1 limit 1")[0]
    assert tell(sample_warehouse, merged) == (0, f"{merged} was merged into {survivor}\n" + tell(sample_warehouse, survivor)[1])


def test_who_has_no_signal_is_unscored(sample_warehouse: Warehouse, tell: Tell) -> None:
    company = sample_warehouse.query("select min(company_unique_id) from analytics_bit.bit_company_score where score_tier = 'unscored'")[0][0]
    code, told = tell(sample_warehouse, company)
    assert code == 0
    assert told.splitlines()[1:] == [f"on {AS_OF}: no signal that counts; unscored"] and company in told


@pytest.mark.parametrize(("arguments", "message"), [
    (["04.04.02.04.39999.999"], "04.04.02.04.39999.999 was never given to a person or company: person_identity_map and"
                                " company_identity_map list all that were"),
    (["Acme"], "'Acme' is no Barton ID: one looks like 04.04.02.04.30000.132"),
    (["04.04.02.04.30000.132", "--day", "yesterday"], "'yesterday' is no day: write it as YYYY-MM-DD"),
    (["04.04.02.04.30000.132", "--day", "2025-11-08"], f"2025-11-08 is not built yet: the last day is {AS_OF}"),
])
def test_what_cannot_be_explained_is_said_in_one_line(
        sample_warehouse: Warehouse, tell: Tell, arguments: list[str], message: str) -> None:
    assert tell(sample_warehouse, *arguments) == (2, f"explain_score.py: {message}\n")


def test_every_rule_is_told_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    signal = {"line_order": 1, "line_kind": "counts", "score_group": "website", "signal_id": "s1", "signal_type": "email_open",
              "signal_date": "2025-11-06", "age_days": 1, "strength": Decimal("3.00"), "points_per_strength": Decimal("1.50"),
              "decay_curve": "linear", "decay_days": 30, "decay_weight": Decimal("0.966666666667"), "role_weight": Decimal("2.00"),
              "cap_points": None, "points": Decimal("8.700000")}
    over = {**signal, "signal_id": "s2", "line_kind": "over the daily limit", "points": Decimal("0.000000")}
    layoff = {**signal, "signal_id": "s3", "score_group": "negative", "signal_type": "layoff", "role_weight": Decimal("1.00"),
              "decay_curve": "cliff", "age_days": 0, "decay_weight": Decimal(1), "points_per_strength": Decimal("-4.00"),
              "points": Decimal("-12.000000")}
    cap = {**signal, "line_order": 2, "line_kind": "cap of the type", "signal_id": None, "cap_points": 5, "points": Decimal("-3.700000")}
    floor = {**cap, "line_order": 4, "line_kind": "a score cannot fall below 0", "score_group": "negative", "signal_type": None,
             "cap_points": None, "points": Decimal("7.000000")}
    explain_score.print_lines([floor, layoff, cap, over, signal])
    assert capsys.readouterr().out.splitlines() == [
        " points  day         signal      strength x points for each x what age left x role",
        "website: 5.00 points",
        "   8.70  2025-11-06  email open  3 x 1.5 x 0.967 (1 day old, nothing after 30 days) x 2 role",
        "   0.00  2025-11-06  email open  over the daily limit",
        "  -3.70  cap 5: email open counts for 5 points at most",
        "negative: -5.00 points",
        " -12.00  2025-11-06  layoff      3 x -4 x 1.000 (today)",
        "   7.00  a score cannot fall below 0"]
