"""The boards show what the marts say, on both engines and on an empty database; the work queues hold every row; a browser finds it all."""

from __future__ import annotations

import csv
import io
import re
import sys
from datetime import date, datetime
from decimal import Decimal
from html import unescape
from pathlib import Path

import pytest
import yaml
from browser import MISSING, Browser, find_chromium
from conftest import ROOT, Warehouse

sys.path.insert(0, str(ROOT / "scripts"))
import boards
import queues
import report
from common import Stop

EXPOSURES = ROOT / "models" / "exposures"
# what each figure is, asked of the specification's own tables in another way than the KPI models do
COUNTED = {
    ("slots_and_fill", "companies"): "select count(*) from analytics_marketing.company_master",
    ("slots_and_fill", "slots"): "select 3 * count(*) from analytics_marketing.company_master",
    ("slots_and_fill", "slots filled"): "select count(distinct person_unique_id) from analytics_marketing.company_slots",
    ("slots_and_fill", "holders with a verified e-mail"):
        "select count(*) from analytics_marketing.people_master where is_email_verified and unique_id in"
        " (select person_unique_id from analytics_marketing.company_slots)",
    ("funnel", "contacts"): "select count(*) from analytics_marketing.people_master",
    ("hot_accounts", "hot accounts"): "select count(*) from analytics_bit.bit_company_score where score_exact >= 50",
    ("hot_accounts", "companies with any signal"):
        "select count(distinct subject_id) from analytics_bit.bit_score_part where entity = 'company' and model_version = 'half_life_1'",
    ("duplicates", "cases open"): "select count(*) from analytics_marketing.people_resolution_queue where resolution_status = 'pending_review'",
    ("pipeline_and_cycles", "events"): "select count(*) from analytics_marketing.pipeline_events where created_at >= '2025-10-09'",
    ("pipeline_and_cycles", "failed"):
        "select count(*) from analytics_marketing.pipeline_events where status = 'failed' and created_at >= '2025-10-09'",
}


@pytest.fixture(scope="session")
def rendered() -> dict[str, tuple[dict[str, str], dict[str, str]]]:
    """What was rendered in this session, by database."""
    return {}


def render(warehouse: Warehouse, rendered: dict) -> tuple[dict[str, str], dict[str, str]]:
    """Boards and queue files of a warehouse, rendered once."""
    if warehouse.name not in rendered:
        rendered[warehouse.name] = everything(warehouse)
    return rendered[warehouse.name]


def everything(warehouse: Warehouse) -> tuple[dict[str, str], dict[str, str]]:
    """Boards and queue files of a warehouse."""
    connection = warehouse.connect()
    try:
        marts = boards.Marts(connection)
        return report.render(marts), queues.render(marts)
    finally:
        connection.close()


def plain_text(markup: str) -> str:
    """Text of a piece of HTML."""
    return unescape(re.sub(r"<[^>]+>", "", markup)).replace("\u00a0", " ").strip()


