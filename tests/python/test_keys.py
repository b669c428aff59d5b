"""On Postgres the declared keys are really there, after any run, and they act as the specification says."""

from __future__ import annotations

import re

import psycopg2
import pytest
import yaml
from conftest import ROOT, Warehouse

pytestmark = pytest.mark.postgres

FOREIGN_KEYS = """
    select child.relname, parent.relname, constraints.conname, constraints.confdeltype, constraints.confupdtype, constraints.condeferrable
    from pg_constraint as constraints
    inner join pg_class as child on constraints.conrelid = child.oid
    inner join pg_class as parent on constraints.confrelid = parent.oid
    where constraints.contype = 'f'
"""


def declared() -> list[dict]:
    """Every mart's YAML entry, with its schema."""
    models = []
    for path in sorted((ROOT / "models" / "marts").glob("*/*.yml")):
        for model in yaml.safe_load(path.read_text()).get("models", []):
            models.append({**model, "schema": f"analytics_{path.parent.name}"})
    return models


def declared_foreign_keys() -> set[tuple[str, str, str]]:
    """(child table, parent table, delete rule) of every foreign key in the marts' YAML."""
    rules = {"cascade": "c", "set null": "n"}
    keys = set()
    for model in declared():
        for constraint in model.get("constraints", []):
            if constraint["type"] == "foreign_key":
                rule = next((code for words, code in rules.items() if f"on delete {words}" in constraint.get("expression", "")), "a")
                keys.add((model["name"], constraint["to"].split("'")[1], rule))
    return keys


def present_foreign_keys(warehouse: Warehouse) -> set[tuple[str, str, str]]:
    rows = warehouse.query(FOREIGN_KEYS)
    assert all(update == "c" and deferrable for *_, update, deferrable in rows), "on update cascade, deferrable"
    return {(child, parent, delete) for child, parent, _, delete, *_ in rows}


@pytest.fixture(scope="module")
def postgres(built_samples) -> Warehouse:
    return built_samples("postgres")


SPECIFICATION = {
    ("company_slots", "company_master"), ("company_slots", "people_master"), ("people_master", "company_master"),
    ("people_resolution_queue", "people_master"), ("people_resolution_queue", "person_identity_map"),
    ("contact_enrichment", "people_master"), ("email_verification", "people_master"), ("pipeline_events", "company_master"),
    ("bit_signal", "company_master"), ("bit_company_score", "company_master"), ("bit_contact_score", "people_master"),
    ("ple_step", "ple_cycle"), ("ple_log", "ple_step"),
}


def test_every_relationship_of_the_specification_is_declared() -> None:
    assert {(child, parent) for child, parent, _ in declared_foreign_keys()} >= SPECIFICATION


@pytest.mark.slow
@pytest.mark.parametrize("run", [
    None, ["--select", "company_master"], ["--select", "people_master"], ["--select", "company_slots"], ["--select", "ple_cycle"],
    ["--select", "company_master", "people_master"], ["--select", "company_master", "--full-refresh"], ["--select", "bit_signal"],
], ids=lambda run: " ".join(run or ["the build"]))
def test_foreign_keys_hold_after_any_run(postgres: Warehouse, run: list[str] | None) -> None:
    if run:
        postgres.dbt("run", *run)
    assert present_foreign_keys(postgres) == declared_foreign_keys()


def test_every_model_locks_its_parents_in_the_same_order(postgres: Warehouse) -> None:
    """A foreign key locks its parent: two models at a time that do so the other way round would wait for each other."""
    written = [path.read_text() for path in postgres.directory.glob("target_*/run/barton/models/marts/*/*.sql")]
    parents = [re.findall(r'references +("[^(]+?) *[(]', text) for text in written]
    assert sum(len(set(names)) > 1 for names in parents) > 5
    assert [names for names in parents if names != sorted(names)] == []


