"""The frame of every page the project writes by hand: one stylesheet, a head line, tables, figures, cards.

    from page import bar, facts, page, table, text
    Path("queues/index.html").write_text(page("Work queues", body, home="../index.html"))

A page is one file that holds all it needs: no script, no web font, no request. It reads on a phone, prints on paper, follows
the reader's choice of light or dark, and says nothing by colour alone. `text` escapes; every other function takes HTML.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from typing import Any

STYLE = """
:root {
  color-scheme: light dark;
  --ground: #fbfaf7; --sheet: #ffffff; --ink: #1d2129; --soft: #5b6270; --line: #dcdad3; --shade: #f2f0ea;
  --link: #1f4e8c; --good: #22663a; --warn: #8a5a00; --bad: #a3282b;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #16181c; --sheet: #1d2025; --ink: #e6e4df; --soft: #a2a7b0; --line: #363a42; --shade: #24282e;
    --link: #93bdf2; --good: #85c99a; --warn: #e0b15c; --bad: #f0918f;
  }
}
* { box-sizing: border-box; }
html { font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif; -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--ground); color: var(--ink); font-variant-numeric: tabular-nums; }
header, main, footer { max-width: 72rem; margin: 0 auto; padding: 0 1.5rem; }
header { padding-top: 2.2rem; }
main { padding-bottom: 3rem; }
footer { padding-top: 1rem; padding-bottom: 2.5rem; border-top: 1px solid var(--line); color: var(--soft); font-size: .875rem; }
.home { font-size: .875rem; }
h1 { font-size: 2rem; line-height: 1.2; letter-spacing: -.015em; margin: .3rem 0 .5rem; }
h2 { font-size: 1.3rem; line-height: 1.3; letter-spacing: -.01em; margin: 2.6rem 0 .6rem; }
h3 { font-size: 1.02rem; line-height: 1.35; margin: 1.8rem 0 .4rem; }
h1, h2, h3 { text-wrap: balance; overflow-wrap: anywhere; }
p, li { max-width: 46rem; overflow-wrap: break-word; }
p, ul, ol { margin: .5rem 0 .9rem; }
ul, ol { padding-left: 1.3rem; }
li { margin: .2rem 0; }
a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: .18em; }
a:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
.lead { font-size: 1.1rem; line-height: 1.5; max-width: 44rem; }
.soft, small, caption { color: var(--soft); }
code, pre, .code { font: .875em/1.5 ui-monospace, SFMono-Regular, Menlo, "DejaVu Sans Mono", "Liberation Mono", monospace; }
code { overflow-wrap: anywhere; }
pre { background: var(--shade); border-radius: 6px; padding: .8rem 1rem; overflow-x: auto; }
.scroll { overflow-x: auto; margin: .7rem 0 1.2rem; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; line-height: 1.45; }
caption { text-align: left; padding-bottom: .4rem; font-size: .875rem; }
th, td { text-align: left; vertical-align: top; padding: .38rem .9rem .38rem 0; border-bottom: 1px solid var(--line); }
th { font-weight: 600; color: var(--soft); font-size: .8125rem; border-bottom-color: var(--soft); vertical-align: bottom; }
th:last-child, td:last-child { padding-right: 0; }
.number { text-align: right; white-space: nowrap; }
td code { overflow-wrap: normal; }
td.number + td:not(.number), th.number + th:not(.number) { padding-left: .6rem; }
.nowrap { white-space: nowrap; }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr)); gap: 1rem; margin: 1rem 0 1.6rem; padding: 0; list-style: none; }
.cards li { display: flex; flex-direction: column; background: var(--sheet); border: 1px solid var(--line); border-radius: 8px; padding: 1rem 1.1rem; margin: 0; }
.cards a { font-weight: 600; font-size: 1.05rem; }
.cards p { margin: .25rem 0 0; color: var(--soft); font-size: .9rem; line-height: 1.45; }
.facts { display: flex; flex-wrap: wrap; gap: .9rem 2.6rem; margin: 1.2rem 0 1.6rem; padding: 0; }
.facts div { min-width: 6rem; }
.facts dd { margin: 0; font-size: 1.55rem; line-height: 1.2; font-weight: 600; letter-spacing: -.01em; }
.facts dt { font-size: .8125rem; color: var(--soft); }
.facts div { display: flex; flex-direction: column-reverse; }
.bar { display: inline-block; width: 7rem; max-width: 100%; height: .55rem; background: var(--shade); border: 1px solid var(--line); vertical-align: middle; }
.bar i { display: block; height: 100%; background: var(--soft); }
.mark { display: inline-block; border: 1px solid currentColor; border-radius: 4px; padding: 0 .4em; font-size: .78rem; font-weight: 600; line-height: 1.5; white-space: nowrap; }
.good { color: var(--good); } .warn { color: var(--warn); } .bad { color: var(--bad); }
.empty { background: var(--shade); border-radius: 6px; padding: .8rem 1rem; color: var(--soft); }
figure { margin: 1rem 0 1.6rem; }
figure .scroll { background: #fff; border: 1px solid var(--line); border-radius: 8px; padding: 1rem; margin: 0; }
figure svg { display: block; max-width: none; height: auto; margin: 0 auto; }
figcaption { color: var(--soft); font-size: .875rem; margin-top: .5rem; max-width: 46rem; }
details { margin: .6rem 0; }
summary { cursor: pointer; }
nav.contents { columns: 16rem; column-gap: 2rem; font-size: .9rem; margin: 1rem 0 1.6rem; }
nav.contents h3 { margin: 0 0 .2rem; font-size: .8125rem; color: var(--soft); break-after: avoid; }
nav.contents ul { list-style: none; padding: 0; margin: 0 0 1rem; }
nav.contents li { margin: .1rem 0; overflow-wrap: anywhere; }
@media (max-width: 40rem) {
  header, main, footer { padding-left: 1rem; padding-right: 1rem; }
  header { padding-top: 1.2rem; }
  h1 { font-size: 1.6rem; }
  .cards { grid-template-columns: 1fr; }
  .facts { gap: .8rem 1.8rem; }
  td { min-width: 6.5rem; }
  td.number { min-width: 0; }
  table.stack thead { display: none; }
  table.stack, table.stack tbody { display: block; }
  table.stack code { overflow-wrap: anywhere; }
  table.stack tr { display: block; padding: .5rem 0; border-bottom: 1px solid var(--line); }
  table.stack td { display: block; padding: 0; border: 0; }
  table.stack td[data-label]::before { content: attr(data-label) ": "; color: var(--soft); }
  table.stack td:empty { display: none; }
  table.stack td.brief { display: inline-block; min-width: 0; margin-right: .6rem; }
}
@media print {
  :root { --ground: #fff; --sheet: #fff; --ink: #000; --soft: #444; --line: #bbb; --shade: #f4f4f4; --link: #000; --good: #000; --warn: #000; --bad: #000; }
  html { font-size: 10pt; }
  header, main, footer { max-width: none; padding-left: 0; padding-right: 0; }
  .home, nav.contents { display: none; }
  h2, h3, caption { break-after: avoid; }
  tr, .cards li, figure { break-inside: avoid; }
  thead { display: table-header-group; }
  .scroll { overflow: visible; }
  figure svg { max-width: 100% !important; }
  a { text-decoration: none; }
}
"""

FRAME = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="icon" href="data:,">
<style>{style}</style>
</head>
<body>
<header>
{home}<h1>{heading}</h1>
{lead}</header>
<main>
{body}
</main>
<footer>{foot}</footer>
</body>
</html>
"""


def text(value: Any) -> str:
    """A value as HTML text; nothing for None, thousands separated in a whole number."""
    if value is None:
        return ""
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:,}"
    return html.escape(str(value))


def prose(value: str | None) -> str:
    """A description as HTML: escaped, with `code` and **strong** of Markdown."""
    shown = re.sub(r"`([^`]+)`", r"<code>\1</code>", text(value))
    return re.sub(r"\*\*([^*]+)\*\*", r"<strong>\1</strong>", shown)


def markdown(source: str) -> str:
    """A Markdown text as HTML, its tables in scrolling boxes, every heading with an id to link to."""
    from markdown_it import MarkdownIt

    shown = MarkdownIt("commonmark", {"html": False}).enable("table").render(source)
    shown = re.sub(r"<table>.*?</table>", lambda found: f'<div class="scroll">{labelled(found[0])}</div>', shown, flags=re.S)
    return re.sub(r"<(h[1-4])>(.*?)</\1>", lambda found: f'<{found[1]} id="{anchor(found[2])}">{found[2]}</{found[1]}>', shown)


def labelled(shown: str) -> str:
    """A table of more than four columns becomes blocks on a phone, each cell with the name of its column before it."""
    names = re.findall(r"<th[^>]*>(.*?)</th>", shown)
    if len(names) <= 4:
        return shown
    names = [re.sub(r"<[^>]+>|\"", "", name) for name in names]

    def row(found: re.Match) -> str:
        place = iter(names)
        # a number sign says nothing
        return re.sub(r"<td", lambda _: f'<td data-label="{name}"' if (name := next(place)) != "#" else "<td", found[0])

    return re.sub(r"<tr>.*?</tr>", row, shown.replace("<table>", '<table class="stack">'), flags=re.S)


def breakable(shown: str) -> str:
    """HTML whose code may break after an underscore or a dot, so that long names leave a narrow column its width."""
    return re.sub(r"(?<=<code>)[^<]+", lambda found: re.sub(r"([_.])", r"\1<wbr>", found[0]), shown)


def anchor(title: str) -> str:
    """The id of a heading: lower case, words joined by hyphens."""
    return re.sub(r"[^a-z0-9_.]+", "-", re.sub(r"<[^>]+>", "", title).lower()).strip("-")


def table(
    head: Sequence[str], rows: Iterable[Sequence[str]], numbers: Sequence[int] = (), caption: str = "", empty: str = "Nothing here.",
    brief: Sequence[int] | None = None,
) -> str:
    """A table of HTML cells. `numbers` are the columns, from 0, that hold figures; without rows the sentence `empty` stands there.

    With `brief`, a table of long texts: on a phone each row becomes a block, and only the columns of `brief` share its first line.
    """
    rows = list(rows)
    if not rows:
        return f'<p class="empty">{text(empty)}</p>\n'
    names = {**dict.fromkeys(brief or (), "brief"), **dict.fromkeys(numbers, "number")}
    kind = [f' class="{names[place]}"' if place in names else "" for place in range(len(head))]
    labels = ["" if brief is None or place in brief else f' data-label="{name}"' for place, name in enumerate(head)]
    stack = ' class="stack"' if brief is not None else ""
    top = "".join(f'<th scope="col"{style}>{name}</th>' for name, style in zip(head, kind, strict=True))
    body = "\n".join("<tr>" + "".join(f"<td{style}{label}>{cell}</td>" for cell, style, label in zip(row, kind, labels, strict=True)) + "</tr>" for row in rows)
    title = f"<caption>{caption}</caption>" if caption else ""
    return f'<div class="scroll"><table{stack}>{title}<thead><tr>{top}</tr></thead><tbody>\n{body}\n</tbody></table></div>\n'


def facts(figures: Iterable[tuple[str, str]]) -> str:
    """A row of large figures: (figure with its unit, what it counts)."""
    return '<dl class="facts">' + "".join(f"<div><dt>{name}</dt><dd>{figure}</dd></div>" for figure, name in figures) + "</dl>\n"


def cards(links: Iterable[tuple[str, str, str]]) -> str:
    """A grid of links: (address, title, a sentence of what is there)."""
    return '<ul class="cards">\n' + "\n".join(
        f'<li><a href="{html.escape(address)}">{text(title)}</a><p>{what}</p></li>' for address, title, what in links) + "\n</ul>\n"


def mark(word: str, kind: str = "") -> str:
    """A word in a box: `kind` good, warn or bad colours it, and the word says the same without colour."""
    return f'<span class="mark {kind}">{text(word)}</span>'


def bar(share: float) -> str:
    """A bar filled to a share of 0 to 1, for a table's column beside the figure itself."""
    return f'<span class="bar" aria-hidden="true"><i style="width:{100 * min(max(share, 0), 1):.1f}%"></i></span>'


def figure(svg: str, caption: str = "") -> str:
    """A diagram on a white sheet that scrolls sideways where it is wider than the page."""
    return f'<figure><div class="scroll">{svg}</div>{f"<figcaption>{caption}</figcaption>" if caption else ""}</figure>\n'


def page(title: str, body: str, lead: str = "", home: str | None = "index.html", foot: str = "") -> str:
    """A whole page. `home` is the address of the front page as seen from here, None on the front page itself."""
    back = f'<a class="home" href="{home}">Barton</a>\n' if home else ""
    return FRAME.format(
        title=text(title if home is None else f"{title} · Barton"), style=STYLE, home=back, heading=text(title),
        lead=f'<p class="lead">{lead}</p>\n' if lead else "", body=body, foot=foot or "Made from the project's own tables and files by <code>make site</code>.")
