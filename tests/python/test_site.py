"""What people read: the schema's description and diagrams, column lineage, and the site in a real browser.

All of it is made of what `make test` has built before (BARTON_BUILT_SAMPLE, and dbt's artifacts in target/); by hand:
`scripts/check.py build`, then BARTON_BUILT_SAMPLE=target/check.duckdb pytest tests/python/test_site.py.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest
from browser import MISSING, Browser, find_chromium, serve
from conftest import BUILT_SAMPLE, ROOT, Warehouse, wait_for_the_build
from sqlglot.schema import MappingSchema

import make_site
import page
import schema_export
import schema_view
from common import Stop
from lineage import Lineage, Query, report

needs_build = pytest.mark.skipif(not BUILT_SAMPLE, reason="needs the artifacts of a build: make test, or BARTON_BUILT_SAMPLE")
needs_browser = pytest.mark.skipif(find_chromium() is None, reason=MISSING)
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the built sample under its own name, which its views say."""
    if not BUILT_SAMPLE:
        pytest.skip("needs a built sample")
    wait_for_the_build()
    return Path(shutil.copy(BUILT_SAMPLE, tmp_path_factory.mktemp("built") / Path(BUILT_SAMPLE).name))


def export_duckdb(database: Path, out: Path) -> Path:
    """Describe a DuckDB file in this folder."""
    subprocess.run([sys.executable, "scripts/schema_export.py", "--database", str(database), "--out", str(out)], cwd=ROOT, check=True,
                   stdout=subprocess.DEVNULL)
    return out