def facts_of(page: str) -> dict[str, str]:
    """The large figures of a page: {what: figure}."""
    return {plain_text(name): plain_text(figure) for name, figure in re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", page)}


def test_the_large_figures_are_those_of_the_tables(sample_warehouse: Warehouse, rendered: dict) -> None:
    pages, _ = render(sample_warehouse, rendered)
    shown = {(board, name): facts_of(pages[f"{board}.html"]).get(name) for board, name in COUNTED}
    assert shown == {key: f"{sample_warehouse.query(sql)[0][0]:,}" for key, sql in COUNTED.items()}
    assert facts_of(pages["slots_and_fill.html"])["of slots filled"] == "12.5 %"
    assert "Figures of 7 Nov 2025." in plain_text(pages["funnel.html"])


def read_back(told: str, column: boards.Column) -> Decimal | None:
    """The number a cell shows, in the unit of its column in the database; None for a dash."""
    if told == boards.NOTHING:
        return None
    number, _, unit = told.replace(",", "").replace("$", "").partition(" ")
    if column.unit == "duration":
        return Decimal(number) * {"s": 1, "min": 60, "h": 3600, "day": 86400, "days": 86400}[unit]
    return Decimal(number) / (100 if column.unit == "percent" else 1)


def test_every_cell_shows_the_value_of_its_row_and_column(sample_warehouse: Warehouse, rendered: dict) -> None:
    """Read back from the finished page, whatever the way it is shown; only rounding may differ."""
    pages, _ = render(sample_warehouse, rendered)
    connection = sample_warehouse.connect()
    marts = boards.Marts(connection)
    compared = 0
    try:
        for board in boards.read_boards():
            sections = re.findall(r"<section>(.*?)</section>", pages[f"{board.name}.html"], re.S)
            assert len(sections) == len(board.sections)
            for section, markup in zip(board.sections, sections, strict=True):
                rows = marts.answer(section)
                if section.show == "facts":
                    lines = [[plain_text(figure) for figure in re.findall(r"<dd>(.*?)</dd>", markup)]]
                elif section.show == "columns":
                    continue
                else:
                    body = markup.partition("<tbody>")[2]
                    lines = [[plain_text(cell) for kind, cell in re.findall(r"<(?:td|th)([^>]*)>(.*?)</(?:td|th)>", line) if "track" not in kind]
                             for line in re.findall(r"<tr>(.*?)</tr>", body)]
                assert len(lines) == (len(rows) or (1 if section.show == "facts" and not rows else 0)), f"{board.name}: {section.heading}"
                for line, row in zip(lines, rows):
                    for told, column in zip(line, section.columns, strict=True):
                        if column.is_number:
                            value, number = row[column.name], read_back(told, column)
                            assert (value is None) == (number is None), f"{board.name}: {section.heading}: {column.name}"
                            slack = {"percent": Decimal("0.0005"), "duration": max(abs(number or 0) / 10, 1)}.get(column.unit, Decimal("0.05"))
                            assert value is None or abs(Decimal(str(value)) - number) <= slack, f"{board.name}: {section.heading}: {told}"
                            compared += 1
    finally:
        connection.close()
    assert compared > 500


def test_every_queue_file_holds_every_row(sample_warehouse: Warehouse, rendered: dict) -> None:
    _, files = render(sample_warehouse, rendered)
    models = sorted(path.stem for path in (ROOT / "models/marts/queues").glob("*.sql"))
    assert sorted(files) == ["index.html", *(f"{name}.csv" for name in models)]
    for name in models:
        rows = list(csv.DictReader(io.StringIO(files[f"{name}.csv"])))
        key, count = (yaml.safe_load((ROOT / f"models/marts/queues/{name}.yml").read_text())["models"][0]["columns"][0]["name"],
                      sample_warehouse.query(f"select count(*) from analytics_queues.{name}")[0][0])
        assert len(rows) == len({row[key] for row in rows}) == count
        assert count > 0 or name == "queue_decisions_without_effect"       # the sample has no decisions
        assert [row["priority"] for row in rows] == sorted(row["priority"] for row in rows)
        assert facts_of(files["index.html"])[queues.title(name)] == f"{count:,}"


@pytest.mark.slow
@pytest.mark.postgres
def test_both_engines_give_the_same_pages_and_files(built_samples, rendered: dict) -> None:
    """All but the board of data quality, which shows the runs of its own database."""
    (duckdb_pages, duckdb_files), (postgres_pages, postgres_files) = (render(built_samples(engine), rendered) for engine in ("duckdb", "postgres"))
    different = [name for name in duckdb_pages if duckdb_pages[name] != postgres_pages[name]]
    assert different == ["data_quality.html"]
    assert [name for name in duckdb_files if duckdb_files[name] != postgres_files[name]] == []


def test_every_board_and_queue_is_an_exposure_of_what_it_reads() -> None:
    declared = {entry["name"]: {re.search(r"'(\w+)'", ref)[1] for ref in entry["depends_on"]}
                for path in EXPOSURES.glob("*.yml") for entry in yaml.safe_load(path.read_text())["exposures"]}
    read = {board.name: board.models for board in boards.read_boards()}
    read["work_queues"] = {path.stem for path in (ROOT / "models/marts/queues").glob("*.sql")}
    read["docs_site"] = {table for schema in yaml.safe_load((ROOT / "scripts/specification.yml").read_text()).values() for table in schema["tables"]}
    assert declared == read


@pytest.mark.parametrize(("value", "unit", "told"), [
    (1359, "count", "1,359"), (Decimal("0.12515"), "percent", "12.5 %"), (Decimal("0.12550"), "percent", "12.6 %"), (0, "percent", "0.0 %"),
    (1, "days", "1 day"), (Decimal("4.0"), "days", "4 days"), (Decimal("2.5"), "days", "2.5 days"),
    (0, "duration", "0 s"), (Decimal("3.25"), "duration", "3.3 s"), (89, "duration", "89 s"), (90, "duration", "1.5 min"), (620, "duration", "10 min"),
    (5400, "duration", "1.5 h"), (266130, "duration", "3.1 days"),
    (Decimal("1234.5"), "usd", "$1,234.50"), (Decimal("0.0053"), "small_usd", "$0.005"), (Decimal("94.4201"), "points", "94.4"),
    (date(2025, 11, 7), "date", "7 Nov 2025"), (date(2025, 11, 1), "month", "Nov 2025"), (datetime(2025, 11, 7, 8, 5), "moment", "7 Nov 2025 08:05"),
    (None, "count", "–"), (None, "verdict", "–"), ("", "text", "–"), ("employer_change", "words", "employer change"), ("<b>", "text", "<b>"),
])
def test_a_value_is_told_in_its_unit(value: object, unit: str, told: str) -> None:
    assert plain_text(boards.shown(value, unit)) == told


@pytest.mark.parametrize(("value", "cell"), [
    ("=1+1", "'=1+1"), ("@sum(a1)", "'@sum(a1)"), ("+cmd|x", "'+cmd|x"), ("-1+cmd", "'-1+cmd"), ("\tx", "'\tx"),
    ("+1 304-555-0142", "+1 304-555-0142"), ("-5", "-5"), (-5, "-5"), ("a=b", "a=b"), (None, ""), (datetime(2025, 11, 7, 8, 5), "2025-11-07 08:05:00"),
])
def test_no_cell_of_a_file_is_a_formula(value: object, cell: str) -> None:
    assert queues.file_text(value) == cell


@pytest.mark.parametrize(("change", "words"), [
    (("slots: slots, count", "slots: slots, furlongs"), "'furlongs' is no unit"),
    (("show: facts", "show: pie"), "'pie' is no way to show rows"),
    (("title: ", "name: "), "is no board: 'title'"),
])
def test_a_wrong_board_is_named(tmp_path: Path, change: tuple[str, str], words: str) -> None:
    path = tmp_path / "1_wrong.yml"
    path.write_text((ROOT / "scripts/boards/1_slots_and_fill.yml").read_text().replace(*change))
    with pytest.raises(Stop, match=f"1_wrong.yml.*{words}"):
        boards.read_board(path)


def test_a_section_that_asks_for_what_is_not_there_is_named(raw_duckdb: Warehouse) -> None:
    connection = raw_duckdb.connect()
    try:
        marts = boards.Marts(connection)
        with pytest.raises(Stop, match="kpi_slot not built: run make build first"):
            marts.ask("select 1 from {{ ref('kpi_slot') }}")
        section = boards.Section("Late", "table", "select 1 as one", [boards.Column("two", "Two", "count")])
        with pytest.raises(Stop, match="section 'Late': its query gives one"):
            marts.answer(section)
        with pytest.raises(Stop, match="kpi_thresholds has no patience_days"):
            marts.told("At most {patience_days} days.")
    finally:
        connection.close()


@pytest.mark.skipif(find_chromium() is None, reason=MISSING)
def test_a_browser_shows_every_page_on_a_desk_and_on_a_phone(built_samples, rendered: dict, tmp_path: Path) -> None:
    pages, files = render(built_samples("duckdb"), rendered)
    for folder, contents in (("report", pages), ("queues", files)):
        (tmp_path / folder).mkdir()
        for name, content in contents.items():
            (tmp_path / folder / name).write_text(content)
    with Browser() as browser:
        for path in sorted(tmp_path.glob("*/*.html")):
            for width in (1280, 390):
                seen = browser.open(path, width=width)
                assert (seen.remote, seen.errors) == ([], []), path.name
                assert seen.ask("document.documentElement.scrollWidth") <= width, f"{path.name} is wider than {width} pixels"
                cut = ("[...document.querySelectorAll('.scroll')].filter(box => box.scrollWidth > box.clientWidth + 1)"
                       ".map(box => box.closest('section').querySelector('h2').textContent)")
                assert seen.ask(cut) == [], f"{path.name}: a table must be scrolled at {width} pixels"
            parts = seen.ask("[document.title, document.querySelectorAll('section').length, document.querySelectorAll('a[href]').length]")
            assert parts[0].endswith("· Barton") and parts[2] > 1
            assert parts[1] == (0 if path.parent.name == "report" and path.stem == "index" else path.read_text().count("<section>"))
            broken = seen.ask("[...document.querySelectorAll('a[href]')].map(link => link.getAttribute('href'))")
            assert [link for link in broken if not link.startswith(("#", "../")) and not (path.parent / link).exists()] == [], path.name
