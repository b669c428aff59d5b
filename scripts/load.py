"""Load raw files of one's own and build the project on them; the engine of `make load`.

Each file is CSV (UTF-8, with a header) or Parquet and is named after its source table: company_raw_intake.csv. The
columns are those of the sources in models/staging/*/_*__sources.yml; all become text. Columns a file lacks are filled
with NULL, unless marked `required`; columns the project does not know are ignored, by name. Sources without a file
become empty tables, or keep what an earlier load put there.

  DuckDB    a separate file (real.duckdb), schemas intake, marketing, bit, ple; loading a table again replaces it
  Postgres  the database of the BARTON_PG_* variables; a table that has rows is left alone without --replace or --add

Nothing is loaded unless every file can be. After the build the last line says how many rows were rejected and where the
reasons stand. Exit codes: 0 loaded and built; 1 loaded, but a model or test failed; 2 nothing loaded: one line names the
file, the column and what to do.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
import tempfile
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from build import Database, build
from common import ROOT, Stop, connect_duckdb, connect_postgres, first_line, script

SUFFIXES = {".csv", ".parquet"}
REJECTED = "analytics_intake.rejected_records"


@dataclass
class Table:
    """A source table as the YAML files describe it."""

    schema: str
    name: str
    columns: list[str]
    required: set[str]


@dataclass
class File:
    """A user's file, checked: which table it is for and how DuckDB reads it."""

    path: Path
    table: Table
    reader: str
    columns: dict[str, str]  # source column -> expression over the file's own column
    missing: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)

    def query(self) -> str:
        """The file's rows in the source's shape, all text."""
        parts = [f"{self.columns.get(name, 'cast(null as varchar)')} as {quoted(name)}" for name in self.table.columns]
        return f"select {', '.join(parts)} from {self.reader}"


def quoted(name: str) -> str:
    """A name as an SQL identifier."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: object) -> str:
    """A text as an SQL literal."""
    return "'" + str(text).replace("'", "''") + "'"


def read_sources(models: Path) -> dict[str, Table]:
    """The source tables by name, from models/staging/*/_*__sources.yml. Raises Stop if there are none."""
    import yaml

    tables: dict[str, Table] = {}
    for path in sorted((models / "staging").glob("*/_*__sources.yml")):
        for source in yaml.safe_load(path.read_text(encoding="utf-8")).get("sources", []):
            for table in source["tables"]:
                name = table.get("identifier", table["name"])
                columns = table.get("columns", [])
                required = {c["name"] for c in columns if c.get("config", {}).get("meta", {}).get("required")}
                tables[name] = Table(source["name"], name, [c["name"] for c in columns], required)
    if not tables:
        raise Stop(f"no source definitions in {models}/staging: is this the project's own directory?")
    return tables


def find_files(paths: Sequence[str]) -> list[Path]:
    """The CSV and Parquet files among the paths; a directory stands for those directly in it. Raises Stop if none."""
    files: list[Path] = []
    for path in map(Path, paths):
        if path.is_dir():
            inside = sorted(p for p in path.iterdir() if p.suffix.lower() in SUFFIXES and p.is_file())
            if not inside:
                raise Stop(f"{path}: no .csv or .parquet file in this directory")
            files += inside
        elif not path.exists():
            raise Stop(f"{path}: no such file or directory")
        elif path.suffix.lower() not in SUFFIXES:
            raise Stop(f"{path}: neither .csv nor .parquet: save it as one of these")
        else:
            files.append(path)
    return files


