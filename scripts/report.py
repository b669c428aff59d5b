"""Render the boards of scripts/boards to target/site/report, one HTML file each and an index; the engine of `make report`.

Each page is a file of its own: no script, no request, good on a phone and on paper. The figures come from the built database and
nowhere else; the same data give the same bytes, on either engine.

Usage: report.py [--target duckdb|postgres] [--database FILE] [--out DIR]
Exit codes: 0 written; 2 the database is missing, not built, or a board is wrong, in one line.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import page
from boards import STANDS_AT, Marts, draw_board, publish, read_boards, stand
from common import ROOT, reading_options, script

OUT = ROOT / "target" / "site" / "report"


def render(marts: Marts) -> dict[str, str]:
    """Every page of the report: {file name: HTML}."""
    boards = read_boards()
    stands_at: date | None = marts.ask(STANDS_AT)[1][0][0]
    pages = {}
    for before, board, after in zip([None, *boards], boards, [*boards[1:], None]):
        answers = [marts.answer(section) for section in board.sections]
        told = replace(board, sections=[replace(section, about=marts.told(section.about)) for section in board.sections])
        pages[f"{board.name}.html"] = draw_board(told, answers, stands_at, (before, after))
    links = page.cards((f"{board.name}.html", board.title, page.text(board.question)) for board in boards)
    pages["index.html"] = page.page("Report", links, lead=f"The state of the database in {len(boards)} boards. {stand(stands_at)}",
                                    home="../index.html", foot="Made by <code>make report</code> from the built tables.")
    return pages


@script
def main(arguments: Sequence[str] | None = None) -> int:
    """Read the command line and write the pages."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    publish(reading_options(parser, arguments, OUT), render, "boards")
    return 0


if __name__ == "__main__":
    sys.exit(main())
