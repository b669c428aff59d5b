"""Draw the schema: Mermaid ER diagrams of the live database, as .mmd, .svg and .png; the engine of `make schema-view`.

For each schema of the specification two diagrams: `<schema>`, with the tables, columns and relationships that the specification
draws (scripts/specification.yml names them; type, key and cardinality come from the database), and `<schema>_all`, every table
of the schema with every column and foreign key. `overview` shows the fifteen tables of the specification with their keys only.
Everything is drawn from schema_map.json, which is written first (scripts/schema_export.py).

Exit codes: 0 written; 2 something is missing, named in one line.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from common import reading_options, script, spoken
from schema_export import OUT, export

SPECIFICATION = Path(__file__).with_name("specification.yml")
PREFIX = "analytics_"
# mermaid's own look, in ink that survives a grey printer
LOOK = """---
config:
  look: classic
  theme: base
  themeVariables:
    fontFamily: "DejaVu Sans, Verdana, sans-serif"
    fontSize: 15px
    primaryColor: "#eef2f7"
    primaryBorderColor: "#44566c"
    primaryTextColor: "#1d2129"
    lineColor: "#44566c"
    tertiaryColor: "#ffffff"
    edgeLabelBackground: "#ffffff"
---
"""
MANY_VALUES = 4
# merman lays text out by the widths of a narrower font than the one it is shown in; at this size the shown text fits its cell
LAID_OUT, SHOWN = "font-size:15px", "font-size:12.5px"


def specification() -> dict[str, Any]:
    """The specification's diagrams, as data."""
    import yaml

    return yaml.safe_load(SPECIFICATION.read_text(encoding="utf-8"))


def entity(table: dict[str, Any], columns: Sequence[str], foreign: set[str]) -> list[str]:
    """A table's box: its columns with type, key and, where there are few, the values allowed."""
    lines = [f"    {table['name']} {{"]
    for column in table["columns"]:
        if column["name"] in columns:
            keys = ["PK"] * (column["name"] in table["primary_key"]) + ["FK"] * (column["name"] in foreign)
            values = [value for value in column["values"] if value != "unknown"]
            note = f' "{"/".join(values)}"' if 0 < len(values) <= MANY_VALUES else ""
            # Mermaid's types are one word
            kind = re.sub(r"\W.*", "", column["type"])
            lines.append(f"        {kind} {column['name']}{' ' if keys else ''}{', '.join(keys)}{note}")
    return [*lines, "    }"]


def line(edge: dict[str, Any], tables: dict[str, dict[str, Any]]) -> str:
    """A relationship. A parent's row has any number of children, or at most one where the child's columns are a key of the child."""
    child, parent = tables[edge["child"]], tables[edge["parent"]]
    single = edge["columns"] and edge["columns"] in [child["primary_key"], *child["unique_keys"]]
    first, *verb, last = (edge["label"] or f"{parent['name']} {' '.join(edge['columns'])} {child['name']}").split()
    if first == child["name"]:
        return f'    {first} {"|o" if single else "}o"}--|| {last} : "{" ".join(verb)}"'
    return f'    {first} ||--{"o|" if single else "o{"} {last} : "{" ".join(verb)}"'


def diagram(described: dict[str, Any], columns: dict[str, Sequence[str]], edges: Sequence[dict[str, Any]]) -> str:
    """Mermaid source of the tables named in `columns` ({schema.table: columns to show}) and the relationships."""
    tables = described["tables"]
    foreign: dict[str, set[str]] = {}
    for edge in described["relationships"]:
        if "foreign key" in edge["declared_by"]:
            foreign.setdefault(edge["child"], set()).update(edge["columns"])
    lines = [line(edge, tables) for edge in edges]
    for name, shown in columns.items():
        lines += entity(tables[name], shown, foreign.get(name, set()))
    return LOOK + "erDiagram\n" + "\n".join(lines) + "\n"


def diagrams(described: dict[str, Any]) -> dict[str, str]:
    """Mermaid source of every diagram, by its name."""
    tables, edges = described["tables"], described["relationships"]
    keyed = [edge for edge in edges if "foreign key" in edge["declared_by"]]
    drawn = {
        f"{PREFIX}{schema}.{table}": list(columns)
        for schema, part in specification().items() for table, columns in part["tables"].items() if f"{PREFIX}{schema}.{table}" in tables}
    keys = {name: {*tables[name]["primary_key"]}.union(*(edge["columns"] for edge in keyed if edge["child"] == name)) for name in drawn}
    sources = {"overview": diagram(described, keys, [edge for edge in keyed if edge["child"] in drawn and edge["parent"] in drawn])}
    for schema in specification():
        place = PREFIX + schema
        own = {name: columns for name, columns in drawn.items() if tables[name]["schema"] == place}
        sources[schema] = diagram(described, own, [
            edge for edge in edges if edge["label"] and edge["child"] in own and edge["parent"] in own])
        whole = {name: [column["name"] for column in table["columns"]] for name, table in tables.items() if table["schema"] == place}
        touching = [edge for edge in keyed if edge["child"] in whole]
        # a parent of another schema is a box with its key
        whole.update({edge["parent"]: tables[edge["parent"]]["primary_key"] for edge in touching if edge["parent"] not in whole})
        sources[f"{schema}_all"] = diagram(described, whole, touching)
    return sources


def render(sources: dict[str, str], out: Path, pictures: bool = True) -> dict[str, str]:
    """Write .mmd, .svg and, if wanted, .png of each diagram; return the SVG texts.

    The backend is merman, Mermaid's layout in Rust: mermaid.js itself, in an interpreter, takes minutes for a table of 70 columns.
    """
    import mermaidx

    out.mkdir(parents=True, exist_ok=True)
    drawn = {}
    for name, source in sources.items():
        (out / f"{name}.mmd").write_text(source, encoding="utf-8")
        # an id of its own, so that many fit on one page
        svg = mermaidx.render(source, backend="merman").svg().replace("merman", f"er_{name}").replace(LAID_OUT, SHOWN)
        width, height = (float(number) for number in re.search(r'viewBox="\S+ \S+ (\S+) (\S+)"', svg).groups())
        svg = re.sub(r'width="100%"', f'width="{width:.0f}" height="{height:.0f}"', svg, count=1)
        svg = re.sub(r'style="max-width:[^"]*"', "", svg, count=1)
        drawn[name] = svg
        (out / f"{name}.svg").write_text(svg, encoding="utf-8")
        if pictures:
            (out / f"{name}.png").write_bytes(mermaidx.svg_to_png(svg, background="#ffffff"))
    return drawn


@script
def main(arguments: Sequence[str] | None = None) -> int:
    """Read the command line, export the schema and draw it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options = reading_options(parser, arguments, OUT)
    described, _ = export(options.target, options.out)
    sources = diagrams(described)
    render(sources, options.out)
    print(f"{len(sources)} diagrams as .mmd, .svg and .png: {spoken(options.out)}/{{{','.join(sources)}}}.*")
    return 0


if __name__ == "__main__":
    sys.exit(main())