def csv_reader(path: Path) -> tuple[list[str], str]:
    """The header of a CSV file and the SQL that reads its rows as text.

    Delimiter and columns are taken from the header alone: DuckDB's guess may change with the rows. A first line such as
    'sep=;', which tells Excel the delimiter, tells it here too. Raises Stop if there is no header or it is not UTF-8.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            told = re.fullmatch(r'"?sep=(.)"?', lines.readline().strip("\r\n"), re.IGNORECASE)
            if not told:
                lines.seek(0)
            place = lines.tell()
            delimiter = told[1] if told else max(",;\t|", key=lines.readline().count)
            lines.seek(place)
            names = next(csv.reader(lines, delimiter=delimiter), [])
    except UnicodeDecodeError as error:
        raise Stop(f"{path}: not UTF-8 text (byte {error.start}): save the file as UTF-8") from error
    except (OSError, csv.Error) as error:
        raise Stop(f"{path}: cannot be read ({getattr(error, 'strerror', None) or error})") from error
    if not any(name.strip() for name in names):
        raise Stop(f"{path}: empty, no header line: the first line must name the columns")
    types = ", ".join(f"{literal(f'c{position}')}: 'VARCHAR'" for position in range(len(names)))
    reader = (
        f"read_csv({literal(path.absolute())}, auto_detect=false, header=true, skip={1 if told else 0}, delim={literal(delimiter)}, "
        f"quote='\"', escape='\"', null_padding=false, max_line_size=20000000, columns={{{types}}})"
    )
    return names, reader


def text_of(name: str, kind: str, is_label: bool = False) -> str:
    """The SQL that makes text of a column of this DuckDB type.

    Nested values become JSON text. Whole numbers kept as floats or decimals lose their '.0': a column of integers with
    gaps is often written so, its gaps as NaN, which is NULL here. Bytes are read as UTF-8; bytes that are not are an error
    that names the column, as in a CSV file: a NULL would lose a value unseen. In a label, whose only meaning is that it is
    the same or not, they stay in their escaped form. Everything else becomes its ordinary text.
    """
    value = quoted(name)
    if kind.endswith("]") or kind.startswith(("STRUCT", "MAP")):
        return f"cast(to_json({value}) as varchar)"
    if kind == "BLOB":
        refusal = literal(f"column {name} holds bytes that are not UTF-8 text: ")
        other = f"cast({value} as varchar)" if is_label else f"error({refusal} || left(cast({value} as varchar), 40))"
        return f"case when {value} is not null then coalesce(try(decode({value})), {other}) end"
    text = f"cast({value} as varchar)"
    if kind in ("DOUBLE", "FLOAT") or kind.startswith("DECIMAL"):
        missing = "" if kind.startswith("DECIMAL") else f"when isnan({value}) then null "
        whole = f"{value} = floor({value}) and abs({value}) < 1e15"
        return f"case {missing}when {whole} then cast(cast({value} as bigint) as varchar) else {text} end"
    return text


def parquet_reader(path: Path, duck: Any, labels: Collection[str] = ()) -> tuple[list[str], list[str], str]:
    """The columns of a Parquet file, the expressions that make text of them, and the SQL that reads its rows.

    `labels` are the columns, in small letters, that only tell records apart. Raises Stop if the file is no Parquet.
    """
    import duckdb

    reader = f"read_parquet({literal(path.absolute())})"
    try:
        described = duck.execute(f"describe select * from {reader}").fetchall()
    except duckdb.Error as error:
        raise Stop(f"{path}: cannot be read as Parquet ({first_line(error)})") from error
    expressions = [text_of(name, kind, name.strip().lower() in labels) for name, kind in (row[:2] for row in described)]
    return [row[0] for row in described], expressions, reader


def open_file(path: Path, tables: dict[str, Table], duck: Any) -> File:
    """Check one file against its source table. Raises Stop with one line if it cannot be loaded."""
    table = tables.get(path.stem.lower())
    if table is None:
        raise Stop(f"{path}: no source table of this name: name the file after one of {', '.join(sorted(tables))}")
    if path.suffix.lower() == ".csv":
        names, reader = csv_reader(path)
        expressions = [f"c{position}" for position in range(len(names))]
    else:
        names, expressions, reader = parquet_reader(path, duck)
    plain = [name.strip().lower() for name in names]
    double = sorted({name for name in plain if name in table.columns and plain.count(name) > 1})
    if double:
        raise Stop(f"{path}: column {double[0]} appears twice: keep one")
    lost = [name for name in table.columns if name in table.required and name not in plain]
    if lost:
        raise Stop(f"{path}: required column {', '.join(lost)} is missing: add it, or rename the column that holds it")
    return File(
        path,
        table,
        reader,
        {name: expression for name, expression in zip(plain, expressions) if name in table.columns},
        missing=[name for name in table.columns if name not in plain],
        extra=[name or f"column {number} (no name)" for number, name in enumerate(plain, 1) if name not in table.columns],
    )


def has_mixed_line_ends(path: Path) -> bool:
    """Whether a CSV file ends lines in more than one way, which DuckDB does not read."""
    text = path.read_bytes()
    return 0 < text.count(b"\r\n") < text.count(b"\n")


def stage(files: Sequence[File], duck: Any) -> dict[str, int]:
    """Read every file into a temporary table `load_<table>` of the DuckDB connection; rows by table.

    Raises Stop at the first row that cannot be read.
    """
    import duckdb

    rows: dict[str, int] = {}
    for file in files:
        try:
            duck.execute(f"create temporary table {quoted('load_' + file.table.name)} as {file.query()}")
        except duckdb.Error as error:
            if "invalid state" in str(error) and has_mixed_line_ends(file.path):
                raise Stop(f"{file.path}: some lines end as on Windows, others do not: save the file again") from error
            reason = " ".join(str(error).split()).split(" Possible ")[0][:300]
            raise Stop(f"{file.path}: cannot be read: {reason}; correct that line or save the file again") from error
        rows[file.table.name] = duck.execute(f"select count(*) from {quoted('load_' + file.table.name)}").fetchone()[0]
    return rows


def definition(table: Table) -> str:
    """The column list of a source table's DDL."""
    return ", ".join(f"{quoted(name)} text" for name in table.columns)


