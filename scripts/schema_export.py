"""Describe the live database: schema_map.json for programs, SCHEMA_REFERENCE.md for people; the engine of `make schema-export`.

Tables, columns, types, keys, row counts and comments are read from the database's own catalogue, DuckDB's or Postgres's; row
counts are exact. What a database may lack is taken from dbt's manifest (target/manifest.json): descriptions of what persists
none, relationships (foreign keys and `relationships` tests), indexes. Names of types are put on one form and everything is
sorted, so that one schema gives one file, byte for byte, whichever engine holds it. DuckDB has neither the indexes nor the foreign
keys of the models: the files hold the declared ones, and where the database is Postgres each one that is declared and absent is
said on the terminal (exit code 1).

By default the files describe what people read: raw tables, reference seeds, marts. `--all` adds staging and intermediate models,
whose types each engine may choose for itself.

Exit codes: 0 written; 1 written, but a declared key or index is not in the database; 2 something is missing, named in one line.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from common import ROOT, Stop, chosen_database, connect_duckdb, connect_postgres, reading_options, script, spoken

OUT = ROOT / "target" / "schema"
MANIFEST = ROOT / "target" / "manifest.json"
WORKINGS = ("_staging", "_intermediate", "_test__audit")
TYPES = {
    "varchar": "text",
    "character varying": "text",
    "numeric": "decimal",
    "timestamp without time zone": "timestamp",
    "timestamp with time zone": "timestamptz",
    "double precision": "double",
    "float": "real",
    "hugeint": "decimal(38,0)",
    "jsonb": "json",
}

# (schema, table, kind, comment) of every table and view
RELATIONS = {
    "duckdb": """
        select schema_name, table_name, 'table', comment from duckdb_tables() where not internal and not temporary
        union all
        select schema_name, view_name, 'view', comment from duckdb_views() where not internal and not temporary
    """,
    "postgres": """
        select space.nspname, relation.relname, case when relation.relkind in ('v', 'm') then 'view' else 'table' end,
            obj_description(relation.oid, 'pg_class')
        from pg_class as relation
        inner join pg_namespace as space on relation.relnamespace = space.oid
        where relation.relkind in ('r', 'p', 'v', 'm', 'f') and space.nspname <> 'information_schema' and space.nspname not like 'pg\\_%'
    """,
}
# (schema, table, column, type, is nullable, comment) in the order of the columns
COLUMNS = {
    "duckdb": """
        select schema_name, table_name, column_name, lower(data_type), is_nullable, comment
        from duckdb_columns() where not internal order by schema_name, table_name, column_index
    """,
    "postgres": """
        select space.nspname, relation.relname, attribute.attname, format_type(attribute.atttypid, attribute.atttypmod),
            not attribute.attnotnull, col_description(relation.oid, attribute.attnum)
        from pg_attribute as attribute
        inner join pg_class as relation on attribute.attrelid = relation.oid
        inner join pg_namespace as space on relation.relnamespace = space.oid
        where attribute.attnum > 0 and not attribute.attisdropped
        order by space.nspname, relation.relname, attribute.attnum
    """,
}
# (schema, table, kind, columns, parent's schema, parent, parent's columns) of every primary, unique and foreign key
KEYS = {
    "duckdb": """
        select schema_name, table_name, constraint_type, constraint_column_names, schema_name, referenced_table, referenced_column_names
        from duckdb_constraints() where constraint_type in ('PRIMARY KEY', 'UNIQUE', 'FOREIGN KEY')
    """,
    "postgres": """
        select space.nspname, child.relname,
            case keys.contype when 'p' then 'PRIMARY KEY' when 'u' then 'UNIQUE' else 'FOREIGN KEY' end,
            (
                select array_agg(attribute.attname::text order by part.place)
                from unnest(keys.conkey) with ordinality as part (number, place)
                inner join pg_attribute as attribute on attribute.attrelid = keys.conrelid and attribute.attnum = part.number
            ),
            parent_space.nspname, parent.relname,
            (
                select array_agg(attribute.attname::text order by part.place)
                from unnest(keys.confkey) with ordinality as part (number, place)
                inner join pg_attribute as attribute on attribute.attrelid = keys.confrelid and attribute.attnum = part.number
            )
        from pg_constraint as keys
        inner join pg_class as child on keys.conrelid = child.oid
        inner join pg_namespace as space on child.relnamespace = space.oid
        left join pg_class as parent on keys.confrelid = parent.oid
        left join pg_namespace as parent_space on parent.relnamespace = parent_space.oid
        where keys.contype in ('p', 'u', 'f')
    """,
}
# (schema, table, columns, is unique) of every index that no key made; DuckDB's are nobody's business, the project makes none
INDEXES = """
    select space.nspname, relation.relname,
        (
            select array_agg(attribute.attname::text order by part.place)
            from unnest(index.indkey::smallint[]) with ordinality as part (number, place)
            inner join pg_attribute as attribute on attribute.attrelid = index.indrelid and attribute.attnum = part.number
        ),
        index.indisunique
    from pg_index as index
    inner join pg_class as relation on index.indrelid = relation.oid
    inner join pg_namespace as space on relation.relnamespace = space.oid
    where space.nspname <> 'information_schema' and space.nspname not like 'pg\\_%'
        and not exists (select 1 from pg_constraint where pg_constraint.conindid = index.indexrelid and contype in ('p', 'u'))
