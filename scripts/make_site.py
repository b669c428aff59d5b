"""Build the whole site, target/site, from the built database and dbt's artifacts; the engine of `make site`.

SECTIONS below is the site: every part in the order of the front page, with the file it stands in and the script that writes it. A part
whose script or model is not there is left out, and the front page links to what was written and to nothing else. To add a
part, add a line: a script whose main takes --target and --out, or a function here that writes its file.

It needs a build before it (make build), because `dbt build` and then `dbt docs generate --no-compile` leave the results of the
tests and the compiled SQL that the parts show. Every page is plain HTML that opens from the disk without a request; only the
catalogue and nothing else wants http (make docs).

Exit codes: 0 written; 2 something is missing, named in one line.
"""

from __future__ import annotations

import argparse
import importlib
import json
import re
import shutil
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import page
import schema_export
import schema_view
from common import ROOT, Stop, reading_options, script, spoken
from lineage import Lineage

OUT = ROOT / "target" / "site"
TARGET = ROOT / "target"
DOCS = "docs.html"
QUESTIONS = ROOT / "models" / "marts" / "kpi" / "_questions.md"


@dataclass
class Site:
    """What the parts are made from."""

    out: Path
    target: str
    described: dict[str, Any]
    lineage: Lineage

    def read(self, name: str) -> dict[str, Any]:
        """One of dbt's artifacts."""
        return json.loads((TARGET / name).read_text(encoding="utf-8"))

    def model_link(self, name: str) -> str | None:
        """Address of a model's, seed's or exposure's page in the docs."""
        for kind in ("model", "seed", "exposure", "metric"):
            key = f"{kind}.barton.{name}"
            if key in self.lineage.nodes or key in self.lineage.manifest.get(f"{kind}s", {}):
                return f"{DOCS}#!/{kind}/{key}"
        return None

    def with_links(self, shown: str) -> str:
        """HTML with every `model` or `model.column` in code linked to its page in the docs, unless it is a link already."""
        def link(found: re.Match) -> str:
            address = None if found[1] else self.model_link(found[2].split(".")[0])
            return f'<a href="{address}">{found[0]}</a>' if address else found[0]

        return re.sub(r"(<a [^>]*>)?<code>([a-z_0-9]+(?:\.[a-z_0-9]+)?)</code>", link, shown)


# ---- the parts made here

def write_docs(site: Site) -> None:
    """dbt's own docs, the page that the build wrote."""
    made = TARGET / "static_index.html"
    if not made.exists():
        raise Stop("target/static_index.html does not exist: build with the docs first, with make build")
    shutil.copy(made, site.out / DOCS)


def write_questions(site: Site) -> None:
    """The questions people ask, from the Markdown page of the KPI models."""
    if not QUESTIONS.exists():
        return
    # as a docs block the text stands between two tags
    body = re.sub(r"\{%.*?%\}", "", QUESTIONS.read_text(encoding="utf-8")).strip()
    title = "Questions"
    if body.startswith("# "):
        title, _, body = body[2:].partition("\n")
    (site.out / "questions.html").write_text(page.page(title.strip(), page.breakable(site.with_links(page.markdown(body)))), encoding="utf-8")


SCHEMA_WORDS = {
    "analytics_marketing": "Companies, slots, people, the queue of cases and the log of the pipeline.",
    "analytics_bit": "Buyer intent: accepted signals and the scores made of them.",
    "analytics_ple": "Enrichment cycles, their steps and log.",
    "analytics_intake": "The uploads, what became of each, and what was rejected.",
    "analytics_ids": "The ledger of Barton IDs; the one schema to back up.",
    "analytics_kpi": "Figures, each with one definition.",
    "analytics_metrics": "The calendar of the metrics.",
    "analytics_queues": "What waits for a person.",
    "analytics_runs": "What became of every run's models and tests.",
    "analytics_reference": "Rules as data: the reference seeds.",
}


