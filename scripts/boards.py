"""How a board is read and drawn: its YAML, the questions it asks, and the HTML of the answers.

A board is a file in scripts/boards: title, lead, and sections of one query each. A query names models by ref() only, so the
numbers keep the one definition their model gives them; a section says how its rows are shown (KINDS below) and in which unit
each column is (UNITS). Everything is text, tables and boxes with a width: it flows on a phone, prints, and needs no script.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import page
import yaml
from build import Database
from common import ROOT, Stop, chosen_database, first_line

BOARDS = ROOT / "scripts" / "boards"
THRESHOLD = re.compile(r"\{(\w+)\}")
REF = re.compile(r"\{\{ *ref\('(\w+)'\) *\}\}")
# scores are calculated as of the end of a day
STANDS_AT = "select max(cast(calculated_at - interval '1' day as date)) from {{ ref('bit_company_score') }}"
NOTHING = "–"
NUMBER = ' class="number"'
LONG = 36           # characters; a longer text gets a line of its own on a phone, and breaks

STYLE = """<style>
.board table { width: 100%; }
.bars td, .bars th { vertical-align: middle; }
.bars .track { width: 100%; min-width: 7rem; padding-right: 1rem; }
.bars tbody th { color: inherit; font-weight: 400; font-size: .9rem; border-bottom-color: var(--line); white-space: nowrap; padding-right: 1.2rem; }
.bars tbody th.long { white-space: normal; min-width: 17rem; }
.strip { display: flex; height: 1.05rem; background: none; }
.strip i { display: block; height: 100%; box-sizing: border-box; border: 1px solid var(--ink); border-left-width: 0; min-width: 2px; }
.strip i:first-child { border-left-width: 1px; }
.strip i, .swatch, .columns i { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.swatch { display: inline-block; width: .8em; height: .8em; border: 1px solid var(--ink); margin-right: .35em; vertical-align: -.08em; }
.t0 { background: var(--t0); }
.t1 { background: repeating-linear-gradient(135deg, var(--t1) 0 3px, var(--sheet) 3px 6px); }
.t2 { background: var(--sheet); }
.t3 { background: repeating-linear-gradient(0deg, var(--t0) 0 1px, var(--sheet) 1px 4px); }
:root { --t0: #2f5d8c; --t1: #7d9cbc; }
@media (prefers-color-scheme: dark) { :root { --t0: #7fa9d6; --t1: #4f759d; } }
@media print { :root { --t0: #444; --t1: #888; } }
.columns { display: flex; align-items: flex-end; gap: 2px; margin: 1.2rem 0 0; max-width: 60rem; border-bottom: 1px solid var(--ink); break-inside: avoid; }
.columns div { flex: 1 1 0; min-width: 0; text-align: center; font-size: .75rem; line-height: 1.3; }
.columns i { display: block; background: var(--t0); min-height: 1px; max-width: 3.2rem; margin: 0 auto; }
.axis { display: flex; gap: 2px; max-width: 60rem; font-size: .75rem; color: var(--soft); margin: .2rem 0 1.2rem; }
.axis span { flex: 1 1 0; text-align: center; min-width: 0; }
.axis.ends { justify-content: space-between; } .axis.ends span { flex: none; }
.about { color: var(--soft); }
.next { display: flex; justify-content: space-between; gap: 1rem; margin-top: 2.5rem; font-size: .9rem; }
.key { display: none; }
.bars td code { white-space: nowrap; }
.bars wbr { display: none; }
.wrapped code { overflow-wrap: normal; }
.facts .mark { font-size: 1rem; }
.wrapped td.long { min-width: 14rem; }
@media (max-width: 40rem) {
  .facts { display: grid; grid-template-columns: 1fr 1fr; gap: .9rem 1.2rem; }
  .facts div { justify-content: flex-end; min-width: 0; } .facts .nowrap { white-space: normal; }
  .wrapped thead, .bars thead { display: none; }
  .wrapped, .wrapped tbody, .bars, .bars tbody { display: block; }
  .wrapped tr, .bars tr { display: flex; flex-wrap: wrap; gap: .1rem 1rem; border-bottom: 1px solid var(--line); padding: .5rem 0; }
  .wrapped td, .bars td { display: inline-flex; align-items: baseline; gap: .35em; border: 0; padding: 0 !important; min-width: 0; font-size: .8125rem; text-align: left; }
  .wrapped td.long { flex: 1 0 100%; min-width: 0; }
  .wrapped td::before, .bars td:not(.track)::before { content: attr(data-name); color: var(--soft); flex: none; }
  .wrapped td:first-child, .bars tbody th, .bars tbody th.long { flex: 1 0 100%; border: 0; padding: 0; min-width: 0; font-size: .9rem; font-weight: 600; white-space: normal; overflow-wrap: anywhere; }
  .wrapped td:first-child::before { content: none; }
  .bars td.track { display: block; flex: 1 0 100%; padding: .15rem 0 !important; }
  .bars .key { display: inline-block; order: -1; margin: 0; }
  .bars td code, .wrapped code { white-space: normal; overflow-wrap: anywhere; }
}
@media print { .next { display: none; } h2 { margin-top: 1.4rem; } .about { break-after: avoid; } .wrapped td.long { min-width: 11rem; } }
</style>
"""


# ---- units: a value as a person reads it

def rounded(value: Any, places: int) -> str:
    """A number with this many decimals, halves up, thousands separated."""
    return f"{Decimal(str(value)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):,}"


def plural(value: Any, places: int, unit: str) -> str:
    """A number and its unit, in the singular for exactly one."""
    shown = re.sub(r"\.0+$", "", rounded(value, places))
    return f"{shown}\u00a0{unit if shown == '1' else unit + 's'}"


def duration(seconds: Any) -> str:
    """Seconds in the unit that reads best."""
    seconds = Decimal(str(seconds))
    if seconds < 90:
        return f"{rounded(seconds, 0 if seconds >= 10 or seconds == 0 else 1)}\u00a0s"
    if seconds < 5400:
        return f"{rounded(seconds / 60, 0 if seconds >= 600 else 1)}\u00a0min"
    return f"{rounded(seconds / 3600, 1)}\u00a0h" if seconds < 172800 else plural(seconds / 86400, 1, "day")


def spoken_day(day: date) -> str:
    """A day as 7 Nov 2025."""
    return f"{day.day} {day:%b %Y}"


UNITS: dict[str, Callable[[Any], str]] = {
    "count": lambda value: rounded(value, 0),
    "percent": lambda value: f"{rounded(Decimal(str(value)) * 100, 1)}\u00a0%",
    "days": lambda value: plural(value, 1, "day"),
    "duration": duration,
    "seconds": lambda value: f"{rounded(value, 2)}\u00a0s",
    "points": lambda value: rounded(value, 1),
    "number": lambda value: rounded(value, 2),
    "usd": lambda value: f"${rounded(value, 2)}",
    "small_usd": lambda value: f"${rounded(value, 3)}",
    "text": lambda value: str(value),
    "code": lambda value: str(value),
    "words": lambda value: str(value).replace("_", " "),
    "date": lambda value: spoken_day(value),
    "month": lambda value: f"{value:%b %Y}",
    "moment": lambda value: f"{spoken_day(value)} {value:%H:%M}",
    "verdict": lambda value: str(value),
}
TEXTS = {"text", "code", "words", "date", "month", "moment", "verdict"}
VERDICTS = {
    "good": {"ok", "passed", "pass", "balanced", "success", "burning", "rising"},
    "warn": {"warning", "warned", "warn", "idle", "late"},
    "bad": {"critical", "failed", "fail", "error", "runtime error", "wrong"},
}


def shown(value: Any, unit: str) -> str:
    """A value as HTML in its unit; a dash where there is nothing to measure."""
    if value is None or value == "":
        return NOTHING
    if unit == "verdict":
        kind = next((kind for kind, words in VERDICTS.items() if value in words), "")
        return page.mark(value, kind)
    told = page.text(UNITS[unit](value))
    if unit == "code":
        return f"<code>{told.replace('_', '_<wbr>')}</code>"
    return f'<span class="nowrap">{told}</span>' if unit in ("date", "month", "moment") else told


# ---- a board and its questions

@dataclass
class Column:
    """A column of a query: its heading and unit."""

    name: str
    title: str
    unit: str

    @property
    def is_number(self) -> bool:
        """Figures stand at the right."""
        return self.unit not in TEXTS


@dataclass
class Section:
    """One query of a board and how its rows are shown."""

    heading: str
    show: str
    sql: str
    columns: list[Column]
    about: str = ""
    empty: str = "Nothing here yet."
    wrapped: bool = False
    stack: int = 1


@dataclass
class Board:
    """One page of the report."""

    name: str
    title: str
    question: str
    lead: str
    sections: list[Section]

    @property
    def models(self) -> set[str]:
        """Every model its queries read; the thresholds too if its texts name one."""
        named = {"kpi_thresholds"} if any(THRESHOLD.search(section.about) for section in self.sections) else set()
        return named | {model for sql in [STANDS_AT, *(section.sql for section in self.sections)] for model in REF.findall(sql)}


def read_column(name: str, given: str) -> Column:
    """A column as a board writes it: `Heading, unit`; the unit alone is enough for text."""
    title, _, unit = given.rpartition(", ")
    if unit not in UNITS:
        raise Stop(f"column {name}: {unit!r} is no unit, choose one of {', '.join(UNITS)}")
    return Column(name, title, unit)


def read_board(path: Path) -> Board:
    """A board from its file. Raises Stop if the file says something that is not known here."""
    given = yaml.safe_load(path.read_text(encoding="utf-8"))
    try:
        sections = []
        for entry in given["sections"]:
            columns = [read_column(name, words) for name, words in entry.pop("columns").items()]
            if entry["show"] not in KINDS:
                raise Stop(f"{entry['show']!r} is no way to show rows, choose one of {', '.join(KINDS)}")
            sections.append(Section(columns=columns, **entry))
        return Board(path.stem.partition("_")[2], given["title"], given["question"], given["lead"], sections)
    except Stop as stop:
        raise Stop(f"{path.name}: {stop}") from None
    except (KeyError, TypeError) as error:
        raise Stop(f"{path.name} is no board: {first_line(error)}") from error


def read_boards() -> list[Board]:
    """All boards, in the order of their file names."""
    return [read_board(path) for path in sorted(BOARDS.glob("*.yml"))]


class Marts:
    """The built models: finds a model's schema and answers a board's queries."""

    def __init__(self, connection: Any) -> None:
        self.connection = connection
        _, tables = self.ask("select table_schema, table_name from information_schema.tables where table_schema like 'analytics%'")
        self.schemas = {name: schema for schema, name in tables}

    def ask(self, sql: str) -> tuple[list[str], list[tuple]]:
        """Column names and rows of a query; every ref() becomes schema and table. Raises Stop for a model that is not built."""
        missing = sorted(set(REF.findall(sql)) - set(getattr(self, "schemas", ())))
        if missing:
            raise Stop(f"{', '.join(missing)} not built: run make build first")
        cursor = self.connection.cursor()
        cursor.execute(REF.sub(lambda found: f'"{self.schemas[found[1]]}"."{found[1]}"', sql))
        return [column[0] for column in cursor.description], cursor.fetchall()

    def told(self, about: str) -> str:
        """A section's text with the value of every {threshold} in it. Raises Stop for one that kpi_thresholds does not have."""
        if not THRESHOLD.search(about):
            return about
        _, rows = self.ask("select threshold, threshold_value from {{ ref('kpi_thresholds') }}")
        values = {name: str(value) for name, value in rows}
        unknown = sorted(set(THRESHOLD.findall(about)) - set(values))
        if unknown:
            raise Stop(f"kpi_thresholds has no {', '.join(unknown)}")
        return THRESHOLD.sub(lambda found: values[found[1]], about)

    def answer(self, section: Section) -> list[dict[str, Any]]:
        """Rows of a section's query. Raises Stop if it fails, or gives other columns than the section names."""
        try:
            names, rows = self.ask(section.sql)
        except Stop:
            raise
        except Exception as error:
            raise Stop(f"section {section.heading!r}: {first_line(error)}") from error
        if names != [column.name for column in section.columns]:
            raise Stop(f"section {section.heading!r}: its query gives {', '.join(names)}")
        return [dict(zip(names, row, strict=True)) for row in rows]


# ---- ways to show rows

def head(column: Column, before: str = "") -> str:
    """A column's heading."""
    return f'<th scope="col"{NUMBER if column.is_number else ""}>{before}{page.text(column.title)}</th>'


def cell(value: str, column: Column, before: str = "") -> str:
    """A table cell; it carries its heading, for a phone, where the row of headings is not shown."""
    is_long = len(re.sub(r"<[^>]+>", "", value)) > LONG
    kind = NUMBER if column.is_number else ' class="long"' if is_long else ""
    return f'<td{kind} data-name="{page.text(column.title)}">{before}{value}</td>'


def show_facts(section: Section, rows: Sequence[dict[str, Any]]) -> str:
    """One row as large figures."""
    return page.facts((shown(rows[0][column.name], column.unit), page.text(column.title)) for column in section.columns)


def show_table(section: Section, rows: Sequence[dict[str, Any]]) -> str:
    """A table; a wide one (`wrapped`) turns into cards on a phone."""
    body = "\n".join("<tr>" + "".join(cell(shown(row[column.name], column.unit), column) for column in section.columns) + "</tr>" for row in rows)
    return framed("wrapped" if section.wrapped else "plain", "".join(map(head, section.columns)), body)


def show_bars(section: Section, rows: Sequence[dict[str, Any]]) -> str:
    """Bars, one a row: the first figures (`stack` of them) lie one after the other, each with a pattern of its own."""
    label, *figures = section.columns
    drawn = figures[:section.stack]
    longest = 1 if drawn[0].unit == "percent" else max(sum(max(row[column.name] or 0, 0) for column in drawn) for row in rows) or 1
    is_stacked = len(drawn) > 1
    swatches = [f'<i class="swatch t{place % 4}"></i>' if is_stacked and column in drawn else "" for place, column in enumerate(figures)]
    keys = [swatch.replace('"swatch', '"swatch key') for swatch in swatches]
    top = head(Column(label.name, label.title, "text")) + '<th class="track" aria-hidden="true"></th>' + "".join(map(head, figures, swatches))
    lines = []
    for row in rows:
        strip = "".join(f'<i class="t{place % 4}" style="width:{100 * float(row[column.name]) / float(longest):.2f}%"></i>'
                        for place, column in enumerate(drawn) if (row[column.name] or 0) > 0)
        long = ' class="long"' if len(str(row[label.name])) > LONG else ""
        lines.append(f'<tr><th scope="row"{long}>{shown(row[label.name], label.unit)}</th><td class="track" aria-hidden="true"><div class="strip">{strip}</div></td>'
                     + "".join(cell(shown(row[column.name], column.unit), column, key) for column, key in zip(figures, keys, strict=True)) + "</tr>")
    return framed("bars", top, "\n".join(lines))


def framed(kind: str, top: str, body: str) -> str:
    """Head and rows of a table in a box that scrolls where it must."""
    return f'<div class="scroll"><table class="{kind}"><thead><tr>{top}</tr></thead><tbody>\n{body}\n</tbody></table></div>\n'


def show_columns(section: Section, rows: Sequence[dict[str, Any]]) -> str:
    """Upright columns over time; each with its figure while they are few, else the first, the last and the highest in words."""
    label, figure = section.columns[:2]
    if len(rows) == 1:
        return page.facts([(shown(rows[0][figure.name], figure.unit), f"{page.text(figure.title)}, {shown(rows[0][label.name], label.unit)}")])
    values = [row[figure.name] or 0 for row in rows]
    highest = max(values) or 1
    few = len(rows) <= 13
    boxes = "".join(
        f'<div title="{page.text(UNITS[label.unit](row[label.name]))}: {shown(row[figure.name], figure.unit)}">{shown(row[figure.name], figure.unit) if few else ""}'
        f'<i style="height:{7.5 * float(value) / float(highest):.2f}rem"></i></div>' for row, value in zip(rows, values, strict=True))
    names = [page.text(UNITS[label.unit](row[label.name])) for row in rows]
    axis = "".join(f"<span>{name}</span>" for name in names) if few else f"<span>{names[0]}</span><span>{names[-1]}</span>"
    peak = max(range(len(rows)), key=lambda place: values[place])
    words = "" if few else (f'<p class="soft">{page.text(figure.title)}: first {shown(rows[0][figure.name], figure.unit)}, last '
                            f'{shown(rows[-1][figure.name], figure.unit)}, most {shown(rows[peak][figure.name], figure.unit)} ({names[peak]}).</p>')
    return f'<div class="columns">{boxes}</div><div class="axis{"" if few else " ends"}">{axis}</div>{words}\n'


KINDS: dict[str, Callable[[Section, Sequence[dict[str, Any]]], str]] = {
    "facts": show_facts, "table": show_table, "bars": show_bars, "columns": show_columns}


def draw_section(section: Section, rows: Sequence[dict[str, Any]]) -> str:
    """A section's heading, what it says, and its rows; a sentence where there are none."""
    about = f'<p class="about">{page.prose(section.about)}</p>\n' if section.about else ""
    drawn = KINDS[section.show](section, rows) if rows else f'<p class="empty">{page.text(section.empty)}</p>\n'
    heading = f'<h2 id="{page.anchor(section.heading)}">{page.text(section.heading)}</h2>\n' if section.heading else ""
    return f'<section>{heading}{about}{drawn}</section>\n'


def draw_board(board: Board, answers: Iterable[list[dict[str, Any]]], stands_at: date | None, around: tuple[Board | None, Board | None]) -> str:
    """A board as a whole page, with links to the boards before and after it."""
    body = STYLE + '<div class="board">\n' + "".join(
        draw_section(section, rows) for section, rows in zip(board.sections, answers, strict=True)) + "</div>\n"
    before, after = around
    body += '<nav class="next" aria-label="other boards">' + (f'<a href="{before.name}.html">← {page.text(before.title)}</a>' if before else "<span></span>")
    body += '<a href="index.html">All boards</a>'
    body += (f'<a href="{after.name}.html">{page.text(after.title)} →</a>' if after else "<span></span>") + "</nav>\n"
    return page.page(board.title, body, lead=f"{page.text(board.lead)} {stand(stands_at)}", home="../index.html",
                     foot=f"Every figure is read from a tested model. {NOTHING} means that there is nothing to measure. Made by <code>make report</code>.")


def stand(day: date | datetime | None) -> str:
    """A sentence that says which day the figures stand at."""
    return f'Figures of <strong class="nowrap">{spoken_day(day)}</strong>.' if day else "No company is known yet."


def publish(options: argparse.Namespace, render: Callable[[Marts], dict[str, str]], what: str) -> None:
    """Render files from the database of the options, an index.html among them, write them to its folder and say how many `what`."""
    with Database(options.target, chosen_database() if options.target == "duckdb" else Path()) as database:
        files = render(Marts(database.connection))
    options.out.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (options.out / name).write_text(content, encoding="utf-8")
    print(f"{len(files) - 1} {what}: {options.out / 'index.html'}")