def test_every_mart_has_its_primary_key_and_an_index_on_every_foreign_key_and_timestamp(postgres: Warehouse) -> None:
    tables = [model for model in declared() if model.get("config", {}).get("materialized") != "view"]       # a view can have neither
    assert len(tables) > 25
    for model in tables:
        table = f"{model['schema']}.{model['name']}"
        primary = postgres.query(f"select count(*) from pg_constraint where contype = 'p' and conrelid = '{table}'::regclass")
        assert primary == [(1,)], f"{table} has no primary key"
        leading = {name for (name,) in postgres.query(
            "select attribute.attname from pg_index as index inner join pg_attribute as attribute"
            f" on attribute.attrelid = index.indrelid and attribute.attnum = index.indkey[0] where index.indrelid = '{table}'::regclass")}
        wanted = {column for constraint in model.get("constraints", []) if constraint["type"] == "foreign_key"
                  for column in constraint["columns"]}
        wanted |= {column["name"] for column in model["columns"] if column["data_type"] == "timestamp"}
        assert wanted <= leading, f"{table} has no index on {wanted - leading}"


def test_people_master_has_the_documented_ten_indexes(postgres: Warehouse) -> None:
    indexes = postgres.query("select indexname from pg_indexes where schemaname = 'analytics_marketing' and tablename = 'people_master'")
    assert len(indexes) == 10


@pytest.mark.parametrize(("statement", "error"), [
    ("update analytics_marketing.people_master set company_unique_id = '04.04.02.04.30009.999'", psycopg2.errors.ForeignKeyViolation),
    ("update analytics_marketing.company_master set company_unique_id = 'no Barton ID' where state = 'WV'", psycopg2.errors.CheckViolation),
    ("insert into analytics_marketing.company_master select * from analytics_marketing.company_master limit 1", psycopg2.errors.UniqueViolation),
    ("update analytics_marketing.company_slots set slot_type = 'CEO'", psycopg2.errors.UniqueViolation),
], ids=["orphan", "malformed ID", "duplicate", "second CEO slot"])
def test_the_database_refuses_what_breaks_a_key(postgres: Warehouse, statement: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        postgres.execute(statement)


def test_deleting_a_company_takes_its_slots_and_keeps_its_people(postgres: Warehouse) -> None:
    connection = postgres.connect()
    connection.autocommit = False
    cursor = connection.cursor()
    try:
        cursor.execute("select company_unique_id, person_unique_id from analytics_marketing.company_slots where is_filled order by 1 limit 1")
        company_id, person_id = cursor.fetchone()
        cursor.execute("delete from analytics_marketing.company_master where company_unique_id = %s", [company_id])
        cursor.execute("select count(*) from analytics_marketing.company_slots where company_unique_id = %s", [company_id])
        assert cursor.fetchone() == (0,)
        cursor.execute("select company_unique_id from analytics_marketing.people_master where unique_id = %s", [person_id])
        assert cursor.fetchone() == (None,)
    finally:
        connection.rollback()
        connection.close()


def test_a_new_company_id_reaches_every_child(postgres: Warehouse) -> None:
    connection = postgres.connect()
    connection.autocommit = False
    cursor = connection.cursor()
    try:
        cursor.execute("update analytics_marketing.company_master set company_unique_id = '04.04.01.99.99999.999'"
                       " where company_unique_id = '04.04.02.04.30000.001'")
        cursor.execute("select count(*) from analytics_marketing.company_slots where company_unique_id = '04.04.01.99.99999.999'")
        assert cursor.fetchone() == (3,)
    finally:
        connection.rollback()
        connection.close()


@pytest.mark.slow
def test_a_partial_run_that_leaves_orphans_says_which_model_to_rebuild(raw_postgres: Warehouse) -> None:
    warehouse = raw_postgres
    rows = [{"intake_id": str(n), "company_name": f"Alder {n} Works", "uploaded_at": "2025-10-24"} for n in (1, 2)]
    warehouse.load(company_raw_intake=rows)
    warehouse.dbt("run")
    warehouse.load(company_raw_intake=rows[:1])
    result = warehouse.dbt("run", "--select", "+company_master", ok=False)
    assert not result.success
    messages = str(result.exception) + str([node.message for node in getattr(result.result, "results", None) or []])
    assert re.search(r"\w+ holds \d rows whose company_unique_id is no longer in company_master", messages)
    assert "dbt run -s company_master+" in messages
    assert warehouse.query("select count(*) from analytics_runs.run_summary") == [(2,)], "the run that was stopped has its record too"
    warehouse.dbt("run", "--select", "company_master+")
    assert present_foreign_keys(warehouse) == declared_foreign_keys()