def reference_table(table: dict[str, Any], edges: list[dict[str, Any]], site: Site) -> str:
    """One table of the schema reference."""
    name = f"{table['schema']}.{table['name']}"
    parents = defaultdict(list)
    for edge in edges:
        for column in edge["columns"]:
            parents[column].append(edge)

    def key(column: str) -> str:
        marks = " ".join(page.mark(word) for word in schema_export.marks(table, column, edges))
        links = [f'<a href="#{edge["parent"]}">{page.text(edge["parent"].split(".")[1])}</a>' for edge in parents[column]]
        return marks + (" " if marks and links else "") + (f'<span class="soft">→</span> {", ".join(links)}' if links else "")

    rows = [[f"<code>{page.text(column['name'])}</code>", page.text(column["type"]), "" if column["nullable"] else '<span class="nowrap">not null</span>',
             key(column["name"]), page.prose(column["description"])] for column in table["columns"]]
    link = site.model_link(table["name"]) if not table["schema"].startswith("sample_") else None
    lines = [f'<h3 id="{name}">{page.text(table["name"])} <span class="soft">{table["kind"]}, {page.text(table["rows"])} rows</span></h3>',
             f"<p>{page.prose(table['description'])}" + (f' <a href="../{link}">Model, tests and lineage</a>' if link else "") + "</p>",
             page.table(["Column", "Type", "Null", "Key", "Description"], rows, brief=[0, 1, 2, 3])]
    more = [f"Unique together: {', '.join(f'<code>{column}</code>' for column in columns)}." for columns in table["unique_keys"] if len(columns) > 1]
    indexes = [", ".join(f"<code>{column}</code>" for column in index["columns"]) for index in table["indexes"]]
    more += [f"Indexes on Postgres: {'; '.join(indexes)}."] if indexes else []
    return "\n".join(lines) + (f'<p class="soft">{" ".join(more)}</p>' if more else "")


def write_schema(site: Site) -> None:
    """The schema reference: the files of make schema-export, and the same as a page."""
    folder = site.out / "schema"
    tables, edges = site.described["tables"], site.described["relationships"]
    body = ['<p><a href="schema_map.json">schema_map.json</a> says the same to programs, <a href="SCHEMA_REFERENCE.md">SCHEMA_REFERENCE.md</a>'
            " in Markdown. Foreign keys and indexes are those the models declare: Postgres enforces them, on DuckDB the tests do.</p>"]
    body.append('<h2 id="volumes">Data volumes</h2>')
    largest = max(table["rows"] for table in tables.values()) or 1
    contents = []
    # what people use first, then rules, then raw tables
    order = sorted(site.described["schemas"], key=lambda schema: (*[schema != each for each in SCHEMA_WORDS], schema))
    for schema in order:
        own = [table for table in tables.values() if table["schema"] == schema]
        contents.append([f'<strong><a href="#{schema}">{schema}</a></strong>', "", f"<strong>{page.text(sum(table['rows'] for table in own))}</strong>", ""])
        contents += [[f'<a href="#{schema}.{table["name"]}">{page.text(table["name"])}</a>', page.text(len(table["columns"])), page.text(table["rows"]),
                      page.bar(table["rows"] / largest)] for table in own]
    body.append(page.table(["Table", "Columns", "Rows", "Share of the largest"], contents, numbers=[1, 2]))
    for schema in order:
        words = SCHEMA_WORDS.get(schema) or ("Raw rows of the sample, as uploaded." if schema.startswith("sample_") else "")
        body.append(f'<h2 id="{schema}">{schema}</h2><p>{words}</p>')
        body += [reference_table(table, [edge for edge in edges if edge["child"] == name], site)
                 for name, table in tables.items() if table["schema"] == schema]
    counts = Counter(table["kind"] for table in tables.values())
    views = f"{counts['view']} view{'s' * (counts['view'] != 1)}"
    lead = f"{counts['table']} tables and {views} in {len(site.described['schemas'])} schemas, read from the live database."
    (folder / "index.html").write_text(page.page("Schema reference", "\n".join(body), lead, home="../index.html"), encoding="utf-8")


def write_diagrams(site: Site) -> None:
    """The ER diagrams of make schema-view on one page."""
    folder = site.out / "schema"
    drawn = schema_view.render(schema_view.diagrams(site.described), folder)

    def shown(name: str, caption: str) -> str:
        # a wide diagram shrinks with the page, but no further than can be read
        width = int(re.search(r'width="(\d+)"', drawn[name])[1])
        svg = drawn[name].replace("<svg ", f'<svg style="width:100%;max-width:{width}px;min-width:{min(width, max(560, width * 6 // 10))}px" ', 1)
        files = " · ".join(f'<a href="{name}.{kind}">{kind.upper()}</a>' for kind in ("svg", "png", "mmd"))
        return page.figure(svg, f"{caption} {files}")

    body = ['<h2 id="overview">All fifteen tables</h2>', shown("overview", "The tables of the specification with their keys, across schemas.")]
    for schema in schema_view.specification():
        body.append(f'<h2 id="{schema}">{schema}</h2><p>{SCHEMA_WORDS["analytics_" + schema]}</p>')
        body.append(shown(schema, "As the specification draws it; types, keys and ends of the lines are the live database's."))
        body.append(f"<details><summary>Every table and column of {schema}</summary>"
                    + shown(f"{schema}_all", "Tables of other schemas appear with their key only.") + "</details>")
    lead = "Entities, columns and relationships by schema, drawn from the live database."
    (folder / "diagrams.html").write_text(page.page("ER diagrams", "\n".join(body), lead, home="../index.html"), encoding="utf-8")


