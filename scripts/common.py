"""What the scripts share: the project's root, the error that ends a script in one line, database connections, memory."""

from __future__ import annotations

import argparse
import functools
import os
import re
import resource
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
DEFAULT_DATABASE = "barton.duckdb"


class Stop(Exception):
    """Something is missing or wrong outside the project; the message names the thing and what to do."""


def script(main: Callable[[Sequence[str] | None], int]) -> Callable[[Sequence[str] | None], int]:
    """Make a script's `main` print a Stop as one line on stderr and return 2, and stop quietly on Ctrl-C (130)."""

    @functools.wraps(main)
    def wrapped(arguments: Sequence[str] | None = None) -> int:
        try:
            return main(arguments)
        except Stop as stop:
            print(f"{Path(sys.argv[0]).name}: {stop}", file=sys.stderr)
            return 2
        except KeyboardInterrupt:
            print("stopped", file=sys.stderr)
            return 130

    return wrapped


def first_line(error: object) -> str:
    """The first line of an error's text that says something, without trailing punctuation."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return re.sub(r"[.:;,\s]+$", "", lines[0]) if lines else type(error).__name__


def check_variables(target: str) -> None:
    """Raise Stop if the target is not in profiles.yml, or an environment variable it needs has no value."""
    import yaml

    outputs = yaml.safe_load((ROOT / "profiles" / "profiles.yml").read_text(encoding="utf-8"))["barton"]["outputs"]
    if target not in outputs:
        raise Stop(f"unknown target {target!r}: choose one of {', '.join(outputs)}")
    needed = re.findall(r"env_var\('(\w+)'\)", str(list(outputs[target].values())).replace('\\', ""))
    missing = [name for name in needed if not os.environ.get(name)]
    if missing:
        raise Stop(f"not set: {', '.join(missing)}; target {target} needs them, profiles/README.md says what they mean")
    port = os.environ.get("BARTON_PG_PORT", "5432")
    if target == "postgres" and not port.isdigit():
        raise Stop(f"BARTON_PG_PORT is {port!r}: it must be a number")


def choose_database(target: str, database: str | Path | None) -> None:
    """Make dbt and the scripts use this DuckDB file, if one is named. Raises Stop if the target is not duckdb."""
    if database is None:
        return
    if target != "duckdb":
        raise Stop("--database names a DuckDB file: leave it out, or use --target duckdb")
    os.environ["BARTON_DUCKDB_PATH"] = str(Path(database).absolute())


def chosen_database() -> Path:
    """The DuckDB file that dbt and the scripts use. Raises Stop if there is none yet."""
    path = Path(os.environ.get("BARTON_DUCKDB_PATH", DEFAULT_DATABASE))
    if not path.exists():
        raise Stop(f"{path} does not exist: build first, with make build or make load DATA=...")
    return path


def reading_options(parser: argparse.ArgumentParser, arguments: Sequence[str] | None, out: Path) -> argparse.Namespace:
    """The options of a script that reads the built database and writes a folder, read and in force: target, database, out.

    `out` is the default folder. From here on the script works in the project's root. Raises Stop if the target's variables are
    missing or the database does not go with the target.
    """
    parser.add_argument("--target", default="duckdb", choices=["duckdb", "postgres"], help="where to read (default: duckdb)")
    parser.add_argument("--database", metavar="FILE", help="another DuckDB file than barton.duckdb")
    parser.add_argument("--out", type=Path, default=out, metavar="DIR", help=f"folder to write to (default: {spoken(out)})")
    options = parser.parse_args(arguments)
    options.out = options.out.absolute()
    choose_database(options.target, options.database)
    check_variables(options.target)
    os.chdir(ROOT)
    return options


def spoken(path: Path) -> Path:
    """A path as it is told: from the project's root, if it is in the project."""
    return path.relative_to(ROOT) if path.is_relative_to(ROOT) else path


def connect_duckdb(path: str | Path) -> Any:
    """Open a DuckDB file in UTC. Raises Stop if another program has it open or it is no DuckDB file."""
    import duckdb

    path = Path(path)
    if str(path) != ":memory:" and not path.parent.is_dir():
        raise Stop(f"no such directory for the database file: {path.parent}")
    try:
        connection = duckdb.connect(str(path))
    except duckdb.Error as error:
        if "lock" in str(error):
            raise Stop(f"{path} is open in another program: close that one and run this again") from error
        raise Stop(f"{path} cannot be opened as a DuckDB database ({first_line(error)}): name another file") from error
    connection.execute("set TimeZone = 'UTC'")
    return connection


def connect_postgres() -> Any:
    """Connect to the Postgres of the BARTON_PG_* variables. Raises Stop if one is missing or nobody answers."""
    import psycopg2

    check_variables("postgres")
    host, port = os.environ["BARTON_PG_HOST"], os.environ.get("BARTON_PG_PORT", "5432")
    try:
        return psycopg2.connect(
            host=host,
            port=port,
            user=os.environ["BARTON_PG_USER"],
            password=os.environ["BARTON_PG_PASSWORD"],
            dbname=os.environ["BARTON_PG_DATABASE"],
            sslmode=os.environ.get("BARTON_PG_SSLMODE", "require"),
            connect_timeout=10,
        )
    except psycopg2.OperationalError as error:
        reason = first_line(error)
        hint = "check BARTON_PG_HOST and BARTON_PG_PORT, and that the server is up"
        if "SSL" in reason:
            hint = "set BARTON_PG_SSLMODE=disable for a local server without TLS"
        elif "authentication" in reason or "role" in reason:
            hint = "check BARTON_PG_USER and BARTON_PG_PASSWORD"
        elif "database" in reason and "does not exist" in reason:
            hint = "check BARTON_PG_DATABASE"
        raise Stop(f"Postgres at {host}:{port} cannot be used ({reason}): {hint}") from error


def peak_memory_mb() -> float:
    """The most memory this process has held. The kernel's own mark, where there is one, forgets who started us."""
    status = Path("/proc/self/status")
    if status.exists():
        marks = [line.split()[1] for line in status.read_text().splitlines() if line.startswith("VmHWM:")]
        if marks:
            return int(marks[0]) / 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 2**20 if sys.platform == "darwin" else peak / 2**10
