"""Scores of random histories: incremental equals full refresh, late data corrects and never rewrites, golden values hold.

Two hundred companies with a random history each sit in one raw data set, so that a few dbt runs try them all. Each
history is split at random into what the first run knows and what comes later, out of order, with replays, changes,
deletions, objections, a merge of persons and a new holder of a slot; rules are changed, a day appears and another goes.
"""

from __future__ import annotations

import datetime as datetime_module
import json
import random
import re
from datetime import datetime, timedelta
from decimal import Decimal
from types import SimpleNamespace

import jinja2
import pytest
from conftest import AS_OF, ROOT, Warehouse

START = datetime(2025, 10, 18)                      # AS_OF is golden day 20
COMPANIES = 200
TYPES = ["website", "linkedin", "hiring", "email_open", "reply", "layoff", "site_visit"]
GOLDEN, SILENT, FUTURE, OBJECTING = (f"04.04.02.04.30000.{number:03d}" for number in (1, 2, 3, 4))
# companies with the golden history, begun so that the day of the scores is its day 9, 27, 50 and 110
ON_DAY = {day: f"04.04.02.04.30000.{number:03d}" for number, day in enumerate((9, 27, 50, 110), start=5)}
AFTER_14, AFTER_24, LINEAR = (f"04.04.02.04.30000.{number:03d}" for number in (9, 10, 11))
PERSON = "04.04.02.04.20000.{:03d}".format
COMPANY = "04.04.02.04.30000.{:03d}".format                 # person n works for company 9 + n
# what is changed in the seeds between two runs: each of these must be seen without anybody asking for a full refresh
CHANGED_RULES = [
    "scoring_weights set points_per_strength = 3 where model_version = 'linear_1' and signal_type = 'hiring'",
    "scoring_weights set points_per_strength = 0 where model_version = 'cliff_1' and signal_type = 'email_open'",
    "scoring_weights set daily_limit = 1 where model_version = 'cliff_1' and signal_type = 'site_visit'",
    "scoring_weights set decay_days = 33 where model_version = 'linear_1' and signal_type = 'reply'",
    "scoring_caps set cap_points = 5 where model_version = 'cliff_1' and score_group = 'website'",
    "scoring_role_weights set role_weight = 1.5 where model_version = 'linear_1' and slot_type = 'CEO'",
    "scoring_tiers set from_points = 20 where tier_set = 'v2' and score_tier = 'warm'",
]
SCORING = ["--select", "int_signals_checked+"]
STATE = {
    "int_signal_ledger": "ledger_id, company_unique_id, person_unique_id, signal_type, signal_date, daily_limit, signal_count,"
                         " saturated_count, strength_hundredths, last_detected_at, last_ingested_at",
    "int_score_types": "*", "int_score_parts": "*",
    "int_scores": "score_key, score_exact, total_score, score_tier, raw_points, cap_loss, signal_count, signals_7d, signals_21d, last_signal_at",
}


def signal(number: int, company: str, kind: str, strength: object, day: float, person: str | None = None, came: float | None = None,
           data: dict | None = None) -> dict:
    detected = START + timedelta(days=day)
    arrived = START + timedelta(days=day if came is None else came)
    return {"signal_id": f"s{number:05d}", "company_unique_id": company, "person_unique_id": person, "signal_type": kind,
            "signal_strength": str(strength), "signal_data": json.dumps(data or {}), "detected_at": detected.isoformat(),
            "ingested_at": arrived.isoformat(), "source": "test"}


def golden_signals() -> tuple[list[dict], list[dict]]:
    """History A of the golden table: known on day 20, and the hiring signal that arrives on day 24."""
    known = [signal(1, GOLDEN, "website", 10, 0), signal(2, GOLDEN, "website", 10, 3), signal(3, GOLDEN, "website", 10, 9),
             signal(4, GOLDEN, "linkedin", 10, 2), signal(6, FUTURE, "website", 10, 40), signal(7, OBJECTING, "reply", 5, 10),
             signal(8, OBJECTING, "opt_out", 5, 15)]
    for place, (day, company) in enumerate(ON_DAY.items()):
        # the hour of the day does not count (P11)
        known += [signal(10 + 5 * place + step, company, kind, 10, 20 - day + at, came=20 - day + at + 1)
                  for step, (kind, at) in enumerate([("website", 0.9), ("website", 3.2), ("website", 9), ("linkedin", 2.5), ("hiring", 20.1)])]
    known += [signal(40, AFTER_14, "linkedin", 10, 20 - 14), signal(41, AFTER_14, "linkedin", 5, 20 - 4),
              signal(42, AFTER_24, "linkedin", 10, 20 - 24), signal(43, AFTER_24, "linkedin", 5, 20 - 14),
              signal(44, LINEAR, "website", 10, 20 - 3), signal(45, LINEAR, "linkedin", 10, 20 - 90), signal(46, LINEAR, "hiring", 10, 20 - 15)]
    # person 5 gets a slot at the employer's between the runs; person 6 (in a row that is quarantined for its strength) and company
    # 20 object later; nothing else touches these clicks
    known += [signal(50, COMPANY(14), "email_click", 10, 15, PERSON(5)), signal(51, COMPANY(15), "email_click", 10, 15, PERSON(6)),
              signal(52, COMPANY(20), "website", 10, 15)]
    return known, [signal(5, GOLDEN, "hiring", 10, 20, came=24), signal(53, COMPANY(16), "opt_out", "x", 19, PERSON(6)),
                   signal(54, COMPANY(20), "opt_out", 5, 19), signal(55, SILENT, "website", 10, 19, came=24)]