def write_lineage(site: Site) -> None:
    """Column lineage: where each column of a mart comes from and where each raw column goes."""
    lineage = site.lineage
    name_of = {name: node["name"] for name, node in lineage.nodes.items()}

    def listed(columns: set[tuple[str, str]]) -> str:
        return "; ".join(f"<code>{page.text(name_of_group)}</code> {', '.join(each)}" for _, name_of_group, each in lineage.grouped(columns))

    def place(name: str) -> str:
        node = lineage.nodes[name]
        return f"{node['source_name']}.{node['name']}" if node["resource_type"] == "source" else node["name"]

    def origins(columns: set[tuple[str, str]]) -> str:
        found = defaultdict(list)
        for name, column in sorted(columns):
            found[place(name)].append(column)
        raw = [f"<code>{name}</code> {', '.join(each)}" for name, each in sorted(found.items())]
        return "; ".join(raw)

    marts = sorted((name for name in lineage.nodes if lineage.layer(name) == "marts"), key=name_of.get)
    sources = sorted((name for name in lineage.nodes if lineage.layer(name) == "sources"), key=place)
    body = ["""<p>A column's <em>value</em> goes into another one where it is copied or computed with; beyond that, a join, filter or grouping
that looks at a column decides which rows there are. Both are read from the compiled SQL of every model. Where the fields of a record are laid
out as rows and put together again (<code>int_company_field_values</code>, <code>int_person_field_values</code>), each of them counts as
made of all. Before a change, ask for everything a column reaches, with tests and boards:</p>
<pre>make impact COLUMN=company_master.industry</pre>"""]
    contents = "".join(f'<li><a href="#{name_of[name]}">{name_of[name]}</a></li>' for name in marts)
    body.append(f'<nav class="contents"><h3>Marts</h3><ul>{contents}</ul><h3>Raw tables</h3><ul>'
                + "".join(f'<li><a href="#raw.{place(name)}">{place(name)}</a></li>' for name in sources) + "</ul></nav>")
    body.append("<h2>Where a mart's column comes from</h2>")
    for name in marts:
        rows = []
        for column in lineage.columns.get(name, []):
            made = lineage.made_of.get((name, column), set())
            raw = {each for each in lineage.origins((name, column)) if lineage.layer(each[0]) == "sources"}
            rows.append([f"<code>{column}</code>", listed(made) or '<span class="soft">a constant, or the count of rows</span>', origins(raw)])
        body.append(f'<h3 id="{name_of[name]}"><a href="{site.model_link(name_of[name])}">{name_of[name]}</a></h3>')
        body.append(page.table(["Column", "Made of", "In the end of these raw columns"], rows, empty="No columns in the catalogue.", brief=[0]))
    body.append("<h2>Where a raw column goes</h2>")
    for name in sources:
        rows = []
        for column in lineage.columns.get(name, []):
            reached = {each for each in lineage.reached((name, column)) if lineage.layer(each[0]) == "marts"}
            rows.append([f"<code>{column}</code>", listed(reached) or '<span class="soft">into no mart</span>'])
        body.append(f'<h3 id="raw.{place(name)}">{place(name)}</h3>' + page.table(["Column", "Reaches in the marts"], rows, brief=[0]))
    if lineage.unread:
        body.append("<h2>Not read</h2><p>" + "<br>".join(page.text(each) for each in lineage.unread) + "</p>")
    columns = sum(len(columns) for name, columns in lineage.columns.items() if lineage.nodes[name]["resource_type"] == "model")
    lead = f"{columns:,} columns of {sum(node['resource_type'] == 'model' for node in lineage.nodes.values())} models, followed through the SQL."
    (site.out / "lineage.html").write_text(page.page("Column lineage", "\n".join(body), lead), encoding="utf-8")


@dataclass
class Section:
    """A part of the site: where it stands, what the front page says of it, and what writes it."""

    file: str
    title: str
    what: str
    write: Callable[[Site], None] | str       # a function, or the name of a script in scripts/ with --target and --out