"""


def plain_type(name: str) -> str:
    """A type's name in one form for both engines."""
    name = re.sub(r"\s*,\s*", ",", name.lower().strip())
    base, _, rest = name.partition("(")
    if base in ("varchar", "character varying"):
        return "text"
    known = TYPES.get(name) or TYPES.get(base.strip())
    return f"{known}({rest}" if known and rest and "(" not in known else known or name


def words(text: str | None) -> str:
    """A description on one line."""
    return " ".join((text or "").split())


class Live:
    """The catalogue of the database that dbt builds in."""

    def __init__(self, target: str) -> None:
        self.engine = target
        self.connection = connect_postgres() if target == "postgres" else connect_duckdb(chosen_database())

    def __enter__(self) -> Live:
        return self

    def __exit__(self, *_: object) -> None:
        self.connection.close()

    def rows(self, sql: str) -> list[tuple]:
        """Rows of a select."""
        cursor = self.connection.cursor()
        cursor.execute(sql)
        return cursor.fetchall()

    def tables(self, everything: bool) -> dict[str, dict[str, Any]]:
        """{schema.table: what the database itself knows of it}."""
        tables: dict[str, dict[str, Any]] = {}
        for schema, name, kind, comment in sorted(self.rows(RELATIONS[self.engine]), key=lambda row: row[:2]):
            if everything or not schema.endswith(WORKINGS):
                count = self.rows('select count(*) from "{}"."{}"'.format(schema, name))[0][0]
                tables[f"{schema}.{name}"] = {
                    "schema": schema, "name": name, "kind": kind, "description": words(comment), "rows": count,
                    "primary_key": [], "unique_keys": [], "indexes": [], "columns": []}
        for schema, name, column, kind, nullable, comment in self.rows(COLUMNS[self.engine]):
            if table := tables.get(f"{schema}.{name}"):
                table["columns"].append(
                    {"name": column, "type": plain_type(kind), "nullable": bool(nullable), "description": words(comment)})
        return tables

    def add_keys(self, tables: dict[str, dict[str, Any]]) -> set[tuple]:
        """Put primary and unique keys into the tables; return the foreign keys as (child, columns, parent, its columns)."""
        foreign = set()
        for schema, name, kind, columns, parent_schema, parent, parent_columns in self.rows(KEYS[self.engine]):
            table = tables.get(f"{schema}.{name}")
            if kind == "FOREIGN KEY":
                foreign.add((f"{schema}.{name}", tuple(columns), f"{parent_schema}.{parent}", tuple(parent_columns)))
            elif table and kind == "PRIMARY KEY":
                table["primary_key"] = list(columns)
            elif table:
                table["unique_keys"] = sorted([*table["unique_keys"], list(columns)])
        return foreign

    def indexes(self) -> set[tuple]:
        """(table, columns, is unique) of every index beyond those of the keys; none on DuckDB."""
        found = self.rows(INDEXES) if self.engine == "postgres" else []
        return {(f"{schema}.{name}", tuple(columns or []), unique) for schema, name, columns, unique in found}


