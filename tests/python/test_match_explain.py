"""What `make match-explain` says of two records, and the one line it says when it cannot."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import match_explain
import pytest
from conftest import Warehouse

PERSON, SLOT, COMPANY = "04.04.02.04.20000.001", "04.04.02.04.10000.000", "04.04.02.04.30000.001"
Tell = Callable[..., tuple[int, str]]


@pytest.fixture
def tell(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Tell:
    """A function that runs the script on a warehouse: (exit code, all it printed)."""
    def run(warehouse: Warehouse, *arguments: str) -> tuple[int, str]:
        variables = {"BARTON_DUCKDB_PATH": str(warehouse.path), **(warehouse.postgres or {}), "BARTON_PG_DATABASE": warehouse.name}
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr("sys.argv", ["match_explain.py"])
        code = match_explain.main(["--target", warehouse.engine, *arguments])
        output = capsys.readouterr()
        return code, output.out + output.err
    return run


@pytest.fixture
def altered(built_samples: Callable[[str], Warehouse], tmp_path: Path) -> Warehouse:
    """The built sample in a DuckDB file of its own, whose tables a test may alter."""
    copy = Warehouse("duckdb", tmp_path, "sample_")
    copy.take(built_samples("duckdb").path)
    return copy


def merged_pair(warehouse: Warehouse, condition: str = "1 = 1") -> tuple[str, str]:
    """A surviving person ID and one merged into it."""
    return warehouse.query(
        "select person_unique_id_primary, person_unique_id_duplicate from analytics_marketing.people_resolution_queue"
        f" where resolution_status = 'auto_merged' and {condition} order by resolution_id limit 1")[0]


def three_linked(warehouse: Warehouse) -> tuple[tuple[int, str], ...]:
    """(ordinal, intake_id) of three records of one person, each linked to the other two."""
    row = warehouse.query(
        "select a.older_ordinal, x.intake_id, a.newer_ordinal, y.intake_id, b.newer_ordinal, z.intake_id"
        " from analytics_intermediate.int_person_links as a"
        " inner join analytics_intermediate.int_person_links as b on a.newer_ordinal = b.older_ordinal"
        " inner join analytics_intermediate.int_person_links as c on a.older_ordinal = c.older_ordinal and b.newer_ordinal = c.newer_ordinal"
        " inner join analytics_intermediate.int_person_identities as x on a.older_ordinal = x.ordinal"
        " inner join analytics_intermediate.int_person_identities as y on a.newer_ordinal = y.ordinal"
        " inner join analytics_intermediate.int_person_identities as z on b.newer_ordinal = z.ordinal"
        " order by 1, 3, 5 limit 1")[0]
    return row[0:2], row[2:4], row[4:6]


def test_a_merge_is_explained_from_the_record_to_the_id(sample_warehouse: Warehouse, tell: Tell) -> None:
    code, told = tell(sample_warehouse, *merged_pair(sample_warehouse, "conflict_type = 'name_variant'"))
    assert code == 0
    assert "WERE THEY COMPARED?  Yes" in told and "(rule " in told
    assert "Variants of one name" in told, "outcomes are told in the words of the seed"
    assert re.search(r"'\w+', in \d+ of 1,\d+ records", told), "a value that both share is told with its frequency"
    assert "WHAT WAS DECIDED?  One, by score" in told
    assert "They are one person: " in told and "tied by their own link" in told
    running = re.findall(r" [+-]\d+\.\d\d +([+-]\d+\.\d\d)$", told, re.M)
    assert running[-1] == re.search(r"The sum ([+-][\d.]+) is a probability of", told)[1]


def test_a_doubt_is_explained_with_its_case(sample_warehouse: Warehouse, tell: Tell) -> None:
    case, one, other = sample_warehouse.query(
        "select resolution_id, person_unique_id_primary, person_unique_id_duplicate from analytics_marketing.people_resolution_queue"
        " where resolution_status = 'pending_review' and match_weight is not null order by 1 limit 1")[0]
    code, told = tell(sample_warehouse, one, other)
    assert code == 0
    assert "the pair that is most alike is shown" in told
    assert "Left to a person: the score is neither high nor low enough" in told
    assert f"They are two people: {one} and {other}" in told and f"case {case} of people_resolution_queue" in told


def test_a_doubt_about_companies_is_explained_with_what_to_do(sample_warehouse: Warehouse, tell: Tell) -> None:
    """Companies have no queue: the action comes from the seed, and is told of doubts only."""
    one, other, meaning, action = sample_warehouse.query(
        "select x.intake_id, y.intake_id, types.meaning, types.suggested_action"
        " from analytics_intermediate.int_company_match_decisions as decisions"
        " inner join analytics_reference.conflict_types as types on types.entity = 'company' and decisions.conflict_type = types.conflict_type"
        " inner join analytics_intermediate.int_company_clusters as a on decisions.older_ordinal = a.ordinal"
        " inner join analytics_intermediate.int_company_clusters as b on decisions.newer_ordinal = b.ordinal"
        " inner join analytics_intermediate.int_company_identities as x on decisions.older_ordinal = x.ordinal"
        " inner join analytics_intermediate.int_company_identities as y on decisions.newer_ordinal = y.ordinal"
        " where decisions.decision = 'review' and a.surviving_ordinal != b.surviving_ordinal order by 1, 2 limit 1")[0]
    told = " ".join(tell(sample_warehouse, one, other, "--entity", "companies")[1].split())
    assert "They are two companies" in told and f"({meaning[:1].lower()}{meaning[1:]})" in told
    assert f"a case for a person, in int_company_match_decisions: {action[:1].lower()}{action[1:]}" in told


def test_records_that_never_met_are_explained(sample_warehouse: Warehouse, tell: Tell) -> None:
    code, told = tell(sample_warehouse, COMPANY, "04.04.02.04.30000.002")
    assert code == 0
    assert "WERE THEY COMPARED?  No\n  they have no key in common" in told and "the same website domain" in told
    assert "Nothing: a pair that is not compared is not decided either" in told
    assert "They are two companies" in told and "no chain of links leads from one to the other" in told


def test_a_key_of_too_many_records_is_explained(altered: Warehouse, tell: Tell) -> None:
    (one, first), (other, second), _ = three_linked(altered)
    altered.execute("update analytics_intermediate.int_person_blocks set is_oversized = true, record_count = 4321")
    altered.execute(f"delete from analytics_intermediate.int_person_match_weights where older_ordinal = {one} and newer_ordinal = {other}")
    altered.execute(f"delete from analytics_intermediate.int_person_match_decisions where older_ordinal = {one} and newer_ordinal = {other}")
    told = " ".join(tell(altered, first, second, "--entity", "people")[1].split())
    assert "WERE THEY COMPARED? No" in told and "4,321 records share the same" in told
    assert re.search(r"what more than \d+ share says too little and is skipped", told)


def test_a_decision_is_explained_by_its_author(altered: Warehouse, tell: Tell) -> None:
    (one, first), (other, second), _ = three_linked(altered)
    altered.execute(
        "insert into analytics_intermediate.int_person_decided_pairs by name select 'D-7' as decision_id, 'keep_apart' as decision,"
        " 'father and son' as reason, 'Ann' as decided_by, timestamp '2025-11-01 10:00:00' as decided_at, 'applied' as standing,"
        f" '04.04.02.04.20000.901' as one_id, '04.04.02.04.20000.902' as other_id, {one} as older_ordinal, {other} as newer_ordinal")
    altered.execute("update analytics_intermediate.int_person_match_decisions set decision = 'keep_apart', kept_apart_by = 'decision'"
                    f" where older_ordinal = {one} and newer_ordinal = {other}")
    told = tell(altered, first, second, "--entity", "people")[1]
    assert "WHAT WAS DECIDED?  Two, by a person's decision" in told
    assert ("D-7 about 04.04.02.04.20000.901 and 04.04.02.04.20000.902: Ann said 'keep apart' on 2025-11-01 10:00,"
            " because: father and son (it holds)") in " ".join(told.split())


def test_a_way_through_others_and_a_cut_are_explained(altered: Warehouse, tell: Tell) -> None:
    (one, first), (middle, second), (other, third) = three_linked(altered)
    inside = ", ".join(map(str, (one, middle, other)))
    altered.execute("delete from analytics_intermediate.int_person_links where (older_ordinal in"
                    f" ({one}, {other}) or newer_ordinal in ({one}, {other})) and not (older_ordinal in ({inside}) and newer_ordinal = {middle}"
                    f" or older_ordinal = {middle} and newer_ordinal in ({inside}))")
    told = tell(altered, first, third, "--entity", "people")[1]
    assert "tied through 1 other record" in told
    assert re.search(rf"{first} .*\(ONE\) - {second} .*: weight", told) and re.search(rf"{second} .* - {third} .*\(OTHER\): weight", told)

    altered.execute(f"update analytics_intermediate.int_person_clusters set surviving_ordinal = {other} where ordinal = {other}")
    altered.execute(
        "insert into analytics_intermediate.int_person_kept_apart by name select older_ordinal, newer_ordinal, 'linkedin' as kept_apart_by, component"
        f" from (select {one} as older_ordinal, {other} as newer_ordinal, component from analytics_intermediate.int_person_components where ordinal = {one})")
    told = tell(altered, first, third, "--entity", "people")[1]
    assert re.search(rf"{second} .* - {third} .*\(OTHER\): weight [+\d.]+, cut", told)
    assert re.search(rf"kept apart by LinkedIn: {first} .* and {third} ", told)


def only_line(result: tuple[int, str]) -> str:
    code, told = result
    assert code == 2
    assert len(told.splitlines()) == 1, told
    return told.removeprefix("match_explain.py: ").strip()


@pytest.mark.parametrize(("arguments", "message"), [
    ((PERSON, PERSON), f"{PERSON} is named twice: name two"),
    ((PERSON, "P1"), f"{PERSON} and P1 are not of one sort: name two Barton IDs or two intake_ids"),
    (("P1", "P2"), "P1 and P2 are intake_ids: say whose, with ENTITY=people or ENTITY=companies"),
    (("P1", "P2", "--entity", "dogs"), "'dogs' is nothing that is matched: say people or companies"),
    (("P1", "nobody", "--entity", "people"), "intake.people_raw_intake has no record with the intake_id nobody"),
    ((SLOT, PERSON), f"{SLOT} is the ID of a slot: only people and companies are matched"),
    (("04.04.02.04.29999.999", PERSON), "04.04.02.04.29999.999 was never given to a person or company: person_identity_map and"
                                        " company_identity_map list all that were"),
    (("99.04.02.04.20000.001", PERSON), "99.04.02.04.20000.001 was never given to a person or company: person_identity_map and"
                                        " company_identity_map list all that were"),
    ((PERSON, COMPANY), f"{PERSON} is a person and {COMPANY} a company: name two people or two companies"),
    ((PERSON, "04.04.02.04.20000.002", "--entity", "companies"),
     f"{PERSON} and 04.04.02.04.20000.002 are people, not companies: leave ENTITY out"),
    (("P1", "P2", "--target", "spark"), "the target spark is not read by this script yet: say duckdb or postgres"),
    (("P1", "P2", "--target", "postgres", "--database", "x"), "--database names a DuckDB file: leave it out, or use --target duckdb"),
])
def test_what_cannot_be_explained_is_named(built_samples: Callable[[str], Warehouse], tell: Tell, arguments: tuple[str, ...], message: str) -> None:
    assert only_line(tell(built_samples("duckdb"), *arguments)) == message


def test_records_that_are_not_matched_are_named(altered: Warehouse, tell: Tell) -> None:
    rejected, reasons = altered.query("select intake_id, reason_codes from analytics_intermediate.int_people_intake_checked"
                                      " where is_rejected and intake_id is not null order by intake_id limit 1")[0]
    assert only_line(tell(altered, rejected, "P1", "--entity", "people")) == f"{rejected} was rejected ({reasons}): a rejected record is not matched"

    survivor, merged = merged_pair(altered)
    altered.execute(f"update analytics_marketing.person_identity_map set identity_status = 'absent' where person_unique_id = '{merged}'")
    assert only_line(tell(altered, merged, PERSON)).startswith(f"{merged} is absent: its record ")

    altered.execute("update analytics_marketing.person_identity_map set identity_status = 'merged', founder_ordinal ="
                    f" (select founder_ordinal from analytics_marketing.person_identity_map where person_unique_id = '{survivor}')"
                    f" where person_unique_id in ('{survivor}', '{merged}')")
    assert only_line(tell(altered, survivor, merged)) == (
        f"{survivor} and {merged} stand for one and the same record: there is nothing to compare")


def test_a_database_that_is_not_built_is_named(tell: Tell, tmp_path: Path) -> None:
    nothing = Warehouse("duckdb", tmp_path, "sample_")
    assert only_line(tell(nothing, "P1", "P2", "--entity", "people")) == (
        f"{nothing.path} does not exist: build first, with make build or make load DATA=...")
    nothing.execute("select 1")
    assert only_line(tell(nothing, "P1", "P2", "--entity", "people")) == (
        "int_person_identities is missing in the database: build first, with make build or make load DATA=...")


def test_the_table_that_is_missing_is_named_by_its_own_name(altered: Warehouse, tell: Tell) -> None:
    """DuckDB goes on with a name that is like it."""
    (_, one), (_, other), _ = three_linked(altered)
    altered.execute("drop table analytics_ids.int_person_id_assignments cascade")
    message = "is missing in the database: build first, with make build or make load DATA=..."
    code, told = tell(altered, one, other, "--entity", "people")
    assert code == 2 and told.splitlines()[-1] == f"match_explain.py: int_person_id_assignments {message}"