def random_signals(rng: random.Random, companies: list[str], people: list[str]) -> list[dict]:
    """Ten or so signals a company, on few days so that the daily limit bites; some broken, some repeated."""
    signals = []
    for company in companies:
        days = [rng.randint(-60, 20) for _ in range(3)]
        for _ in range(rng.randint(1, 20)):
            page = rng.choice([None, "/a", "/b"])
            signals.append(signal(100 + len(signals), rng.choice([company] * 30 + ["04.04.02.04.39999.999"]), rng.choice(TYPES),
                                  rng.choice(["1", "5", "7.25", "10"] * 5 + ["99", "x"]), rng.choice(days) + rng.randint(0, 23) / 24,
                                  rng.choice([None, *people]), came=rng.randint(0, 20), data={"page": page, "campaign": page}))
    return signals


def add_version(warehouse: Warehouse, name: str, days: dict[str, int], caps: dict[str, int], curve: str = "half_life",
                points: dict[str, object] | None = None) -> None:
    """A model version is rows: a copy of half_life_1 with these half-lives (or lives), caps and points per strength."""
    def chosen(column: str, kind: str, values: dict) -> str:
        return f"case {kind} {' '.join(f'when {key!r} then {value}' for key, value in values.items())} else {column} end" if values else column
    warehouse.execute(f"insert into analytics_reference.scoring_models values ('{name}', false, 'adr_014', 'golden')")
    warehouse.execute(f"insert into analytics_reference.scoring_caps select '{name}', score_group, {chosen('cap_points', 'score_group', caps)}"
                      " from analytics_reference.scoring_caps where model_version = 'half_life_1'")
    warehouse.execute(
        f"insert into analytics_reference.scoring_weights select '{name}', signal_type, score_group,"
        f" {chosen('points_per_strength', 'signal_type', points or {})}, '{curve}', {chosen('decay_days', 'signal_type', days)}, type_cap,"
        " daily_limit from analytics_reference.scoring_weights where model_version = 'half_life_1'")


def state(warehouse: Warehouse) -> dict[str, list[str]]:
    return {model: sorted(map(str, warehouse.query(f"select {columns} from analytics_intermediate.{model}"))) for model, columns in STATE.items()}


def score(warehouse: Warehouse, company: str, version: str) -> Decimal:
    return warehouse.query("select score_exact from analytics_intermediate.int_scores where score_day = '" + AS_OF + "'"
                           f" and subject_id = '{company}' and model_version = '{version}'")[0][0]