class Manifest:
    """What dbt's manifest says of the tables, by schema.table."""

    def __init__(self, path: Path) -> None:
        if not path.exists():
            raise Stop(f"{path} does not exist: build first, with make build")
        manifest = json.loads(path.read_text(encoding="utf-8"))
        self.nodes = {
            name: node for name, node in {**manifest["nodes"], **manifest["sources"]}.items()
            if node["resource_type"] in ("model", "seed", "source")}
        self.tests = [node for node in manifest["nodes"].values() if node["resource_type"] == "test" and node.get("test_metadata")]
        # a sample's seed and the source over it are one table: what the source says of it comes first
        self.tables: dict[str, dict[str, Any]] = {}
        for node in sorted(self.nodes.values(), key=lambda node: node["resource_type"] != "source"):
            self.tables.setdefault(self.relation(node), node)

    @staticmethod
    def relation(node: dict[str, Any]) -> str:
        """schema.table of a node."""
        return f"{node['schema']}.{node.get('identifier') or node.get('alias') or node['name']}"

    def named(self, reference: str) -> str | None:
        """schema.table of what a ref(...) or source(...) names."""
        names = re.findall(r"'([^']+)'", reference.replace('"', "'"))
        for node in self.nodes.values():
            source = node["resource_type"] == "source"
            if names and node["name"] == names[-1] and (not source or node.get("source_name") == names[0]) and source == ("source(" in reference):
                return self.relation(node)
        return None

    def relationships(self) -> dict[tuple, dict[str, Any]]:
        """Every declared relationship: {(child, columns, parent, its columns): what is known of it}."""
        found: dict[tuple, dict[str, Any]] = defaultdict(lambda: {"declared_by": set(), "on_delete": None})
        for name, node in self.tables.items():
            for key in node.get("constraints") or []:
                if key["type"] == "foreign_key":
                    # the manifest holds either ref('x') or the rendered "db"."schema"."table"
                    parent = self.named(key["to"]) or ".".join(re.findall(r'"([^"]+)"', key["to"])[-2:])
                    edge = found[name, tuple(key["columns"]), parent, tuple(key["to_columns"])]
                    edge["declared_by"].add("foreign key")
                    rule = re.search(r"on delete (cascade|set null|restrict)", key.get("expression") or "")
                    edge["on_delete"] = rule[1] if rule else None
        for test in self.tests:
            node = self.nodes.get(test.get("attached_node") or "")
            arguments = test["test_metadata"]["kwargs"]
            if test["test_metadata"]["name"] == "relationships" and node:
                parent = self.named(arguments["to"])
                found[self.relation(node), (arguments["column_name"],), parent, (arguments["field"],)]["declared_by"].add("test")
        return {key: value for key, value in found.items() if key[2]}

    def labels(self) -> dict[tuple[str, str], str]:
        """What a model's `meta: {relationships: [...]}` calls its ties: {(child, parent): sentence of the form "one verb another"}."""
        found = {}
        for name, node in self.tables.items():
            for sentence in (node.get("config") or {}).get("meta", {}).get("relationships", []):
                first, *_, last = sentence.split()
                parent = self.named(f"ref('{last if first == node['name'] else first}')")
                if parent is None or node["name"] not in (first, last):
                    raise Stop(f"{node['name']}: {sentence!r} must begin and end with a table, one of them {node['name']}")
                found[name, parent] = sentence
        return found

    def indexes(self) -> set[tuple]:
        """(table, columns, is unique) of every index the models ask for."""
        return {
            (name, tuple(index["columns"]), bool(index.get("unique")))
            for name, node in self.tables.items() for index in (node.get("config") or {}).get("indexes") or []}

    def values(self) -> dict[tuple[str, str], list[str]]:
        """The accepted values of a column, where a test lists them: {(table, column): values}."""
        return {
            (self.relation(self.nodes[test["attached_node"]]), test["test_metadata"]["kwargs"]["column_name"]):
                [str(value) for value in test["test_metadata"]["kwargs"]["values"]]
            for test in self.tests
            if test["test_metadata"]["name"] == "accepted_values" and test.get("attached_node") in self.nodes}