@pytest.fixture(scope="session")
def exported(database: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What schema_export.py writes of the built sample on DuckDB."""
    return export_duckdb(database, tmp_path_factory.mktemp("duckdb_schema"))


@pytest.fixture(scope="session")
def described(exported: Path) -> dict[str, Any]:
    return json.loads((exported / "schema_map.json").read_text())


# ---- schema:export

@needs_build
@pytest.mark.postgres
def test_the_same_schema_on_both_engines_gives_the_same_files(
        database: Path, built_samples: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # each database has a history of runs of its own
    forget = "delete from analytics_runs.run_result"
    own = Path(shutil.copy(database, tmp_path / database.name))
    with duckdb.connect(str(own)) as connection:
        connection.execute(forget)
    exported = export_duckdb(own, tmp_path / "duckdb")
    warehouse: Warehouse = built_samples("postgres")
    warehouse.execute(forget)
    warehouse.manifest.write(str(tmp_path / "manifest.json"))
    for name, value in {**warehouse.postgres, "BARTON_PG_DATABASE": warehouse.name}.items():
        monkeypatch.setenv(name, value)
    _, missing = schema_export.export("postgres", tmp_path, manifest=tmp_path / "manifest.json")
    assert missing == []
    for name in ("schema_map.json", "SCHEMA_REFERENCE.md"):
        assert (tmp_path / name).read_text() == (exported / name).read_text(), name
    [(index,)] = warehouse.query("select indexname from pg_indexes where schemaname = 'analytics_marketing' and tablename = 'company_slots'"
                                 " and indexdef like '%(filled_at)'")
    warehouse.execute(f'drop index analytics_marketing."{index}"')
    _, missing = schema_export.export("postgres", tmp_path, manifest=tmp_path / "manifest.json")
    assert missing == ["index analytics_marketing.company_slots (filled_at)"]
    warehouse.execute(f'create index "{index}" on analytics_marketing.company_slots (filled_at)')


@needs_build
def test_the_description_says_what_is_there(described: dict[str, Any]) -> None:
    slots = described["tables"]["analytics_marketing.company_slots"]
    assert (slots["kind"], slots["rows"], slots["primary_key"]) == ("table", 1359, ["slot_unique_id"])
    assert slots["unique_keys"] == [["company_unique_id", "slot_type"]]
    assert {"columns": ["filled_at"], "unique": False} in slots["indexes"]
    columns = {column["name"]: column for column in slots["columns"]}
    assert (columns["slot_type"]["type"], columns["slot_type"]["nullable"], columns["slot_type"]["values"]) == ("text", False, ["CEO", "CFO", "HR"])
    assert columns["title_confidence"]["type"] == "decimal(3,2)" and columns["filled_at"]["type"] == "timestamp"
    edges = {(edge["child"], edge["parent"]): edge for edge in described["relationships"]}
    slot_of = edges["analytics_marketing.company_slots", "analytics_marketing.company_master"]
    assert (slot_of["declared_by"], slot_of["on_delete"]) == (["foreign key", "test"], "cascade")
    undescribed = [name for name, table in described["tables"].items()
                   if not table["description"] or not all(column["description"] for column in table["columns"])]
    assert undescribed == []


@pytest.mark.parametrize(("given", "plain"), [
    ("VARCHAR", "text"), ("character varying(20)", "text"), ("text", "text"), ("DECIMAL(18,2)", "decimal(18,2)"), ("numeric(18,2)", "decimal(18,2)"),
    ("numeric", "decimal"), ("HUGEINT", "decimal(38,0)"), ("timestamp without time zone", "timestamp"), ("TIMESTAMP WITH TIME ZONE", "timestamptz"),
    ("double precision", "double"), ("DOUBLE", "double"), ("bigint", "bigint"), ("jsonb", "json"), ("boolean", "boolean"),
])
def test_a_type_has_one_name(given: str, plain: str) -> None:
    assert schema_export.plain_type(given) == plain


# ---- schema:view, against the specification

# wider or other than drawn, and why: JSON is text that every engine reads alike; counts of employees are whole numbers without a limit
TYPES = {"jsonb": {"text"}, "integer": {"integer", "bigint"}}


def parsed(source: str) -> tuple[dict[str, dict[str, tuple[str, set[str]]]], set[tuple]]:
    """Entities with their columns (type, keys), and relationships, of a Mermaid ER diagram. Which entity stands left does not matter."""
    entities = {name: {column: (kind, set(re.findall("PK|FK", keys))) for kind, column, keys in re.findall(r"^ {8}(\w+) (\w+)(.*)$", body, re.M)}
                for name, body in re.findall(r"^ {4}(\w+) \{\n(.*?)^ {4}\}", source, re.M | re.S)}
    return entities, {relationship(*each) for each in re.findall(r'^ {4}(\w+) (\S+)--(\S+) (\w+) : "(.*)"$', source, re.M)}


def relationship(left: str, left_end: str, right_end: str, right: str, label: str) -> tuple:
    ends = {"}o": "many", "o{": "many", "||": "one", "|o": "at most one", "o|": "at most one"}
    return frozenset({(left, ends[left_end]), (right, ends[right_end])}), label


@needs_build
@pytest.mark.parametrize("schema", list(schema_view.specification()))
def test_the_diagram_is_the_specifications(described: dict[str, Any], schema: str) -> None:
    drawn = schema_view.specification()[schema]
    entities, relationships = parsed(schema_view.diagrams(described)[schema])
    assert list(entities) == list(drawn["tables"])
    for name, columns in drawn["tables"].items():
        assert set(entities[name]) == set(columns), name
        for column, words in columns.items():
            kind, *keys = words.split()
            assert entities[name][column][0] in TYPES.get(kind, {kind}), f"{name}.{column}"
            # the specification draws no key there, but it is one
            more = {"FK"} if column == "promoted_to_unique_id" else set()
            assert entities[name][column][1] == set(keys) | more, f"{name}.{column}"
    wanted = {relationship(*re.match(r"(\w+) (\S+)--(\S+) (\w+) : (.*)", line).groups()) for line in drawn["relationships"]}
    assert relationships == wanted


@needs_build
def test_the_whole_diagram_has_every_column_and_foreign_key(described: dict[str, Any]) -> None:
    sources = schema_view.diagrams(described)
    for schema in schema_view.specification():
        entities, relationships = parsed(sources[f"{schema}_all"])
        tables = {table["name"]: table for table in described["tables"].values() if table["schema"] == f"analytics_{schema}"}
        assert {name: set(entities[name]) for name in tables} == {
            name: {column["name"] for column in table["columns"]} for name, table in tables.items()}
        keys = [edge for edge in described["relationships"]
                if "foreign key" in edge["declared_by"] and edge["child"].startswith(f"analytics_{schema}.")]
        assert len(relationships) == len(keys)


@needs_build
def test_a_relationship_without_a_key_is_in_the_lineage(described: dict[str, Any], lineage: Lineage) -> None:
    made = [edge for edge in described["relationships"] if edge["declared_by"] == ["lineage"]]
    assert {edge["label"] for edge in made} == {"bit_signal aggregates bit_company_score", "bit_signal aggregates bit_contact_score"}
    for edge in made:
        parent, child = (f"model.barton.{edge[end].split('.')[1]}" for end in ("parent", "child"))
        assert set(lineage.nodes[parent]["depends_on"]["nodes"]) & lineage.ancestors(child)


# ---- column lineage

TABLES = {"s": {"a": {"id": "int", "x": "int", "y": "int", "z": "int"}, "b": {"id": "int", "w": "int"}}}


@pytest.mark.parametrize(("sql", "columns", "rows"), [
    ("select x, y + z as t from s.a", {"x": "a.x", "t": "a.y a.z"}, ""),
    ("with c as (select * from s.a where z > 0) select c.x from c", {"x": "a.x"}, "a.z"),
    ("select a.x, b.w from s.a as a left join s.b as b on a.id = b.id", {"x": "a.x", "w": "b.w"}, "a.id b.id"),
    ("select x from s.a union all select w from s.b where id = 1", {"x": "a.x b.w"}, "b.id"),
    ("with u as (select x from s.a union select y from s.a) select x from u", {"x": "a.x a.y"}, "a.x a.y"),
    ("select y, count(*) as n, sum(x) as t from s.a group by y", {"y": "a.y", "n": "a.y", "t": "a.x"}, "a.y"),
    ("select row_number() over (partition by y order by z) as place from s.a", {"place": "a.y a.z"}, ""),
    ("select x, exists (select 1 from s.b as b where b.id = a.id) as known from s.a as a", {"x": "a.x", "known": "a.id b.id"}, "a.id b.id"),
    ("select x from s.a where id in (select id from s.b where w = 1)", {"x": "a.x"}, "a.id b.id b.w"),
    ("select cast(to_json(b) as text) as raw from s.b as b", {"raw": "b.id b.w"}, ""),
    ("with __dbt__cte__e as (select id from s.b where w = 1) select a.x, e.id from s.a as a inner join __dbt__cte__e as e on a.id = e.id",
     {"x": "a.x", "id": "e.id"}, "a.id e.id"),
    ("select 1 as one, x from s.a order by y", {"one": "", "x": "a.x"}, ""),
    ("select x from s.a order by y limit 1", {"x": "a.x"}, "a.y"),
], ids=lambda value: value[:50] if isinstance(value, str) else None)
def test_columns_are_followed_through_sql(sql: str, columns: dict[str, str], rows: str) -> None:
    def told(found: set) -> str:
        return " ".join(sorted(".".join(each) for each in found))

    query = Query(sql, "duckdb", MappingSchema(TABLES, dialect="duckdb"), {"s.a": "a", "s.b": "b", "__dbt__cte__e": "e"})
    assert {name: told(found) for name, found in query.columns.items()} == columns
    assert told(query.rows) == rows


@pytest.fixture(scope="session")
def lineage(database: Path) -> Lineage:
    return Lineage()


@needs_build
def test_every_model_is_read_and_its_columns_are_those_of_the_catalogue(lineage: Lineage) -> None:
    assert lineage.unread == []
    models = {name for name, node in lineage.nodes.items() if node["resource_type"] == "model"}
    assert {name for name, _ in lineage.made_of} == models
    # of nothing: constants, days, counts of rows
    without = [column for column, made in lineage.made_of.items() if not made]
    assert len(without) < 0.05 * len(lineage.made_of)


@needs_build
def test_impact_names_columns_tests_and_unit_tests(lineage: Lineage) -> None:
    found = lineage.impact(lineage.find("stg_marketing__email_verification.email_status"))
    assert {("model.barton.people_master", "is_email_verified"), ("model.barton.bit_company_score", "slots_verified")} <= found["columns"]
    assert "model.barton.int_slot_candidates" in found["decided"]
    assert "not_null_people_master_is_email_verified" in found["tests"]
    assert "the_better_mailbox_survives" in found["unit_tests"]
    assert not any("pipeline" in name for name in [*found["tests"], *found["unit_tests"]])
    said = report(lineage, lineage.find("stg_marketing__email_verification.email_status"))
    assert re.search(r"people_master: .*is_email_verified", said) and max(map(len, said.splitlines())) <= 160


@needs_build
@pytest.mark.parametrize(("words", "answer"), [
    ("company_mastr.industry", "is it company_master"), ("company_master.industri", "is it industry?"), ("industry", "say model.column"),
    ("company_slots.nothing_like_it", "it has slot_unique_id"),
])
def test_a_column_that_is_not_there_is_named_with_the_nearest(lineage: Lineage, words: str, answer: str) -> None:
    with pytest.raises(Stop, match=re.escape(answer)):
        lineage.find(words)


@needs_build
def test_a_name_of_a_model_and_a_source_can_mean_either(lineage: Lineage) -> None:
    assert lineage.find("company_raw_intake.industry")[0].startswith("model.")
    assert lineage.find("intake.company_raw_intake.industry")[0].startswith("source.")


# ---- the site

def test_the_questions_become_a_page_with_links_to_the_docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Known:
        nodes = {"model.barton.company_slots": {}}
        manifest: dict = {}

    monkeypatch.setattr(make_site, "QUESTIONS", tmp_path / "questions.md")
    make_site.QUESTIONS.write_text("# Who asks what\n\n## Slots\n\n| question | answer | c | d | e |\n|---|---|---|---|---|\n"
                                   "| How many <b> are filled? | `company_slots.is_filled`, `no_model` | | | |\n")
    make_site.write_questions(make_site.Site(tmp_path, "duckdb", {}, Known))
    shown = (tmp_path / "questions.html").read_text()
    assert "company_<wbr>slots.<wbr>is_<wbr>filled" in shown
    shown = shown.replace("<wbr>", "")
    assert "<h1>Who asks what</h1>" in shown and '<h2 id="slots">Slots</h2>' in shown and "&lt;b&gt;" in shown
    assert '<a href="docs.html#!/model/model.barton.company_slots"><code>company_slots.is_filled</code></a>, <code>no_model</code>' in shown


def test_a_wide_table_names_its_cells_where_they_stand_below_each_other() -> None:
    wide = page.markdown("| a | b | c | d | e |\n|---|---|---|---|---|\n| 1 | | 3 | 4 | 5 |\n")
    assert '<table class="stack">' in wide and '<td data-label="c">3</td>' in wide and '<td data-label="b"></td>' in wide
    assert "data-label" not in page.markdown("| a | b |\n|---|---|\n| 1 | 2 |\n")


def test_a_page_escapes_and_says_what_is_empty() -> None:
    assert page.text("<script>") == "&lt;script&gt;" and page.text(1359) == "1,359" and page.text(None) == "" and page.text(True) == "True"
    assert page.prose("`a_b` is **not** <b>") == "<code>a_b</code> is <strong>not</strong> &lt;b&gt;"
    assert "No stale contact." in page.table(["a"], [], empty="No stale contact.")
    shown = page.page("A & B", "", home="../index.html")
    assert "<title>A &amp; B · Barton</title>" in shown and 'href="../index.html"' in shown
    assert not re.search(r"https?://|<script|@import|url\(", shown)


@pytest.fixture(scope="session")
def site(database: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("site")
    done = subprocess.run([sys.executable, "scripts/make_site.py", "--database", str(database), "--out", str(out)], cwd=ROOT,
                          capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return out


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with Browser() as opened:
        yield opened


def own_pages(site: Path) -> list[Path]:
    """The pages made by hand: all but dbt's docs and the catalogue."""
    return [path for path in sorted(site.rglob("*.html")) if path.name != "docs.html" and "catalogue" not in path.parts]


@needs_build
def test_every_link_leads_somewhere(site: Path, lineage: Lineage) -> None:
    pages = {path: path.read_text(encoding="utf-8") for path in own_pages(site)}
    anchors = {path: set(re.findall(r'id="([^"]+)"', shown)) for path, shown in pages.items()}
    broken = []
    for path, shown in pages.items():
        for address in re.findall(r'href="([^"]+)"', shown):
            place, _, anchor = address.partition("#")
            aim = (path.parent / place).resolve() if place else path
            if address.startswith("data:"):
                continue
            if not aim.exists() or (aim in anchors and anchor and anchor not in anchors[aim]):
                broken.append(f"{path.relative_to(site)}: {address}")
            elif aim.name == "docs.html" and anchor and anchor.split("/")[-1] not in {
                    **lineage.nodes, **lineage.manifest["exposures"], **lineage.manifest["metrics"]}:
                broken.append(f"{path.relative_to(site)}: {address}")
    assert broken == [] and len(pages) >= 4
    front = pages[site / "index.html"]
    for name in ("docs.html", "catalogue/index.html", "lineage.html", "schema/diagrams.html", "schema/index.html"):
        assert f'href="{name}"' in front


@needs_build
def test_the_docs_overview_names_only_models_there_are(lineage: Lineage) -> None:
    overview = (ROOT / "models/overview.md").read_text()
    linked = set(re.findall(r"#!/model/([\w.]+)\)", overview))
    assert len(linked) > 20 and linked <= set(lineage.nodes)
    assert set(re.findall(r"`((?:int|stg)_\w+[a-z])`", overview)) <= {node["name"] for node in lineage.nodes.values()}


@needs_build
@needs_browser
def test_every_page_opens_from_the_disk_without_a_request(site: Path, browser: Browser) -> None:
    for path in own_pages(site):
        for size in ({}, PHONE):
            seen = browser.open(path, wait="document.querySelector('h1')", **size)
            assert (seen.remote, seen.errors) == ([], []), path
            width = seen.ask("document.documentElement.scrollWidth")
            assert width <= (size or {"width": 1280})["width"], f"{path} is {width} wide"
            seen.close()


@needs_build
@needs_browser
def test_the_pages_show_what_they_should(site: Path, browser: Browser) -> None:
    front = browser.open(site / "index.html")
    assert front.ask("document.title") == "Barton"
    assert "453" in front.ask("document.querySelector('.facts').innerText") and "tests passed" in front.ask("document.querySelector('.facts').innerText")
    diagrams = browser.open(site / "schema/diagrams.html")
    assert diagrams.ask("document.querySelectorAll('figure svg').length") == 9
    assert diagrams.ask("document.querySelector('#marketing ~ figure svg').textContent.includes('may have duplicates')")
    assert diagrams.ask("new Set([...document.querySelectorAll('svg[id]')].map(each => each.id)).size") == 9
    reference = browser.open(site / "schema/index.html")
    assert "title_confidence" in reference.ask("document.getElementById('analytics_marketing.company_slots').nextElementSibling.nextElementSibling.innerText")
    columns = browser.open(site / "lineage.html")
    assert "email_verification" in columns.ask("document.getElementById('raw.marketing.email_verification').nextElementSibling.innerText")
    for seen in (front, diagrams, reference, columns):
        seen.close()


@needs_build
@needs_browser
def test_dbts_docs_open_from_the_disk_with_a_front_page(site: Path, browser: Browser) -> None:
    seen = browser.open(site / "docs.html", wait="document.body.innerText.includes('a marketing database one can trust')")
    # dbt's page asks for its icons before it knows their names
    assert seen.remote == [] and [error for error in seen.errors if not re.search("getIcon|favicon", error)] == []
    seen.ask("document.querySelector('a[href=\"#!/model/model.barton.company_slots\"]').click()")
    seen.wait("document.body.innerText.includes('One row per company and executive slot')")
    assert seen.ask("document.body.innerText.includes('holder_title')")
    seen.close()


@needs_build
@needs_browser
def test_the_catalogue_works_over_http_and_advertises_nothing(site: Path, browser: Browser) -> None:
    with serve(site) as address:
        seen = browser.open(f"{address}/catalogue/index.html", wait="document.body.innerText.includes('Health Check')")
        assert (seen.remote, seen.errors) == ([], [])
        shown = seen.ask("document.body.innerText")
        assert "make docs" not in seen.ask("document.querySelector('main').innerText").split("Entity-relationship")[0]
        assert "Barton" in shown and "company_master" in shown and "Entity-relationship diagram" in shown
        assert not re.search("coffee|Dat Nguyen|GitHub", shown)
        seen.ask("location.hash = '#/node/model.barton.company_slots'")
        seen.wait("document.body.innerText.includes('holder_title')")
        assert (seen.remote, seen.errors) == ([], [])
        seen.close()


@needs_build
@needs_browser
def test_the_catalogue_says_from_the_disk_what_to_do(site: Path, browser: Browser) -> None:
    seen = browser.open(site / "catalogue/index.html")
    assert seen.remote == [] and "make docs" in seen.ask("document.querySelector('main').innerText")
    seen.close()


@needs_browser
def test_the_browser_notices_a_request_an_error_and_a_missing_file(tmp_path: Path, browser: Browser) -> None:
    """The helper itself: what the tests above rely on."""
    path = tmp_path / "bad.html"
    path.write_text("<h1>x</h1><script src='https://example.com/a.js'></script><img src='gone.png'><script>nothing.at.all</script>")
    seen = browser.open(path)
    assert seen.remote == ["https://example.com/a.js"]
    assert any("gone.png" in error for error in seen.errors) and any("nothing is not defined" in error for error in seen.errors)
    seen.close()
