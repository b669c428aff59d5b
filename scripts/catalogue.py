"""Write the catalogue of dbdocs (tables, ERD, lineage, health of the project) from dbt's artifacts; a step of `make site`.

Exit codes: 0 written; 2 dbt's artifacts are missing.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from common import ROOT, Stop, script

# no author's line, no empty link to a repository; a way back to the front page
STYLE = """<style>
.site-footer, .repo-link { display: none !important; }
.front { margin-left: .8rem; font-size: .85rem; }
</style>
</head>"""
# what stands there until the catalogue starts, which it cannot from the disk
MAIN = """<main id="app" class="content" tabindex="-1"><p style="padding: 2rem">The catalogue opens over http only: <code>make docs</code>,
then its link on the front page.</p>"""
MARTS = [f"analytics_{name}" for name in ("marketing", "bit", "ple", "intake")]
ARTIFACTS = ["manifest.json", "catalog.json", "run_results.json"]


def write(out: Path) -> None:
    """Write the catalogue into the folder."""
    os.environ["DO_NOT_TRACK"] = "1"
    from sqlglot.optimizer.scope import Scope

    # dbdocs 1.7.0 asks for a name that sqlglot has since changed, and stops at the first union
    if not hasattr(Scope, "union_scopes"):
        Scope.union_scopes = property(lambda scope: scope.set_operation_scopes)
    from dbdocs.core.config import DbDocsConfig
    from dbdocs.site.builder import ReportBuilder

    config = DbDocsConfig(
        site_name="Barton", project_name="Barton", site_url="", site_author="", repo_name="", repo_url="", readme="README.md",
        site_description="Tables, columns, keys, tests and health of the project", show_buy_me_a_coffee=False, show_about=False,
        # the marts have the specification's names; dbt-bouncer checks those of the other layers
        # an ERD of two hundred tables shows nothing: the marts have the keys
        dbterd={"select": [f"schema:{schema}" for schema in MARTS]},
        health={"disable": ["model_naming_conventions"]}, output_dir=str(out))
    ReportBuilder(config).generate()


@script
def main(arguments: Sequence[str] | None = None) -> int:
    """Write the catalogue into --out."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, default=ROOT / "target" / "site" / "catalogue", metavar="DIR")
    out = parser.parse_args(arguments).out.absolute()
    os.chdir(ROOT)
    for name in ARTIFACTS:
        if not (ROOT / "target" / name).exists():
            raise Stop(f"target/{name} does not exist: build first, with make build")
    write(out)
    # the plain copy is for debugging and holds no more than the packed one
    (out / "dbdocs-data.json").unlink(missing_ok=True)
    front = out / "index.html"
    shown = front.read_text(encoding="utf-8").replace("<title>dbt docs</title>", "<title>Catalogue · Barton</title>")
    shown = shown.replace('id="brand-name">dbt docs', 'id="brand-name">Barton').replace('<main id="app" class="content" tabindex="-1">', MAIN)
    shown = shown.replace("</head>", STYLE, 1).replace('<div class="search-wrap">', '<a class="front" href="../index.html">Front page</a>\n    <div class="search-wrap">', 1)
    front.write_text(shown, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
