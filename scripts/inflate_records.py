"""Make many labelled records of few, for timing: whole entities copied, each copy about other people or companies.

Copy 0 is the file. In every further copy the letters and digits that identify are exchanged by a permutation of that
copy: vowels for vowels, consonants for consonants, digits 2 to 9 for each other (so that a phone stays a phone). What is
alike within a copy stays alike, to the letter, since every value of the copy is changed the same way; across copies
nothing that identifies is shared.

  changed   last names; the part of a mailbox or profile that is not a first name; domains but for their ending and free mail;
            phones; the telling words of a company's name; house number and longest word of an address; company_id (numbered)
  kept      first names, initials, titles and credentials, frequent words of company names, job titles, places, sources, dates:
            their frequencies grow with the file, as they do in life

If the last copy does not fit whole, it has as many entities as do. unique_id and cluster carry the copy's number.

Usage: inflate_records.py DATA ENTITY N OUT
Exit codes: 0 written; 2 bad input, named in one line.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import re
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from string import ascii_letters, ascii_lowercase, digits

from common import ROOT, Stop, connect_duckdb, script
from load import literal, parquet_reader, quoted

VOWELS = "aeiou"
# what a copy changes is written in characters nobody uses, one for each letter and digit; a copy puts others in their place
PRIVATE = {character: chr(0xE000 + place) for place, character in enumerate(ascii_letters + digits)}
# a word in as many companies says nothing of which one it is
FREQUENT = 5
WORDS = re.compile(r"[^\W\d_]+")
PROFILE = re.compile(r"(linkedin\.[a-z.]+/(?:in|pub|company|school|showcase|organization)/)([^/?#\s]+)", re.IGNORECASE)
ADDRESS_OF_SITE = re.compile(r"^(\s*(?:[a-z]+://)?(?:www\.)?)([^/?#\s]+)(.*)$", re.IGNORECASE | re.DOTALL)


def reference(name: str, column: str, **wanted: str) -> set[str]:
    """The values of a column of a reference seed; with `wanted`, of the rows that have these values in other columns."""
    with (ROOT / "seeds" / "reference" / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return {row[column] for row in csv.DictReader(lines) if wanted.items() <= row.items()}


def mark(text: str, characters: str = ascii_letters) -> str:
    """The text with these characters marked as to be exchanged."""
    return "".join(PRIVATE[c] if c in characters else c for c in text)


def mark_host(host: str, shared: set[str]) -> str:
    """A host with all but its ending marked; as it is, if everybody uses it."""
    if host.lower().strip() in shared:
        return host
    labels = host.split(".")
    ending = 2 if len(labels) > 2 and len(labels[-2]) <= 3 else 1
    return ".".join([*(mark(label, ascii_letters + digits) for label in labels[:-ending]), *labels[-ending:]])


class PeopleMarker:
    """Marks the records of a file of people."""

    def __init__(self, records: list[dict[str, str | None]]) -> None:
        self.affixes = {affix for kind in ("prefix", "suffix") for affix in reference("name_affixes", "affix", affix_position=kind)}
        self.shared = reference("free_mail_domains", "domain")
        self.mailboxes = reference("role_mailboxes", "mailbox")
        # how often a word stands first and last in names: tells which is which where a name is turned round
        self.first_place, self.last_place = Counter(), Counter()
        for record in records:
            words = self.name_words(record.get("full_name") or "")
            self.first_place.update(words[:1])
            self.last_place.update(words[1:][-1:])
        self.first_names: dict[str, set[str]] = defaultdict(set)
        self.last_names: dict[str, set[str]] = defaultdict(set)
        for record in records:
            words = self.name_words(record.get("full_name") or "")
            if len(words) > 1 and self.is_first(words[-1]) and not self.is_first(words[0]):
                words = [words[-1], *words[:-1]]
            self.first_names[record["cluster"]].update(words[:1])
            self.last_names[record["cluster"]].update(word for word in words[1:] if len(word) > 1)
        for cluster, first in self.first_names.items():
            last = self.last_names[cluster]
            for word in first & last:
                (last if self.is_first(word) else first).discard(word)

    def name_words(self, name: str) -> list[str]:
        """The words of a name in small letters, first names first, without titles and credentials."""
        before, _, after = name.partition(",")
        groups = [[word.lower() for word in WORDS.findall(part)] for part in (before, after)]
        plain = [[word for word in group if word not in self.affixes] for group in groups]
        return plain[1] + plain[0]

    def is_first(self, word: str) -> bool:
        """Whether a word is more often a first name than a last; an initial is one."""
        return len(word) == 1 or self.first_place[word] > self.last_place[word]

    def user(self, text: str, cluster: str, alone: bool) -> str:
        """A mailbox or profile name: first names and initials stay, the rest is exchanged.

        Standing alone (a profile, a mailbox at a free provider), it must not stay as it is.
        """
        first, last = self.first_names[cluster], sorted(self.last_names[cluster], key=len, reverse=True)

        def run(match: re.Match[str]) -> str:
            word = match.group()
            if len(word) == 1 or word.lower() in first:
                return word
            inside = next((name for name in last if len(name) > 1 and name in word.lower()), None)
            if inside is None:
                return mark(word)
            start = word.lower().index(inside)
            return word[:start] + mark(word[start:start + len(inside)]) + word[start + len(inside):]

        marked = re.sub(r"[A-Za-z]+", run, text)
        return mark(text, ascii_letters + digits) if alone and marked == text else marked

    def __call__(self, record: dict[str, str | None]) -> dict[str, str | None]:
        cluster = record["cluster"]
        marked = dict(record)
        if name := record.get("full_name"):
            last = self.last_names[cluster]
            marked["full_name"] = WORDS.sub(lambda m: mark(m.group()) if m.group().lower() in last else m.group(), name)
        if email := record.get("email"):
            user, at, host = email.partition("@")
            role = user.strip().lower() in self.mailboxes
            alone = host.lower().strip() in self.shared
            marked["email"] = (user if role else self.user(user, cluster, alone)) + at + mark_host(host, self.shared)
        if url := record.get("linkedin_url"):
            marked["linkedin_url"] = PROFILE.sub(lambda m: m.group(1) + self.user(m.group(2), cluster, True), url)
        return marked


class CompanyMarker:
    """Marks the records of a file of companies."""

    def __init__(self, records: list[dict[str, str | None]]) -> None:
        self.shared = reference("shared_web_domains", "domain")
        users: dict[str, set[str]] = defaultdict(set)
        for record in records:
            for word in WORDS.findall((record.get("company_name") or "").lower()):
                users[word].add(record["cluster"])
        self.frequent = {word for word, clusters in users.items() if len(clusters) >= FREQUENT}

    def __call__(self, record: dict[str, str | None]) -> dict[str, str | None]:
        marked = dict(record)
        if name := record.get("company_name"):
            marked["company_name"] = mark_name(name, self.frequent)
        if url := record.get("linkedin_url"):
            marked["linkedin_url"] = PROFILE.sub(lambda m: m.group(1) + mark(m.group(2)), url)
        if address := record.get("address"):
            longest = max(WORDS.findall(address), key=len, default="")
            marked["address"] = mark(address.replace(longest, mark(longest)) if longest else address, "23456789")
        return marked


def mark_name(name: str, frequent: set[str]) -> str:
    """A company's name with its telling words marked: the first (after 'the') and all that few companies have."""
    telling = [m for m in WORDS.finditer(name) if m.group().lower() != "the"]
    starts = {m.start() for place, m in enumerate(telling) if place == 0 or m.group().lower() not in frequent}
    return WORDS.sub(lambda m: mark(m.group()) if m.start() in starts else m.group(), name)


