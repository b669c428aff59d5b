"""Which column is made of which, read from the compiled SQL; the engine of `make impact`.

A column reaches another in two ways: its *value* goes into it (copied, computed with, aggregated), or it *decides rows*: a join,
filter, grouping or ranking looks at it, so that a change moves rows of the whole model. Both are read by sqlglot from what dbt
compiled (target/manifest.json, target/catalog.json), all models, unions included; nothing is asked of the database. An incremental
model is read as its last run compiled it.

Usage: lineage.py MODEL.COLUMN      the columns, models, tests, metrics and exposures (boards) that a column reaches

MODEL is a model, seed or source (a source as SCHEMA.TABLE.COLUMN where a model has its name).

Exit codes: 0 printed; 2 no such model or column, or no artifacts yet, in one line.
"""

from __future__ import annotations

import argparse
import difflib
import json
import re
import sys
import textwrap
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from common import ROOT, Stop, script

TARGET = ROOT / "target"
Column = tuple[str, str]            # (unique id of a model, seed or source; column)
EPHEMERAL = "__dbt__cte__"
LAYERS = ["marts", "intermediate", "staging", "seeds", "sources"]


class Query:
    """One model's SQL: of which columns of its parents each of its columns is made, and which decide its rows."""

    def __init__(self, sql: str, dialect: str, schema: Any, parents: dict[str, str]) -> None:
        from sqlglot import parse_one
        from sqlglot.optimizer.qualify import qualify
        from sqlglot.optimizer.scope import traverse_scope

        tree = qualify(parse_one(sql, dialect=dialect), dialect=dialect, schema=schema, validate_qualify_columns=False, identify=False,
                       allow_partial_qualification=True, quote_identifiers=False)
        self.parents, self.schema = parents, schema
        self.scopes = traverse_scope(tree)
        self.by_select = {id(scope.expression): scope for scope in self.scopes}
        self.outputs: dict[int, dict[str, set[Column]]] = {}
        self.decides: dict[int, set[Column]] = {}
        for scope in self.scopes:
            self.read(scope)
        self.columns = self.outputs[id(self.scopes[-1])]
        self.rows = self.decides[id(self.scopes[-1])]

    def read(self, scope: Any) -> None:
        """Outputs and row-deciding columns of one select, union or table function; its inner ones are read already."""
        from sqlglot import exp

        expression = scope.expression
        alias = expression.parent.alias if isinstance(expression.parent, exp.CTE) else ""
        if alias.startswith(EPHEMERAL):
            # dbt wrote an ephemeral model into this one: it is a parent as any other
            parent = self.parents[alias]
            self.outputs[id(scope)] = {item.alias_or_name: {(parent, item.alias_or_name.lower())} for item in expression.selects}
            self.decides[id(scope)] = set()
            return
        if isinstance(expression, exp.SetOperation):
            left, right = (each for each in scope.set_operation_scopes)
            pairs = zip(self.outputs[id(left)].items(), self.outputs[id(right)].values(), strict=False)
            self.outputs[id(scope)] = {name: first | second for (name, first), second in pairs}
            self.decides[id(scope)] = self.decides[id(left)] | self.decides[id(right)]
            if expression.args.get("distinct"):
                self.decides[id(scope)] |= {column for columns in self.outputs[id(scope)].values() for column in columns}
            return
        if not isinstance(expression, exp.Select):
            # a table function: whatever it is given, it gives
            self.outputs[id(scope)] = {"*": self.used(expression, scope)}
            self.decides[id(scope)] = set()
            return
        clauses = [join.args.get("on") for join in expression.args.get("joins") or []]
        clauses += [expression.args.get(clause) for clause in ("where", "group", "having", "qualify", "distinct")]
        clauses += [expression.args.get("order")] if expression.args.get("limit") else []
        rows = {column for clause in clauses if clause is not None for column in self.used(clause, scope)}
        inner = [source for _, source in scope.selected_sources.values() if id(source) in self.decides]
        inner += [each for each in scope.subquery_scopes if id(each) in self.decides]
        rows |= {column for source in inner for column in self.decides[id(source)]}
        self.decides[id(scope)] = rows
        outputs = {}
        for item in expression.selects:
            used = self.used(item, scope)
            # count(*) is made of the rows themselves
            outputs[item.alias_or_name] = used or (rows if item.find(exp.AggFunc) else used)
        self.outputs[id(scope)] = outputs

    def used(self, expression: Any, scope: Any) -> set[Column]:
        """The parents' columns that an expression looks at, those in its subqueries included."""
        from sqlglot import exp

        found: set[Column] = set()
        for column in expression.find_all(exp.Column):
            select = column.find_ancestor(exp.Select)
            found |= self.origin(column, self.by_select.get(id(select), scope) if select is not expression.parent_select else scope)
        for whole in expression.find_all(exp.TableColumn):
            # the whole row, as in to_json(row)
            found |= self.row(scope.sources.get(whole.name))
        return found

    def origin(self, column: Any, scope: Any) -> set[Column]:
        """The parents' columns behind a column as a scope names it."""
        from sqlglot import exp

        while scope is not None:
            source = scope.sources.get(column.table)
            if isinstance(source, exp.Table):
                parent = self.parents.get(f"{source.db}.{source.name}".lower())
                return {(parent, column.name.lower())} if parent else set()
            if source is not None:
                known = self.outputs.get(id(source), {})
                return known.get(column.name) or known.get("*") or set()
            scope = scope.parent
        return set()

    def row(self, source: Any) -> set[Column]:
        """All columns of a source of a select."""
        from sqlglot import exp

        if not isinstance(source, exp.Table):
            return {column for columns in self.outputs.get(id(source), {}).values() for column in columns}
        parent = self.parents.get(f"{source.db}.{source.name}".lower())
        return {(parent, column) for column in self.schema.column_names(source)} if parent else set()