@pytest.mark.slow
def test_incremental_scores_are_those_of_a_full_refresh_and_the_golden_ones(raw_warehouse: Warehouse) -> None:
    rng = random.Random(20251107)
    warehouse = raw_warehouse
    companies = [{"intake_id": f"c{number}", "company_name": f"Company{number} {number * 7919 % 997} Works", "website": f"https://c{number}-works.com",
                  "uploaded_at": (START + timedelta(minutes=number)).isoformat()} for number in range(1, COMPANIES + 1)]
    people = [{"intake_id": f"p{number}", "full_name": f"Ada{chr(96 + number)} Person{chr(96 + number)}", "email": f"ada{number}@c{9 + number}-works.com",
               "title": ["CEO", "CFO", "Clerk"][number % 3], "company_name": companies[8 + number]["company_name"],
               "company_website": companies[8 + number]["website"], "uploaded_at": (START + timedelta(minutes=number)).isoformat()} for number in range(1, 13)]
    ids = [f"04.04.02.04.30000.{number:03d}" for number in range(1, COMPANIES + 1)]
    known, late = golden_signals()
    history = random_signals(rng, ids[11:], [f"04.04.02.04.20000.{number:03d}" for number in range(1, 13)])
    add_version(warehouse, "golden_v1", {"website": 7, "linkedin": 14, "hiring": 30}, {})

    first = [row for row in history if rng.random() < 0.6] + known
    rng.shuffle(first)
    warehouse.load(company_raw_intake=companies, people_raw_intake=people, bit_signal=first)
    warehouse.dbt("run")
    # G4: as known on day 20, the hiring signal has not arrived; G17: nothing, only the future, an objection
    assert score(warehouse, GOLDEN, "golden_v1") == Decimal("12.754870")
    marts = dict(warehouse.query("select company_unique_id, score_tier from analytics_bit.bit_company_score"))
    assert (marts[SILENT], marts[FUTURE], marts[OBJECTING]) == ("unscored", "unscored", "suppressed")
    assert warehouse.query(f"select total_score, suppression_reason, raw_points > 0 from analytics_bit.bit_company_score"
                           f" where company_unique_id = '{OBJECTING}'") == [(0, "opted_out", True)]
    published = warehouse.query("select * from analytics_bit.bit_company_score_published order by 1")
    kept = f"where subject_id = '{LINEAR}' and model_version = 'half_life_1'"
    cap_loss = warehouse.query(f"select cap_loss from analytics_intermediate.int_scores {kept}")[0][0]
    warehouse.execute(f"update analytics_intermediate.int_scores set cap_loss = -1 {kept}")

    # a day is scored that was not, and rows stand there for one that nobody asks for any more
    warehouse.execute("insert into analytics_intermediate.int_score_days select score_day - 1, current_version, scored_from"
                      " from analytics_intermediate.int_score_days")
    for model in ("int_score_types", "int_score_parts", "int_scores"):
        warehouse.execute(f"update analytics_intermediate.{model} set score_day = score_day - 40, fingerprint = fingerprint + 1 where subject_id = '{OBJECTING}'")
    for rule in CHANGED_RULES:
        warehouse.execute(f"update analytics_reference.{rule}")
    # the rest comes late, some rows twice, some changed, some gone, and two people turn out to be one
    final = [dict(row) for row in history if rng.random() > 0.05] + known + late
    for row in rng.sample(final[:-len(known + late)], 30):
        row["signal_strength"] = "3"
    final += rng.sample(final, 40)
    rng.shuffle(final)
    twin = {**people[0], "intake_id": "p13", "uploaded_at": (START + timedelta(days=1)).isoformat()}
    shared = {**people[1], "intake_id": "p14", "email": people[0]["email"], "uploaded_at": (START + timedelta(days=2)).isoformat()}
    people[4]["title"] = "HR Director"
    warehouse.load(people_raw_intake=[*people, twin, shared], bit_signal=final)
    # versions that come later score what the ledger holds already (P6)
    plenty = {"website": 100, "linkedin": 100, "hiring": 100}
    add_version(warehouse, "golden_cap", {"website": 7, "linkedin": 14, "hiring": 30}, {"website": 15})
    add_version(warehouse, "golden_14", {"linkedin": 14}, plenty, points={"linkedin": 4})
    add_version(warehouse, "golden_linear", {"website": 90, "linkedin": 180, "hiring": 365}, plenty, "linear",
                {"website": "0.9", "linkedin": 2, "hiring": 4})
    warehouse.dbt("run")
    assert warehouse.query("select count(*) from analytics_marketing.person_identity_map"
                           " where person_unique_id != surviving_person_unique_id") > [(0,)], "two people have become one"
    # who has nothing new is not scored again
    assert warehouse.query(f"select cap_loss from analytics_intermediate.int_scores {kept} and score_day = '{AS_OF}'") == [(Decimal(-1),)]
    warehouse.execute(f"update analytics_intermediate.int_scores set cap_loss = {cap_loss} {kept} and score_day = '{AS_OF}'")
    # one more signal and nothing else: its company and its person are scored again, from the person's signals at all companies
    warehouse.load(bit_signal=[*final, signal(60, COMPANY(100), "website", 10, 18, PERSON(7), came=20)])
    warehouse.dbt("run", *SCORING)
    incremental = state(warehouse)
    assert warehouse.query("select role_weight from analytics_intermediate.int_role_weights where model_version = 'half_life_1'"
                           f" and score_day = '{AS_OF}' and person_unique_id = '{PERSON(5)}'") == [(Decimal("1.25"),)]

    assert warehouse.query("select suppression_reason from analytics_bit.bit_contact_score"
                           f" where person_unique_id = '{PERSON(6)}'") == [("opted_out",)]

    # G3, G7, G9: as corrected; the published rows stand as they were, and the correction says why
    assert score(warehouse, GOLDEN, "golden_v1") == Decimal("37.754870")
    assert score(warehouse, GOLDEN, "half_life_1") == Decimal("48.721806")
    parts = warehouse.query(f"select score_group, whole_points from analytics_bit.bit_score_part where subject_id = '{GOLDEN}'"
                            " and model_version = 'golden_v1' order by 1")
    assert parts == [("hiring", 25), ("linkedin", 6), ("website", 7)]
    assert [score(warehouse, ON_DAY[day], "golden_v1").quantize(Decimal("0.0001")) for day in (27, 50)] == [    # G5
        Decimal("28.9183"), Decimal("14.2316")]
    assert [score(warehouse, company, "half_life_1") for company in ON_DAY.values()] == [                       # G9
        Decimal("36.594412"), Decimal("41.882468"), Decimal("27.921188"), Decimal("13.897543")]
    assert score(warehouse, ON_DAY[9], "golden_cap") == Decimal("25.606602")                                   # G6
    assert warehouse.query("select round(raw_points, 6), points, round(cap_loss, 6) from analytics_intermediate.int_score_parts where score_group = 'website'"
                           f" and model_version = 'golden_cap' and subject_id = '{ON_DAY[9]}' and score_day = '{AS_OF}'") == [
        (Decimal("19.622124"), 15, Decimal("4.622124"))]
    assert score(warehouse, AFTER_14, "golden_14") == Decimal("36.406707")                                     # G2
    assert score(warehouse, AFTER_24, "golden_14") == Decimal("22.190137")
    assert warehouse.query("select score_group, round(points, 6) from analytics_intermediate.int_score_parts where points != 0"                # G13
                           f" and model_version = 'golden_linear' and subject_id = '{LINEAR}' and score_day = '{AS_OF}' order by 1") == [
        ("hiring", Decimal("38.356164")), ("linkedin", Decimal("10.000000")), ("website", Decimal("8.700000"))]
    after = warehouse.query("select * from analytics_bit.bit_company_score_published order by 1")
    assert set(published) <= set(after)
    assert warehouse.query("select correction, reason from analytics_bit.bit_score_correction"
                           f" where company_unique_id = '{GOLDEN}' and model_version = 'golden_v1'") == [(Decimal("25.000000"), "late signals")]
    assert warehouse.query("select score_as_published is null, tier_as_corrected, reason from analytics_bit.bit_score_correction"
                           f" where company_unique_id in ('{SILENT}', '{COMPANY(20)}') and model_version = 'golden_v1' order by company_unique_id") == [
        (True, "cold", "late signals"), (False, "suppressed", "suppression")]

    # G16: shuffled, split, replayed, changed and deleted rows leave the state of a full refresh
    warehouse.dbt("run", "--full-refresh", *SCORING)
    assert state(warehouse) == incremental
    assert warehouse.query("select * from analytics_bit.bit_company_score_published order by 1") == after
    assert len(incremental["int_signal_ledger"]) > 500

    # every score is explained line by line, also those that negative signals would take below 0
    assert warehouse.query("select count(*) from analytics_bit.bit_score_explanation where line_kind = 'a score cannot fall below 0'")[0][0] > 0
    warehouse.dbt("test", "--select", "assert_every_score_is_explained")