MARKERS: dict[str, type[PeopleMarker] | type[CompanyMarker]] = {"people": PeopleMarker, "companies": CompanyMarker}


def mark_all(records: list[dict[str, str | None]], entity: str) -> list[dict[str, str | None]]:
    """The records with everything that identifies marked."""
    marker: Callable[[dict], dict] = MARKERS[entity](records)
    shared = reference("shared_web_domains", "domain")
    marked = [marker(record) for record in records]
    for record in marked:
        for column in ("website", "company_website"):
            if site := record.get(column):
                before, host, after = ADDRESS_OF_SITE.match(site).groups() if ADDRESS_OF_SITE.match(site) else ("", site, "")
                record[column] = before + mark_host(host, shared) + after
        if record.get("phone"):
            record["phone"] = mark(record["phone"], "23456789")
        if entity == "people" and record.get("company_name"):
            record["company_name"] = mark_name(record["company_name"], set())
    return marked


def exchanged(copy: int) -> str:
    """What a copy puts in the place of each private character, in their order."""
    chance = random.Random(copy)

    def permuted(characters: str) -> dict[str, str]:
        return dict(zip(characters, characters if copy == 0 else chance.sample(characters, len(characters))))

    letters = permuted(VOWELS) | permuted("".join(c for c in ascii_lowercase if c not in VOWELS))
    table = letters | {c.upper(): letters[c].upper() for c in letters} | permuted("23456789") | {"0": "0", "1": "1"}
    return "".join(table[character] for character in PRIVATE)