class Lineage:
    """The columns of a project and what they are made of."""

    def __init__(self, folder: Path = TARGET) -> None:
        self.manifest, catalog = (self.load(folder / f"{name}.json") for name in ("manifest", "catalog"))
        self.nodes = {**{name: node for name, node in self.manifest["nodes"].items() if node["resource_type"] in ("model", "seed")},
                      **self.manifest["sources"]}
        self.dialect = self.manifest["metadata"]["adapter_type"]
        known = {**catalog["nodes"], **catalog["sources"]}
        self.columns = {name: [column.lower() for column in known[name]["columns"]] for name in self.nodes if name in known}
        self.schema: dict[str, dict[str, dict[str, str]]] = defaultdict(dict)
        for name, columns in self.columns.items():
            node = self.nodes[name]
            self.schema[node["schema"]][self.table(node)] = {column: known[name]["columns"][column]["type"] for column in columns}
        from sqlglot.schema import MappingSchema

        # prepared once: sqlglot would do it again for every model
        self.catalogue = MappingSchema({schema: dict(tables) for schema, tables in self.schema.items()}, dialect=self.dialect, normalize=False)
        self.made_of: dict[Column, set[Column]] = {}
        self.rows_by: dict[str, set[Column]] = {}
        self.unread: list[str] = []
        for name, node in self.nodes.items():
            if node["resource_type"] == "model":
                self.read(name, node)
        self.goes_into: dict[Column, set[Column]] = defaultdict(set)
        self.decides: dict[Column, set[str]] = defaultdict(set)
        for column, parents in self.made_of.items():
            for parent in parents:
                self.goes_into[parent].add(column)
        for model, parents in self.rows_by.items():
            for parent in parents:
                self.decides[parent].add(model)

    @staticmethod
    def load(path: Path) -> dict[str, Any]:
        """One of dbt's artifacts."""
        if not path.exists():
            raise Stop(f"{path.name} is not in {path.parent}: build first, with make build")
        return json.loads(path.read_text(encoding="utf-8"))

    @staticmethod
    def table(node: dict[str, Any]) -> str:
        """Name of a node's table in the database."""
        return node.get("identifier") or node.get("alias") or node["name"]

    def ancestors(self, name: str) -> set[str]:
        """All models, seeds and sources before one."""
        return self.walk({name}, {each: {parent for parent in node.get("depends_on", {}).get("nodes", []) if parent in self.nodes}
                                  for each, node in self.nodes.items()})

    def read(self, name: str, node: dict[str, Any]) -> None:
        """Take a model's columns apart. A model that sqlglot cannot read is kept in `unread`, never silently left out."""
        if not node.get("compiled_code"):
            raise Stop(f"the manifest holds no compiled SQL of {node['name']}: build again, with make build")
        parents = {f"{self.nodes[parent]['schema']}.{self.table(self.nodes[parent])}".lower(): parent
                   for parent in node["depends_on"]["nodes"] if parent in self.nodes}
        parents |= {EPHEMERAL + self.nodes[parent]["name"]: parent for parent in self.ancestors(name)
                    if self.nodes[parent]["config"].get("materialized") == "ephemeral"}
        # the SQL names the database before the schema; one level less keeps files of any name alike
        sql = node["compiled_code"].replace(f'"{node["database"]}".', "")
        try:
            query = Query(sql, self.dialect, self.catalogue, parents)
        except Exception as error:  # noqa: BLE001: any failure of a foreign parser is one and the same thing here
            self.unread.append(f"{node['name']}: {type(error).__name__}: {error}"[:200])
            return
        self.rows_by[name] = query.rows
        self.columns.setdefault(name, list(query.columns))          # an ephemeral model is not in the catalogue
        for column in self.columns.get(name, []):
            self.made_of[name, column] = query.columns.get(column, set())

    # ---- questions

    def layer(self, name: str) -> str:
        """Where a node stands: marts, intermediate, staging, seeds, sources."""
        node = self.nodes[name]
        return node["fqn"][1] if node["resource_type"] == "model" else node["resource_type"] + "s"

    def find(self, words: str) -> Column:
        """The column that MODEL.COLUMN or SCHEMA.TABLE.COLUMN names. Raises Stop with the nearest names if there is none."""
        *place, column = words.lower().split(".")
        if not place:
            raise Stop(f"{words!r} has no dot: say model.column, for example company_master.industry")
        fitting = [name for name, node in self.nodes.items()
                   if (len(place) == 1 and node["name"] == place[0])
                   or (len(place) == 2 and [node.get("source_name") or node["schema"], node["name"]] == place)]
        if not fitting:
            near = difflib.get_close_matches(place[-1], sorted({node["name"] for node in self.nodes.values()}), 3, 0.5)
            raise Stop(f"no model, seed or source {'.'.join(place)!r}" + (f"; is it {', '.join(near)}?" if near else ""))
        # a sample's seed and the source over it, or a mart, share a name: the model comes first, then the source
        name = min(fitting, key=lambda name: (["model", "source", "seed"].index(self.nodes[name]["resource_type"]), name))
        columns = self.columns.get(name, [])
        if column not in columns:
            near = difflib.get_close_matches(column, columns, 3, 0.5)
            raise Stop(f"{self.nodes[name]['name']} has no column {column!r}; "
                       + (f"is it {', '.join(near)}?" if near else f"it has {', '.join(columns)}"))
        return name, column

    def reached(self, start: Column) -> set[Column]:
        """Every column that a column's value goes into, however far."""
        return self.walk({start}, self.goes_into)

    def origins(self, column: Column) -> set[Column]:
        """The columns of raw tables and seeds that a column's value comes from."""
        return {each for each in self.walk({column}, self.made_of) if self.nodes[each[0]]["resource_type"] != "model"}

    @staticmethod
    def walk(start: set[Any], edges: dict[Any, set[Any]]) -> set[Any]:
        """What can be reached along the edges, without the start."""
        seen, todo = set(start), list(start)
        while todo:
            new = edges.get(todo.pop(), set()) - seen
            seen |= new
            todo += new
        return seen - start

    def downstream(self, models: Iterable[str]) -> set[str]:
        """The models, metrics and exposures that read them, however far, and they themselves."""
        return set(models) | self.walk(set(models), {name: set(children) for name, children in self.manifest["child_map"].items()})

    def impact(self, start: Column) -> dict[str, Any]:
        """All that a column reaches: columns, models whose rows it decides, tests, metrics, exposures."""
        columns = self.reached(start)
        touched = {start, *columns}
        decided = {model for column in touched for model in self.decides.get(column, set())}
        holding = {name for name, _ in touched}
        tests = [test["name"] for test in self.manifest["nodes"].values() if test["resource_type"] == "test" and self.tests(test, touched)]
        units = [unit["name"] for unit in self.manifest["unit_tests"].values() if self.unit_tests(unit, touched)]
        models = self.downstream(holding | decided)
        return {
            "columns": columns, "decided": decided, "models": models & set(self.nodes), "tests": sorted(tests), "unit_tests": sorted(units),
            "metrics": sorted(name.split(".")[-1] for name in models if name.startswith(("metric.", "semantic_model.", "saved_query."))),
            # an exposure names models: first those with a model that holds the column or is decided by it
            "exposures": self.exposures(models, holding | decided)}

    def exposures(self, reached: set[str], direct: set[str]) -> list[tuple[dict[str, Any], bool]]:
        """Exposures that are reached, each with whether one of its own models holds the column."""
        found = [self.manifest["exposures"][name] for name in sorted(reached) if name in self.manifest["exposures"]]
        return [(exposure, bool(direct & set(exposure["depends_on"]["nodes"]))) for exposure in found]

    def tests(self, test: dict[str, Any], touched: set[Column]) -> bool:
        """Does a data test look at one of the columns?"""
        attached = test.get("attached_node")
        about = {column for name, column in touched if name == attached}
        arguments = (test.get("test_metadata") or {}).get("kwargs") or {}
        said = " ".join(str(value) for key, value in arguments.items() if key != "model")
        if about & set(re.findall(r"\w+", said.lower())):
            return True
        if arguments.get("field"):
            parents = set(test["depends_on"]["nodes"]) - {attached}
            return any(name in parents and column == arguments["field"] for name, column in touched)
        # a test written as a query: its own words say which columns it names
        read = {column for name, column in touched if name in test["depends_on"]["nodes"]}
        return attached is None and bool(read & set(re.findall(r"\w+", test["raw_code"].lower())))

    def unit_tests(self, unit: dict[str, Any], touched: set[Column]) -> bool:
        """Does a unit test give one of the columns to a model, or expect one of it?"""
        mine = {column for name, column in touched if name.split(".")[-1] == unit["model"]}
        expected = {key for row in unit["expect"].get("rows") or [] if isinstance(row, dict) for key in row}
        given = {(re.findall(r"'([^']+)'", each["input"])[-1], key)
                 for each in unit["given"] if "'" in each["input"] for row in each.get("rows") or [] if isinstance(row, dict) for key in row}
        return bool(mine & expected) or any((name.split(".")[-1], column) in given for name, column in touched)

    def grouped(self, columns: Iterable[Column]) -> list[tuple[str, str, list[str]]]:
        """Columns by model: (layer, model, columns), marts first."""
        found: dict[str, list[str]] = defaultdict(list)
        for name, column in columns:
            found[name].append(column)
        rows = [(self.layer(name), self.nodes[name]["name"], sorted(each)) for name, each in found.items()]
        return sorted(rows, key=lambda row: (LAYERS.index(row[0]), row[1]))