def schema_map(target: str, manifest: Manifest, everything: bool = False) -> tuple[dict[str, Any], list[str]]:
    """The whole description, and what is declared but not in the database (asked of Postgres only)."""
    with Live(target) as live:
        tables = live.tables(everything)
        live_keys, live_indexes = live.add_keys(tables), live.indexes()
    if not tables:
        raise Stop("the database has no tables yet: build first, with make build")
    declared_keys, declared_indexes, values = manifest.relationships(), manifest.indexes(), manifest.values()
    for name, table in tables.items():
        node = manifest.tables.get(name, {})
        known = node.get("columns") or {}
        table["description"] = table["description"] or words(node.get("description"))
        for column in table["columns"]:
            column["description"] = column["description"] or words(known.get(column["name"], {}).get("description"))
            column["values"] = values.get((name, column["name"]), [])
    for name, columns, unique in sorted(declared_indexes | live_indexes):
        if name in tables:
            tables[name]["indexes"].append({"columns": list(columns), "unique": unique})
    labels = manifest.labels()
    edges = []
    for key in sorted(set(declared_keys) | live_keys):
        child, columns, parent, parent_columns = key
        if child in tables and parent in tables:
            known = declared_keys.get(key, {"declared_by": {"foreign key"}, "on_delete": None})
            edges.append({
                "child": child, "columns": list(columns), "parent": parent, "parent_columns": list(parent_columns),
                "declared_by": sorted(known["declared_by"]), "on_delete": known["on_delete"], "label": labels.pop((child, parent), None)})
    # what is left is said of tables that no key joins: one is made of the other
    edges += [
        {"child": child, "columns": [], "parent": parent, "parent_columns": [], "declared_by": ["lineage"], "on_delete": None, "label": label}
        for (child, parent), label in sorted(labels.items()) if child in tables and parent in tables]
    missing = []
    if target == "postgres":
        present = {name for name, table in tables.items() if table["kind"] == "table"}
        wanted = {key for key, edge in declared_keys.items() if "foreign key" in edge["declared_by"] and key[0] in present}
        missing = [f"foreign key {child} ({', '.join(columns)})" for child, columns, *_ in sorted(wanted - live_keys)]
        missing += [f"index {name} ({', '.join(columns)})" for name, columns, _ in sorted(declared_indexes - live_indexes) if name in present]
    schemas: dict[str, dict[str, int]] = {}
    for table in tables.values():
        schema = schemas.setdefault(table["schema"], {"tables": 0, "views": 0, "rows": 0})
        schema["tables" if table["kind"] == "table" else "views"] += 1
        schema["rows"] += table["rows"] if table["kind"] == "table" else 0
    return {"schemas": schemas, "tables": tables, "relationships": edges}, missing


# ---- for people

def row(*cells: Any) -> str:
    """A row of a Markdown table."""
    return "| " + " | ".join(str(cell).replace("|", "\\|") for cell in cells) + " |\n"


def marks(table: dict[str, Any], column: str, edges: list[dict[str, Any]]) -> list[str]:
    """PK, FK, unique: what a column is to its table."""
    found = ["PK"] * (column in table["primary_key"])
    found += ["FK"] * any(column in edge["columns"] and "foreign key" in edge["declared_by"] for edge in edges)
    return found + ["unique"] * ([column] in table["unique_keys"])