def write_duckdb(tables: dict[str, Table], loaded: Sequence[str], duck: Any, path: Path, add: bool) -> None:
    """Put the staged rows into the DuckDB file's own schemas, all tables in one transaction."""
    # opened once by itself: that names a locked or foreign file plainly
    connect_duckdb(path).close()
    duck.execute(f"attach {literal(path)} as file")
    duck.execute("begin")
    for table in tables.values():
        target = f"file.{quoted(table.schema)}.{quoted(table.name)}"
        duck.execute(f"create schema if not exists file.{quoted(table.schema)}")
        replace = table.name in loaded and not add
        create = "create or replace table" if replace else "create table if not exists"
        duck.execute(f"{create} {target} ({definition(table)})")
        if table.name in loaded:
            duck.execute(f"insert into {target} by name select * from {quoted('load_' + table.name)}")
    duck.execute("commit")
    duck.execute("detach file")


def write_postgres(tables: dict[str, Table], loaded: Sequence[str], duck: Any, add: bool, replace: bool) -> None:
    """Copy the staged rows into Postgres, all tables in one transaction. Raises Stop before touching rows of others."""
    import psycopg2

    connection = connect_postgres()
    try:
        with connection, connection.cursor() as cursor, tempfile.TemporaryDirectory() as directory:
            for table in tables.values():
                target = f"{quoted(table.schema)}.{quoted(table.name)}"
                # a schema that exists is left alone: creating one needs a right a loader may not have
                cursor.execute("select to_regnamespace(%s) is null", [quoted(table.schema)])
                if cursor.fetchone()[0]:
                    cursor.execute(f"create schema {quoted(table.schema)}")
                cursor.execute(f"create table if not exists {target} ({definition(table)})")
                if table.name not in loaded:
                    continue
                cursor.execute(f"select exists (select 1 from {target})")
                if cursor.fetchone()[0] and not (add or replace):
                    name = f"{table.schema}.{table.name}"
                    raise Stop(f"{name} has rows in Postgres: say --add to append or --replace to empty it first")
                if replace:
                    cursor.execute(f"truncate {target}")
                path = Path(directory) / "rows.csv"
                duck.execute(f"copy {quoted('load_' + table.name)} to {literal(path)} (format csv, header false)")
                names = ", ".join(map(quoted, table.columns))
                with path.open("rb") as rows:
                    cursor.copy_expert(f"copy {target} ({names}) from stdin with (format csv)", rows)
    except psycopg2.Error as error:
        raise Stop(f"Postgres refused the load, nothing was written: {' '.join(str(error).split())[:300]}") from error
    finally:
        connection.close()


def told_rejections(database: Database) -> str:
    """One line: how many of the rows loaded were rejected, and where the reasons stand."""
    rows = database.rows(f"select count(*) from {REJECTED}")[0][0]
    return f"{rows:,} {'row' if rows == 1 else 'rows'} rejected" + (f", with reasons in {REJECTED}" if rows else "")


@script
def main(arguments: Sequence[str] | None = None) -> int:
    """Read the command line, load, build, report."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", nargs="+", metavar="PATH", help="a directory with files, or files")
    parser.add_argument("--target", choices=["duckdb", "postgres"], default="duckdb")
    parser.add_argument("--database", metavar="PATH", default=str(ROOT / "real.duckdb"), help="default: real.duckdb")
    parser.add_argument("--add", action="store_true", help="append to what is loaded instead of replacing it")
    parser.add_argument("--replace", action="store_true", help="Postgres: empty the tables the files are for first")
    parser.add_argument("--no-build", dest="build", action="store_false", help="load only")
    options = parser.parse_args(arguments)
    if options.add and options.replace:
        parser.error("--add and --replace exclude each other")

    tables = read_sources(ROOT / "models")
    in_duckdb = options.target == "duckdb"
    path = Path(options.database).absolute()
    duck = connect_duckdb(":memory:")
    try:
        files = [open_file(path, tables, duck) for path in find_files(options.data)]
        names = [file.table.name for file in files]
        for file in files:
            if names.count(file.table.name) > 1:
                raise Stop(f"{file.path}: a second file for {file.table.name}: load one, then the other with --add")
        rows = stage(files, duck)
        if in_duckdb:
            write_duckdb(tables, names, duck, path, options.add)
        else:
            write_postgres(tables, names, duck, options.add, options.replace)
    finally:
        duck.close()

    for file in files:
        done = "added" if options.add else "loaded"
        print(f"{file.table.schema}.{file.table.name}: {rows[file.table.name]:,} rows {done} from {file.path}")
        if file.missing:
            print(f"  not in the file, filled with NULL: {', '.join(file.missing)}")
        if file.extra:
            print(f"  not known to the project, ignored: {', '.join(file.extra)}")
    others = sorted(set(tables) - set(names))
    print(f"without a file (empty, or as before): {', '.join(others) or 'none'}\n", flush=True)
    if not options.build:
        return 0
    build(options.target, path if in_duckdb else None, raw_schema_prefix="")
    with Database(options.target, path) as database:
        print(told_rejections(database))
    return 0


if __name__ == "__main__":
    sys.exit(main())