def test_without_as_of_a_run_stands_at_the_last_closed_day() -> None:
    """P12: a retry, minutes or hours later, scores the same day."""
    macro = (ROOT / "macros/time/as_of_date.sql").read_text() + "{{ as_of_date() }}"

    def day(started: datetime, **variables: str) -> str:
        def refuse(message: str) -> None:
            raise ValueError(message)
        context = {"exceptions": SimpleNamespace(raise_compiler_error=refuse), "run_started_at": started, "var": {"raw_schema_prefix": "", **variables}.get,
                   "modules": SimpleNamespace(datetime=datetime_module, re=re)}
        return jinja2.Template(macro).render(context).strip()
    assert day(datetime(2025, 3, 22, 0, 0, 1)) == day(datetime(2025, 3, 22, 23, 59, 59)) == "cast('2025-03-21' as date)"
    assert day(datetime(2025, 3, 22), as_of="2025-01-31") == "cast('2025-01-31' as date)"
    assert day(datetime(2025, 3, 22), as_of="2025-03-21") == "cast('2025-03-21' as date)"
    for unfinished in ("2025-03-22", "2099-01-01"):                   # what is published of a day stays for ever
        with pytest.raises(ValueError, match=f"{unfinished}: that day is not over, the last closed one .* is 2025-03-21"):
            day(datetime(2025, 3, 22, 12), as_of=unfinished)