def reference(described: dict[str, Any]) -> str:
    """SCHEMA_REFERENCE.md."""
    schemas, tables, edges = described["schemas"], described["tables"], described["relationships"]
    lines = ["# Schema reference\n\n"]
    kinds = [sum(schema[kind] for schema in schemas.values()) for kind in ("tables", "views", "rows")]
    lines.append(f"Schemas: {len(schemas)} | Tables: {kinds[0]} | Views: {kinds[1]} | Rows: {kinds[2]:,}\n\n")
    lines.append("Read from the live database by `make schema-export`. Foreign keys and indexes are those the models declare; Postgres "
                 "enforces them, on DuckDB the `relationships` tests do.\n\n")
    lines += ["## Data volumes\n\n", row("Schema", "Table", "Kind", "Columns", "Rows"), row("---", "---", "---", "--:", "--:")]
    lines += [row(each["schema"], f"[{each['name']}](#{each['schema']}{each['name']})", each["kind"], len(each["columns"]), f"{each['rows']:,}")
              for each in tables.values()]
    for schema in schemas:
        lines.append(f"\n## {schema}\n")
        for name, table in tables.items():
            if table["schema"] != schema:
                continue
            own = [edge for edge in edges if edge["child"] == name]
            lines.append(f"\n### {name}\n\n{table['description'] or 'No description.'}\n\n{table['kind'].capitalize()}, {table['rows']:,} rows.\n\n")
            lines += [row("Column", "Type", "Null", "Key", "Description"), row("---", "---", "---", "---", "---")]
            lines += [row(f"`{column['name']}`", column["type"], "yes" if column["nullable"] else "no",
                          ", ".join(marks(table, column["name"], own)), column["description"]) for column in table["columns"]]
            for title, keys in (("Primary key", [table["primary_key"]]), ("Unique", table["unique_keys"])):
                lines += [f"\n{title}: {', '.join(f'`{column}`' for column in key)}\n" for key in keys if key]
            if table["indexes"]:
                lines.append("\nIndexes: " + "; ".join(", ".join(f"`{column}`" for column in index["columns"])
                                                       + " (unique)" * index["unique"] for index in table["indexes"]) + "\n")
            if own:
                lines.append("\nRelationships:\n\n")
                lines += [f"- {', '.join(f'`{column}`' for column in edge['columns'])} → `{edge['parent']}` "
                          f"({', '.join(f'`{column}`' for column in edge['parent_columns'])}), {' and '.join(edge['declared_by'])}"
                          + (f", on delete {edge['on_delete']}" if edge["on_delete"] else "") + "\n" for edge in own if edge["columns"]]
                lines += [f"- made of `{edge['parent']}`: {edge['label']}\n" for edge in own if not edge["columns"]]
    return "".join(lines)


def export(target: str, out: Path, everything: bool = False, manifest: Path = MANIFEST) -> tuple[dict[str, Any], list[str]]:
    """Write both files into the folder; return what they say and what the database lacks."""
    described, missing = schema_map(target, Manifest(manifest), everything)
    out.mkdir(parents=True, exist_ok=True)
    (out / "schema_map.json").write_text(json.dumps(described, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    (out / "SCHEMA_REFERENCE.md").write_text(reference(described), encoding="utf-8")
    return described, missing


@script
def main(arguments: Sequence[str] | None = None) -> int:
    """Read the command line and write the files."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--all", action="store_true", help="also the schemas of staging and intermediate models")
    options = reading_options(parser, arguments, OUT)
    described, missing = export(options.target, options.out, options.all)
    for schema, counts in described["schemas"].items():
        print(f"  {schema:<28}{counts['tables']:>4} tables{counts['views']:>4} views{counts['rows']:>12,} rows")
    print(f"{len(described['tables'])} tables and views, {len(described['relationships'])} relationships: {spoken(options.out)}/schema_map.json, SCHEMA_REFERENCE.md")
    for each in missing:
        print(f"declared, but not in the database: {each}", file=sys.stderr)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
