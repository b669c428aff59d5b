"""Show the site (make site), or else the docs page that the build wrote, on this machine only, until Ctrl-C.

Exit codes: 0 stopped by the user; 2 no docs yet, or the port is in use.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

from common import ROOT, Stop, script

SITE = ROOT / "target" / "site"
PAGE = ROOT / "target" / "static_index.html"


class Handler(SimpleHTTPRequestHandler):
    """Answers with the files of the site; where there is none, every address with the docs page, which holds all it needs."""

    def translate_path(self, path: str) -> str:
        return super().translate_path(path) if (SITE / "index.html").exists() else str(PAGE)

    def log_message(self, *_: object) -> None:
        """Keep the terminal quiet."""


@script
def main(arguments: Sequence[str] | None = None) -> int:
    """Serve the site on --port (8080)."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--port", type=int, default=8080)
    options = parser.parse_args(arguments)
    if not PAGE.exists() and not (SITE / "index.html").exists():
        raise Stop("there are no docs yet: run make build first")
    try:
        server = ThreadingHTTPServer(("127.0.0.1", options.port), partial(Handler, directory=str(SITE)))
    except (OSError, OverflowError) as error:
        raise Stop(f"port {options.port} cannot be used ({error}): choose another, make docs PORT=8081") from error
    if (SITE / "index.html").exists():
        print(f"site on http://127.0.0.1:{options.port} (stop with Ctrl-C; or open {SITE.relative_to(ROOT)}/index.html as a file)")
    else:
        print(f"docs on http://127.0.0.1:{options.port} (stop with Ctrl-C; all there is to read: make site)")
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        return 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