SECTIONS: dict[str, list[Section]] = {
    "For sales and management": [
        Section("report/index.html", "Report", "Boards: slots and fill, funnel, hot accounts, duplicates, vendors, pipeline, data quality.", "report"),
        Section("queues/index.html", "Work queues", "What waits for a person, in order, and as CSV.", "queues"),
        Section("questions.html", "Questions", "Each question people ask, and the one place that answers it.", write_questions),
    ],
    "For analysts": [
        Section(DOCS, "Models and lineage", "dbt's docs: every model, column and test, the graph from raw table to board, reading order and glossary.", write_docs),
        Section("catalogue/index.html", "Catalogue", "Search, ERD of the whole project, test results and health check. Opens over http: <code>make docs</code>.", "catalogue"),
        Section("lineage.html", "Column lineage", "Where each column comes from, and where each raw column goes.", write_lineage),
    ],
    "The database": [
        Section("schema/diagrams.html", "ER diagrams", "The tables of the specification and all others, by schema.", write_diagrams),
        Section("schema/index.html", "Schema reference", "Tables, columns, types, keys, indexes and volumes of the live database.", write_schema),
    ],
}
# the figures of the front page: tables whose rows are counted, with what a row is
FIGURES = [("company_master", "companies"), ("company_slots", "executive slots"), ("people_master", "people"),
           ("people_resolution_queue", "duplicate cases"), ("bit_signal", "buying signals")]


def write_front(site: Site) -> None:
    """The front page: what this is, how large, whether its tests passed, where to look."""
    tables = {table["name"]: table for name, table in site.described["tables"].items() if not name.startswith("sample_")}
    results = Counter(result["status"] for result in site.read("run_results.json")["results"] if result["unique_id"].startswith(("test.", "unit_test.")))
    passed, bad = results["pass"], results["fail"] + results["error"]
    figures = [(page.text(tables[name]["rows"]), words) for name, words in FIGURES if name in tables]
    figures.append((f"{passed:,} of {passed + bad + results['warn']:,}", "tests passed at the last build"))
    body = [page.facts(figures)]
    for group, sections in SECTIONS.items():
        links = [(section.file, section.title, section.what) for section in sections if (site.out / section.file).exists()]
        if links:
            body.append(f"<h2>{group}</h2>" + page.cards(links))
    body.append("""<h2>How to read it</h2>
<p>Raw tables are tidied, judged, matched and given IDs that never move; what people use are the tables of <em>marketing</em>, <em>bit</em>,
<em>ple</em> and <em>intake</em>. Every raw row ends in one place: kept, merged into another that it points at, or rejected with its reasons.
Every figure has one definition, in one model, and the tests of that model stand beside it.</p>""")
    lead = "A marketing database one can trust: companies, their executives, and who is about to buy, each figure traced to its raw rows."
    (site.out / "index.html").write_text(page.page("Barton", "\n".join(body), lead, home=None), encoding="utf-8")


def build(target: str, out: Path) -> dict[str, float]:
    """Write the site; return the seconds of each part."""
    seconds = {}
    out.mkdir(parents=True, exist_ok=True)
    # dbdocs starts slowly and asks nothing of the database: it goes on beside the rest
    catalogue = subprocess.Popen([sys.executable, "scripts/catalogue.py", "--out", str(out / "catalogue")], cwd=ROOT,
                                 stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        started = time.monotonic()
        described, missing = schema_export.export(target, out / "schema")
        for each in missing:
            print(f"declared, but not in the database: {each}", file=sys.stderr)
        site = Site(out, target, described, Lineage())
        seconds["read"] = time.monotonic() - started
        for section in (section for sections in SECTIONS.values() for section in sections):
            started = time.monotonic()
            if callable(section.write):
                section.write(site)
            elif section.write != "catalogue":
                run_script(section.write, target, (out / section.file).parent)
            seconds[section.file.removesuffix("/index.html").removesuffix(".html")] = time.monotonic() - started
        started = time.monotonic()
        said = catalogue.communicate()[0]
        if catalogue.returncode:
            raise Stop(f"the catalogue was not written: {said.strip().splitlines()[-1] if said.strip() else 'it said nothing'}")
        seconds["waited for the catalogue"] = time.monotonic() - started
    finally:
        if catalogue.poll() is None:
            catalogue.terminate()
            catalogue.wait()
    write_front(site)
    return seconds


def run_script(name: str, target: str, out: Path) -> None:
    """Run another script's main in this process. Raises Stop if it stopped."""
    code = importlib.import_module(name).main(["--target", target, "--out", str(out)])
    if code:
        raise Stop(f"scripts/{name}.py stopped; its reason is above")


@script
def main(arguments: Sequence[str] | None = None) -> int:
    """Read the command line and write the site."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options = reading_options(parser, arguments, OUT)
    started = time.monotonic()
    seconds = build(options.target, options.out)
    print("seconds: " + ", ".join(f"{part} {spent:.1f}" for part, spent in seconds.items() if spent >= 0.05)
          + f"; in all {time.monotonic() - started:.1f}")
    print(f"site: {spoken(options.out)}/index.html (open the file, or make docs, which the catalogue needs)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