def inflate(path: Path, entity: str, rows: int, out: Path) -> int:
    """Write about so many records to a Parquet file; how many it were. Raises Stop if the file cannot be used."""
    if entity not in MARKERS:
        raise Stop(f"unknown entity {entity!r}: people or companies")
    if not path.is_file():
        raise Stop(f"{path}: no such file")
    duck = connect_duckdb(":memory:")
    try:
        names, expressions, reader = parquet_reader(path, duck)
        columns = [name.strip().lower() for name in names]
        if "cluster" not in columns:
            raise Stop(f"{path}: no column `cluster`")
        if "unique_id" not in columns:
            columns, expressions = ["unique_id", *columns], ["cast(row_number() over () as varchar)", *expressions]
        fetched = duck.execute(f"select {', '.join(expressions)} from {reader}").fetchall()
        records = [dict(zip(columns, row)) for row in fetched]
        if not records:
            raise Stop(f"{path}: no records to copy")
        for number, record in enumerate(records):
            record["cluster"] = record["cluster"] or f"alone-{number}"
        with tempfile.TemporaryDirectory(prefix="barton-inflate-") as directory:
            lines = Path(directory) / "marked.json"
            with lines.open("w", encoding="utf-8") as file:
                for record in mark_all(records, entity):
                    file.write(json.dumps(record) + "\n")
            shape = ", ".join(f"{literal(column)}: 'varchar'" for column in columns)
            reader = f"read_json({literal(lines)}, format = 'newline_delimited', columns = {{{shape}}})"
            duck.execute(f"create table marked as select * from {reader}")
        # entities in an order that says nothing of them, with the records up to and including each
        duck.execute("""
            create table entities as
            select cluster, sum(n) over (order by md5(cluster), cluster) as rows_so_far
            from (select cluster, count(*) as n from marked group by cluster) as sizes
        """)
        whole, rest = divmod(rows, len(records))
        private = literal("".join(PRIVATE.values()))
        parts = []
        for copy in range(whole + bool(rest)):
            numbered = {"unique_id", "cluster"} | ({"company_id"} if copy and entity == "people" else set())
            values = []
            for column in columns:
                value = f"translate({quoted(column)}, {private}, {literal(exchanged(copy))})"
                number = f" || '-{copy}'" if column in numbered else ""
                values.append(f"{value}{number} as {quoted(column)}")
            fits = "" if copy < whole else f" where cluster in (select cluster from entities where rows_so_far <= {rest})"
            parts.append(f"select {', '.join(values)} from marked{fits}")
        duck.execute(f"copy ({' union all '.join(parts)}) to {literal(out)} (format parquet)")
        return duck.execute(f"select count(*) from {literal(out)}").fetchone()[0]
    finally:
        duck.close()


@script
def main(arguments: Sequence[str] | None = None) -> int:
    """Read the command line and write the file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", metavar="DATA", help="Parquet file of labelled records")
    parser.add_argument("entity", metavar="ENTITY", help="people or companies")
    parser.add_argument("rows", metavar="N", type=int, help="about how many records to make")
    parser.add_argument("out", metavar="OUT", help="Parquet file to write")
    options = parser.parse_args(arguments)
    rows = inflate(Path(options.data), options.entity, options.rows, Path(options.out))
    print(f"{options.out}: {rows:,} records")
    return 0


if __name__ == "__main__":
    sys.exit(main())