def paragraph(words: str, indent: str = "    ") -> str:
    """Words wrapped to the width of a terminal."""
    return textwrap.fill(words, 110, initial_indent=indent, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)


def report(lineage: Lineage, start: Column) -> str:
    """What a column reaches, for the terminal."""
    found = lineage.impact(start)
    name, column = start
    lines = [f"{lineage.nodes[name]['name']}.{column}", ""]
    groups = lineage.grouped(found["columns"])
    lines.append(f"its value goes into {len(found['columns'])} columns of {len(groups)} models" if groups else "its value goes into no other column")
    for layer in LAYERS:
        for _, model, columns in (group for group in groups if group[0] == layer):
            lines.append(paragraph(f"{model}: {', '.join(columns)}"))
    decided = sorted(lineage.nodes[model]["name"] for model in found["decided"])
    lines.append("")
    lines.append(f"it decides which rows are in {len(decided)} models (join, filter, grouping, ranking)" if decided else "it decides no model's rows")
    lines += [paragraph(", ".join(decided))] if decided else []
    lines += ["", f"models to build again: {len(found['models'])} (dbt build --select {lineage.nodes[name]['name']}+)"
              if lineage.nodes[name]["resource_type"] != "source" else f"models to build again: {len(found['models']) - 1}"]
    for title, names in (("tests", found["tests"]), ("unit tests", found["unit_tests"]), ("metrics on the models it reaches", found["metrics"])):
        lines += ["", f"{title}: {len(names)}"] + ([paragraph(", ".join(names))] if names else [])
    lines += ["", f"exposures (boards): {len(found['exposures'])}"]
    for exposure, direct in found["exposures"]:
        lines.append(paragraph(f"{exposure.get('label') or exposure['name']}" + ("" if direct else " (through a model further on)")))
    if lineage.unread:
        lines += ["", f"not read, so possibly missing above: {len(lineage.unread)} models"] + [paragraph(each) for each in lineage.unread]
    return "\n".join(lines)


@script
def main(arguments: Sequence[str] | None = None) -> int:
    """Print what a column reaches."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("column", metavar="MODEL.COLUMN")
    options = parser.parse_args(arguments)
    lineage = Lineage()
    print(report(lineage, lineage.find(options.column)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
