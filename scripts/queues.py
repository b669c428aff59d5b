"""Write every work queue as CSV to target/site/queues, with a page that says what each is for; the engine of `make queues`.

A queue is a model of models/marts/queues; what it is for is the description in its .yml. The file holds all rows, the page the first
ones. Rows come by priority, then the longest waiting, then the key: the same data give the same bytes, on either engine.

Usage: queues.py [--target duckdb|postgres] [--database FILE] [--out DIR]
Exit codes: 0 written; 2 the database is missing or not built, in one line.
"""

from __future__ import annotations

import argparse
import csv
import io
import re
import sys
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import page
import yaml
from boards import LONG, NOTHING, STYLE, Marts, publish, rounded, spoken_day
from common import ROOT, reading_options, script

OUT = ROOT / "target" / "site" / "queues"
MODELS = ROOT / "models" / "marts" / "queues"
FIRST_ROWS = 10
# what a person needs to see first; the file has every column
SHOWN = 7
FORMULA = re.compile(r"[=@\t\r]|[+-](?![0-9. ()-]+$)")


def title(name: str) -> str:
    """A queue's name in words."""
    return name.removeprefix("queue_").replace("_", " ").capitalize()


def described(name: str) -> dict[str, Any]:
    """The entry of a queue in its .yml."""
    return yaml.safe_load((MODELS / f"{name}.yml").read_text(encoding="utf-8"))["models"][0]


def ordered(names: Sequence[str], rows: Sequence[tuple]) -> list[tuple]:
    """Rows by priority, then the higher score, then since, then as text; what lacks one comes after those that have it."""
    ways = [(names.index(name), sign) for name, sign in (("priority", 1), ("score_exact", -1), ("since", None)) if name in names]

    def place(row: tuple) -> tuple:
        values = [(row[at], sign) for at, sign in ways]
        return [(value is None, value if value is None or not sign else sign * value) for value, sign in values], [str(value) for value in row]

    return sorted(rows, key=place)


def file_text(value: Any) -> str:
    """A value as a CSV cell. What a spreadsheet would run as a formula gets an apostrophe; a phone number is none."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M:%S}"
    told = str(value)
    return "'" + told if isinstance(value, str) and FORMULA.match(told) else told


def as_csv(names: Sequence[str], rows: Sequence[tuple]) -> str:
    """A queue as CSV with a row of headings."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([file_text(value) for value in row] for row in rows)
    return out.getvalue()


def page_text(value: Any) -> str:
    """A value as a cell of the page."""
    if value is None:
        return NOTHING
    if isinstance(value, date):
        return f'<span class="nowrap">{spoken_day(value)}</span>'
    return rounded(value, 1) if isinstance(value, Decimal) else page.text(value)


def plain(name: str, value: Any) -> Any:
    """A code word such as employer_change with spaces."""
    return value.replace("_", " ") if isinstance(value, str) and re.search(r"(_type|_kind|_status|_tier)$", name) else value


def heading(name: str) -> str:
    """A column's name as a heading."""
    return page.text(name.replace("_", " ").capitalize())


def preview(names: Sequence[str], rows: Sequence[tuple]) -> str:
    """The first rows with the columns a person needs first: who or what, why, what to do, since when; not the technical keys."""
    wanted = [name for name in names if not re.search(r"(_id|_ids|_id_primary|_id_duplicate|_key|_codes|_url|^raw_record|^website|^email|^source_table)$", name)]
    leading = [name for name in ("priority", "reason", "suggested_action", "since") if name in wanted]
    shown = [name for name in wanted if name not in leading][:SHOWN - len(leading)] + leading
    places = [names.index(name) for name in shown]
    body = "\n".join("<tr>" + "".join(
        f'<td{" class=long" if len(str(row[place])) > LONG else ""} data-name="{heading(name)}">{page_text(plain(name, row[place]))}</td>'
        for name, place in zip(shown, places, strict=True)) + "</tr>" for row in rows[:FIRST_ROWS])
    head = "".join(f'<th scope="col">{heading(name)}</th>' for name in shown)
    return f'<div class="scroll"><table class="wrapped"><thead><tr>{head}</tr></thead><tbody>\n{body}\n</tbody></table></div>\n'


def render(marts: Marts) -> dict[str, str]:
    """The files of all queues and their page: {file name: content}."""
    files: dict[str, str] = {}
    sections, counts = [], []
    for name in sorted(path.stem for path in MODELS.glob("*.sql")):
        entry = described(name)
        names, found = marts.ask(f"select * from {{{{ ref('{name}') }}}}")
        rows = ordered(names, found)
        files[f"{name}.csv"] = as_csv(names, rows)
        counts.append((f"{len(rows):,}", f'<a href="#{name}">{page.text(title(name))}</a>'))
        about = f'<h2 id="{name}">{page.text(title(name))}</h2>\n<p>{page.prose(" ".join(entry["description"].split()))}</p>\n'
        if rows:
            more = f", the first {FIRST_ROWS} below" if len(rows) > FIRST_ROWS else ""
            about += f'<p><strong>{len(rows):,} row{"s" * (len(rows) != 1)}</strong>{more}: <a href="{name}.csv" download>{name}.csv</a></p>\n'
            about += preview(names, rows)
        else:
            about += f'<p class="empty">Nothing waits here. <a href="{name}.csv" download>{name}.csv</a> has the headings only.</p>\n'
        columns = "".join(f"<li><code>{page.text(column['name'])}</code> {page.prose(column['description'])}</li>" for column in entry["columns"])
        sections.append(f"<section>{about}<details><summary>Columns of the file</summary><ul>{columns}</ul></details></section>\n")
    files["index.html"] = page.page(
        "Work queues", STYLE + page.facts(counts) + "".join(sections), home="../index.html",
        lead="What a person should do next, as lists. Priority 1 comes first, then what has waited longest. Done rows leave by themselves at the next build.",
        foot="Files are CSV in UTF-8 with a row of headings. A text that a spreadsheet would run as a formula has an apostrophe before it. Made by <code>make queues</code>.")
    return files


@script
def main(arguments: Sequence[str] | None = None) -> int:
    """Read the command line and write the files."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    publish(reading_options(parser, arguments, OUT), render, "queues")
    return 0


if __name__ == "__main__":
    sys.exit(main())
