"""Why two records are, or are not, one person or company; the engine of `make match-explain`.

Takes two Barton IDs, retired ones included, or two intake_ids, and tells from the tables of the last build: what the
two records say, whether they were compared and by which rule, what each comparison found and weighs, what was decided,
by score or by whom, and whether both ended up under one ID, through which other records or in spite of which conflict.
An ID that stands for several records is told by the two that are most alike. Reads only.

Usage: match_explain.py ONE OTHER [--entity people|companies] [--target TARGET] [--database PATH]

Exit codes: 0 explained; 2 an ID is unknown or something is missing: one line says what.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import textwrap
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from common import ROOT, Stop, check_variables, choose_database, chosen_database, connect_duckdb, connect_postgres, first_line, script

BARTON_ID = re.compile(r"\d{2}\.\d{2}\.\d{2}\.\d{2}\.\d{5}\.\d{3}")
LABEL, VALUE, TEXT = 16, 44, 82


@dataclass(frozen=True)
class Kind:
    """What is matched: its names and the columns that are shown."""

    entity: str
    plural: str
    source: str
    checked: str
    key: str
    given: dict[str, str]
    normalised: dict[str, str]
    comparisons: dict[str, str]


KINDS = {
    "people": Kind(
        entity="person",
        plural="people",
        source="intake.people_raw_intake",
        checked="int_people_intake_checked",
        key="person_unique_id",
        given={
            "name": "given_full_name",
            "e-mail": "given_email",
            "LinkedIn": "given_linkedin_url",
            "phone": "given_phone",
            "title": "title",
            "company": "given_company_name",
            "website": "given_company_website",
            "source": "source",
            "uploaded at": "given_uploaded_at",
        },
        normalised={
            "first name": "first_name",
            "middle name": "middle_name",
            "last name": "last_name",
            "generation": "generation",
            "other first name": "alias_first_name",
            "mailbox": "email",
            "LinkedIn": "linkedin_slug",
            "phone": "phone",
            "extension": "phone_extension",
            "title": "title_key",
            "employer's ID": "employer_id",
            "employer's name": "employer_name",
            "its domain": "employer_domain",
        },
        comparisons={
            "first_name": "first name",
            "last_name": "last name",
            "middle_name": "middle name",
            "generation": "generation",
            "email": "e-mail",
            "linkedin": "LinkedIn",
            "phone": "phone",
            "employer": "employer",
            "title": "title",
        },
    ),
    "companies": Kind(
        entity="company",
        plural="companies",
        source="intake.company_raw_intake",
        checked="int_company_intake_checked",
        key="company_unique_id",
        given={
            "name": "given_company_name",
            "website": "given_website",
            "LinkedIn": "given_linkedin_url",
            "phone": "given_phone",
            "address": "address",
            "city": "city",
            "state": "given_state",
            "postal code": "postal_code",
            "source": "source",
            "uploaded at": "given_uploaded_at",
        },
        normalised={
            "name": "name_words",
            "initials": "initials",
            "domain": "domain",
            "LinkedIn": "linkedin_slug",
            "phone": "phone",
            "house number": "house_number",
            "street": "street",
            "city": "city",
            "state": "state",
            "postal code": "postal_code",
        },
        comparisons={"name": "name", "domain": "domain", "linkedin": "LinkedIn", "phone": "phone", "location": "location"},
    ),
}


class Tables:
    """Questions to the built tables, by model name, on either engine."""

    def __init__(self, target: str) -> None:
        import yaml

        profile = yaml.safe_load((ROOT / "profiles" / "profiles.yml").read_text(encoding="utf-8"))["barton"]
        self.schema = profile["outputs"][target]["schema"]
        self.on_postgres = target == "postgres"
        self.connection = connect_postgres() if self.on_postgres else connect_duckdb(chosen_database())

    def rows(self, sql: str, *values: Any) -> list[dict[str, Any]]:
        """Rows of a select. {reference}, {intermediate}, {ids} and {marketing} stand for schemas, ? for a value."""
        import duckdb
        import psycopg2

        names = {name: f"{self.schema}_{name}" for name in ("reference", "intermediate", "ids", "marketing")}
        text = sql.format(**names)
        cursor = self.connection.cursor()
        try:
            cursor.execute(text.replace("?", "%s") if self.on_postgres else text, list(values))
        except (duckdb.CatalogException, duckdb.BinderException, psycopg2.errors.UndefinedTable, psycopg2.errors.UndefinedColumn) as error:
            # the table's own name; DuckDB goes on with other names it knows
            missing = re.search(r'(?:Table with name|relation|column)\s+"?([\w.]+)', str(error))
            what = missing[1].split(".")[-1] if missing else first_line(error)
            raise Stop(f"{what} is missing in the database: build first, with make build or make load DATA=...") from error
        columns = [column[0] for column in cursor.description]
        return [dict(zip(columns, row)) for row in cursor.fetchall()]

    def row(self, sql: str, *values: Any) -> dict[str, Any] | None:
        """The only row of a select, or None."""
        found = self.rows(sql, *values)
        return found[0] if found else None


@dataclass
class Side:
    """One of the two: what was asked for, and the records it may stand for."""

    asked: str
    ordinals: list[int]
    founder: int


# ---- which records


def kind_of_id(tables: Tables, barton_id: str) -> Kind:
    """What a Barton ID is the ID of. Raises Stop unless it is a person's or a company's."""
    for kind in KINDS.values():
        if tables.row(f"select 1 as found from {{marketing}}.{kind.entity}_identity_map where {kind.key} = ?", barton_id):
            return kind
    for row in tables.rows("select entity, prefix, first_block, last_block from {reference}.barton_id_entities"):
        if barton_id.startswith(row["prefix"] + ".") and row["first_block"] <= int(barton_id[12:17]) <= row["last_block"]:
            if any(row["entity"] in (kind.entity, f"{kind.entity}_split") for kind in KINDS.values()):
                break
            raise Stop(f"{barton_id} is the ID of a {row['entity'].replace('_', ' ')}: only people and companies are matched")
    raise Stop(f"{barton_id} was never given to a person or company: person_identity_map and company_identity_map list all that were")


def side_of_id(tables: Tables, kind: Kind, barton_id: str) -> Side:
    """The records an ID stands for. Raises Stop if none of its records is left."""
    found = tables.row(f"select * from {{marketing}}.{kind.entity}_identity_map where {kind.key} = ?", barton_id)
    if found["identity_status"] == "absent":
        raise Stop(f"{barton_id} is absent: its record {found['intake_id']} is no longer in {kind.source}, so there is nothing to compare")
    if found["identity_status"] == "merged":
        return Side(barton_id, [found["founder_ordinal"]], found["founder_ordinal"])
    ordinals = tables.rows(
        f"""
        select assignments.ordinal
        from {{ids}}.int_{kind.entity}_id_assignments as assignments
        inner join {{intermediate}}.int_{kind.entity}_clusters as clusters on assignments.ordinal = clusters.ordinal
        inner join (
            select source_key, barton_id from {{ids}}.int_{kind.entity}_id_ledger
            union all
            select source_key, barton_id from {{ids}}.int_{kind.entity}_split_ledger
        ) as minted on assignments.id_key = minted.source_key
        where minted.barton_id = ?
        order by assignments.ordinal
        """,
        barton_id,
    )
    numbers = [row["ordinal"] for row in ordinals]
    return Side(barton_id, numbers, found["founder_ordinal"] if found["founder_ordinal"] in numbers else numbers[0])


def side_of_record(tables: Tables, kind: Kind, intake_id: str) -> Side:
    """The record with that intake_id. Raises Stop if there is none or it was rejected."""
    found = tables.row(f"select ordinal from {{intermediate}}.int_{kind.entity}_identities where intake_id = ?", intake_id)
    if found:
        return Side(intake_id, [found["ordinal"]], found["ordinal"])
    rejected = tables.row(f"select reason_codes from {{intermediate}}.{kind.checked} where intake_id = ? and is_rejected", intake_id)
    if rejected:
        raise Stop(f"{intake_id} was rejected ({rejected['reason_codes']}): a rejected record is not matched")
    raise Stop(f"{kind.source} has no record with the intake_id {intake_id}")


def choose_pair(tables: Tables, kind: Kind, one: Side, other: Side) -> tuple[int, int, int]:
    """The two records that tell most about the two IDs, and how many pairs of theirs were compared."""
    ones = [ordinal for ordinal in one.ordinals if ordinal not in other.ordinals] or one.ordinals
    others = [ordinal for ordinal in other.ordinals if ordinal not in one.ordinals] or other.ordinals
    first = one.founder if one.founder in ones else ones[0]
    second = other.founder if other.founder in others else others[0]
    if first == second:
        raise Stop(f"{one.asked} and {other.asked} stand for one and the same record: there is nothing to compare")
    if len(ones) == len(others) == 1:
        return first, second, 1
    marks = [", ".join("?" * len(side)) for side in (ones, others)]
    compared = tables.rows(
        f"""
        select older_ordinal, newer_ordinal
        from {{intermediate}}.int_{kind.entity}_match_weights
        where (older_ordinal in ({marks[0]}) and newer_ordinal in ({marks[1]}))
            or (older_ordinal in ({marks[1]}) and newer_ordinal in ({marks[0]}))
        order by match_weight desc, older_ordinal, newer_ordinal
        """,
        *ones, *others, *others, *ones,
    )
    if not compared:
        return first, second, 0
    best = compared[0]["older_ordinal"], compared[0]["newer_ordinal"]
    return (*(best if best[0] in ones else best[::-1]), len(compared))


# ---- what is printed


def wrapped(text: str, indent: int = 2) -> None:
    """Print a paragraph."""
    print(textwrap.fill(text, 112, initial_indent=" " * indent, subsequent_indent=" " * indent, break_on_hyphens=False))


def shown(value: Any, width: int = VALUE - 2) -> str:
    """A value for a table: nothing for NULL, cut if it is long."""
    text = "-" if value is None else " ".join(str(value).split())
    return text if len(text) <= width else text[: width - 3] + "..."


def signed(value: Any) -> str:
    """A weight with its sign."""
    return f"{float(value):+.2f}"


def probability(weight: float) -> str:
    """The probability that a weight stands for."""
    value = 1 / (1 + 2 ** -weight)
    return "over 0.9999" if value > 0.9999 else "under 0.0001" if value < 0.0001 else f"{value:.4f}"


def a_or_an(count: int, noun: str) -> str:
    """2 records, 1 record."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


class Explanation:
    """The two records of one pair, and what the tables say of them."""

    def __init__(self, tables: Tables, kind: Kind, one: int, other: int) -> None:
        self.tables, self.kind, self.one, self.other = tables, kind, one, other
        self.pair = min(one, other), max(one, other)
        self.names = {one: "one", other: "other"}
        self.given = {ordinal: self.given_record(ordinal) for ordinal in (one, other)}
        self.compared = tables.row(
            self.model("select * from {intermediate}.int_#_pair_comparisons where older_ordinal = ? and newer_ordinal = ?"), *self.pair)
        self.weights = tables.row(
            self.model("select * from {intermediate}.int_#_match_weights where older_ordinal = ? and newer_ordinal = ?"), *self.pair)
        self.decision = tables.row(
            self.model("select * from {intermediate}.int_#_match_decisions where older_ordinal = ? and newer_ordinal = ?"), *self.pair)
        self.settings = tables.row("select * from {reference}.match_settings where entity = ?", kind.entity)

    def model(self, sql: str) -> str:
        """SQL with # in table names replaced by the entity."""
        return sql.replace("#", self.kind.entity)

    def id_of(self, ordinal: int) -> str:
        """The Barton ID that a record is known under today."""
        row = self.tables.row(
            self.model(
                """
                select minted.barton_id
                from {ids}.int_#_id_assignments as assignments
                inner join (
                    select source_key, barton_id from {ids}.int_#_id_ledger
                    union all
                    select source_key, barton_id from {ids}.int_#_split_ledger
                ) as minted on assignments.id_key = minted.source_key
                where assignments.ordinal = ?
                """
            ),
            ordinal,
        )
        return row["barton_id"] if row else "none"

    def given_record(self, ordinal: int) -> dict[str, Any]:
        """The raw row of an identity, with the values as they were given."""
        return self.tables.row(
            self.model(f"""
                select checked.*
                from {{intermediate}}.{self.kind.checked} as checked
                inner join {{intermediate}}.int_#_identities as identities on checked.intake_id = identities.intake_id
                where identities.ordinal = ? and not checked.is_rejected
            """),
            ordinal,
        )

    # ---- the records

    def print_records(self) -> None:
        """Both records side by side, as they were given and as they are compared."""
        records = {
            ordinal: self.tables.row(self.model("select * from {intermediate}.int_#_match_records where ordinal = ?"), ordinal)
            for ordinal in (self.one, self.other)
        }
        self.print_line("", "ONE", "OTHER")
        self.print_line("record", *(self.given[ordinal]["intake_id"] for ordinal in (self.one, self.other)))
        self.print_line("ID today", self.id_of(self.one), self.id_of(self.other))
        print("as given")
        for label, column in self.kind.given.items():
            self.print_line(label, *(self.given[ordinal][column] for ordinal in (self.one, self.other)))
        print("as compared")
        for label, column in self.kind.normalised.items():
            self.print_line(label, *(tidy(records[ordinal][column]) for ordinal in (self.one, self.other)))

    def print_line(self, label: str, one: Any, other: Any) -> None:
        """One line of the table of both records; nothing if neither has a value."""
        if one is not None or other is not None:
            print(f"  {label:<{LABEL + 2}}{shown(one):<{VALUE}}{shown(other)}")

    # ---- whether they met

    def print_meeting(self) -> None:
        """By which rules the two were compared, or why not."""
        shared = self.tables.rows(
            self.model(
                """
                select rules.block_rule, rules.meaning, rules.max_records, blocks.record_count, blocks.is_oversized, blocks.block_key
                from {intermediate}.int_#_block_keys as one
                inner join {intermediate}.int_#_block_keys as other
                    on one.rule_number = other.rule_number
                    and one.block_key = other.block_key
                inner join {intermediate}.int_#_blocks as blocks
                    on one.rule_number = blocks.rule_number
                    and one.block_key = blocks.block_key
                inner join {reference}.blocking_rules as rules
                    on one.rule_number = rules.rule_number
                    and rules.entity = ?
                where one.ordinal = ?
                    and other.ordinal = ?
                order by rules.rule_number, blocks.block_key
                """
            ),
            self.kind.entity, *self.pair,
        )
        useful = {row["block_rule"]: row["meaning"] for row in shared if not row["is_oversized"]}
        too_big = [row for row in shared if row["is_oversized"]]
        if self.weights is None:
            print("\nWERE THEY COMPARED?  No")
        else:
            print("\nWERE THEY COMPARED?  Yes" + ("" if useful else ", because somebody decided about them"))
        for rule, meaning in useful.items():
            wrapped(f"they share: {lowered(meaning)} (rule {rule})")
        for row in too_big:
            wrapped(
                f"no reason: {lowered(row['meaning'])} (rule {row['block_rule']}). {row['record_count']:,} records share "
                f"the same; what more than {row['max_records']} share says too little and is skipped"
            )
        if not shared:
            rules = self.tables.rows(
                "select meaning from {reference}.blocking_rules where entity = ? order by rule_number", self.kind.entity)
            wrapped(
                "they have no key in common. Two records are compared if they share one of these: "
                + "; ".join(lowered(row["meaning"]) for row in rules)
            )

    # ---- what the comparisons found

    def print_evidence(self) -> None:
        """Every comparison with its outcome, its weight and the running sum; then the probability."""
        weights = self.weights
        if weights is None:
            return
        meanings = {
            (row["comparison"], row["level"]): row
            for row in self.tables.rows("select * from {reference}.match_weights where entity = ?", self.kind.entity)
        }
        population = self.tables.row(self.model("select * from {intermediate}.int_#_match_population"))
        base = float(weights["base_weight"])
        print(f"\n{'WHAT SPEAKS FOR AND AGAINST IT':<{LABEL + TEXT}}{'weight':>8}{'sum':>9}")
        text = f"about one pair in {2 ** -base:,.0f} is one {self.kind.entity}"
        if population["missing_records"]:
            text += f" ({population['record_count']:,} records, taken as a part of {self.settings['reference_population']:,})"
        self.print_part("to begin with", text, base, base)
        running, silent = base, []
        for comparison, label in self.kind.comparisons.items():
            level = weights[comparison]
            if level is None:
                silent.append(label)
                continue
            weight = float(weights[f"{comparison}_weight"])
            running += weight
            rule = meanings.get((comparison, level))
            text = rule["meaning"] if rule else f"{level}: not in seeds/reference/match_weights.csv, so it weighs nothing"
            self.print_part(label, text + self.rarity(comparison, rule, population), weight, running)
        if silent:
            wrapped(f"says nothing, because a value is missing on either side: {', '.join(silent)}")
        limits = float(self.settings["auto_merge_weight"]), float(self.settings["review_weight"])
        wrapped(
            f"The sum {signed(weights['match_weight'])} is a probability of {probability(float(weights['match_weight']))}. Pairs are merged "
            f"from {signed(limits[0])} ({probability(limits[0])}) and shown to a person from {signed(limits[1])} ({probability(limits[1])}). "
            "+1 doubles the odds, -1 halves them."
        )

    def print_part(self, label: str, text: str, weight: float, running: float) -> None:
        """One line of the sum."""
        lines = textwrap.wrap(text, TEXT - 3, break_on_hyphens=False)
        print(f"  {label:<{LABEL}}{lines[0]:<{TEXT - 2}}{signed(weight):>8}{signed(running):>9}")
        for line in lines[1:]:
            print(f"  {'':<{LABEL}}{line}")

    def rarity(self, comparison: str, rule: dict[str, Any] | None, population: dict[str, Any]) -> str:
        """How many records have the value the two share."""
        value = self.compared.get(f"shared_{comparison}")
        if value is None:
            return ""
        found = self.tables.row(
            self.model("select * from {intermediate}.int_#_term_frequencies where comparison = ? and term = ?"), comparison, value)
        if found is None:
            return ""
        text = f": '{tidy(value)}', in {found['record_count']:,} of {population['record_count']:,} records"
        if rule and rule["effect"] == "void_if_shared" and found["has_several_owners"]:
            text += ", under several last names, so it counts nothing"
        return text

    # ---- what was decided

    def print_decision(self) -> None:
        """What was decided about the two, by score or by whom."""
        # about these two records, or about others of the same two
        ids = self.id_of(self.one), self.id_of(self.other)
        made = self.tables.rows(
            self.model("""
                select decided.*
                from {intermediate}.int_#_decided_pairs as decided
                left join {marketing}.#_identity_map as one on decided.one_id = one.#_unique_id
                left join {marketing}.#_identity_map as other on decided.other_id = other.#_unique_id
                where (decided.older_ordinal = ? and decided.newer_ordinal = ?)
                    or (one.surviving_#_unique_id = ? and other.surviving_#_unique_id = ?)
                    or (one.surviving_#_unique_id = ? and other.surviving_#_unique_id = ?)
                order by decided.decided_at, decided.decision_id
            """),
            *self.pair, *ids, *ids[::-1],
        )
        if self.decision is None:
            print("\nWHAT WAS DECIDED?  Nothing: a pair that is not compared is not decided either")
        else:
            print(f"\nWHAT WAS DECIDED?  {self.verdict()}")
            conflict = self.tables.row(
                "select meaning from {reference}.conflict_types where entity = ? and conflict_type = ?",
                self.kind.entity, self.decision["conflict_type"],
            )
            meaning = f" ({lowered(conflict['meaning'])})" if conflict else ""
            wrapped(f"kind of case: {self.decision['conflict_type']}{meaning}")
        for row in made:
            outcome = {
                "applied": "it holds",
                "superseded": "a later decision took its place",
                "contradictory": "not applied: other decisions say the opposite",
                "record_gone": "not applied: a record that one of its IDs was minted for has left the intake",
            }.get(row["standing"], row["standing"])
            wrapped(
                f"{row['decision_id']} about {row['one_id']} and {row['other_id']}: {row['decided_by']} said"
                f" '{row['decision'].replace('_', ' ')}' on {str(row['decided_at'])[:16]}, "
                f"because: {row['reason']} ({outcome})"
            )

    def verdict(self) -> str:
        """The decision in words."""
        decision, apart = self.decision["decision"], self.decision["kept_apart_by"]
        weight, limit = float(self.decision["match_weight"]), float(self.settings["auto_merge_weight"])
        if decision == "merge":
            return "One, by a person's decision"
        if decision == "keep_apart":
            return "Two, by a person's decision"
        if decision == "auto_merge":
            return "One, by score"
        if decision == "reject":
            if weight < float(self.settings["review_weight"]):
                return "Two, by score"
            return f"Two{', in spite of the score' if weight >= limit else ''}: {self.objection(apart)}"
        if weight >= limit:
            return f"Left to a person, in spite of the score: {self.objection(apart)}"
        return "Left to a person: the score is neither high nor low enough"

    def objection(self, apart: str | None) -> str:
        """What stands against a score that would do."""
        if apart is None:
            return "this kind of case is never merged by score"
        return f"{self.kind.comparisons.get(apart, apart)} keeps them apart"

    # ---- what became of them

    def print_outcome(self) -> None:
        """Whether both ended in one cluster, and how or why not."""
        # only the records that links lead to from either of the two
        near = """
            select components.ordinal, components.component
            from {intermediate}.int_#_components as components
            inner join {intermediate}.int_#_components as homes on components.component = homes.component
            where homes.ordinal in (?, ?)
        """
        component = {row["ordinal"]: row["component"] for row in self.tables.rows(self.model(near), *self.pair)}
        cluster = {
            row["ordinal"]: row["surviving_ordinal"]
            for row in self.tables.rows(
                self.model(f"""
                    select * from {{intermediate}}.int_#_clusters
                    where surviving_ordinal in (select surviving_ordinal from {{intermediate}}.int_#_clusters where ordinal in (?, ?))
                        or ordinal in (select ordinal from ({near}) as near)
                """),
                *self.pair, *self.pair,
            )
        }
        marks = ", ".join("?" * len(cluster))
        ties = self.tables.rows(
            self.model(f"""
                select older_ordinal, newer_ordinal, link_weight, false as is_decided
                from {{intermediate}}.int_#_links
                where older_ordinal in ({marks})
                union all
                select older_ordinal, newer_ordinal, 0 as link_weight, true as is_decided
                from {{intermediate}}.int_#_decided_pairs
                where standing = 'applied' and decision = 'merge' and older_ordinal in ({marks})
            """),
            *cluster, *cluster,
        )
        links = [row for row in ties if row["newer_ordinal"] in cluster]
        home = component.get(self.one)
        dispute = self.tables.row(self.model("select * from {intermediate}.int_#_contested_components where component = ?"), home)
        if cluster[self.one] == cluster[self.other]:
            size = sum(label == cluster[self.one] for label in cluster.values())
            print(f"\nWHAT BECAME OF THEM?  They are one {self.kind.entity}: {self.id_of(self.one)}, {a_or_an(size, 'record')}")
            inside = [row for row in links if cluster[row["older_ordinal"]] == cluster[row["newer_ordinal"]] == cluster[self.one]]
            path = shortest_path(inside, self.one, self.other)
            if path and len(path) == 1:
                wrapped("tied by their own link")
            elif path:
                wrapped(f"tied through {a_or_an(len(path) - 1, 'other record')}:")
                self.print_path(path)
            return
        print(f"\nWHAT BECAME OF THEM?  They are two {self.kind.plural}: {self.id_of(self.one)} and {self.id_of(self.other)}")
        self.print_case()
        if home is None or component.get(self.other) != home:
            wrapped("no chain of links leads from one to the other")
            return
        path = shortest_path(links, self.one, self.other) or []
        wrapped("links lead from one to the other, but not all of them hold:" if path else "their links do not hold")
        self.print_path(path, cluster)
        apart = [
            row
            for row in self.tables.rows(
                self.model("select * from {intermediate}.int_#_kept_apart where component = ? order by older_ordinal, newer_ordinal"), home)
            if {cluster[row["older_ordinal"]], cluster[row["newer_ordinal"]]} == {cluster[self.one], cluster[self.other]}
        ]
        for row in apart[:5]:
            reason = self.kind.comparisons.get(row["kept_apart_by"], "a decision")
            wrapped(f"kept apart by {reason}: {self.name(row['older_ordinal'])} and {self.name(row['newer_ordinal'])}")
        if len(apart) > 5:
            wrapped(f"and by {len(apart) - 5} pairs more")
        if dispute and dispute["is_chain"]:
            wrapped(
                f"the {dispute['record_count']} records hang together like a chain ({dispute['link_count']} links, fewer than half of all pairs): "
                f"there only links from {signed(self.settings['chain_weight'])} count"
            )
        elif not apart:
            wrapped("each is tied more strongly to records that something keeps apart from the other")

    def print_case(self) -> None:
        """The case of two people in the queue; companies have none: what the seed says to do."""
        if self.kind.entity != "person":
            if self.decision and self.decision["decision"] == "review":
                case = self.tables.row(
                    "select * from {reference}.conflict_types where entity = ? and conflict_type = ?",
                    self.kind.entity, self.decision["conflict_type"],
                )
                if case:
                    wrapped(f"a case for a person, in int_company_match_decisions: {lowered(case['suggested_action'])}")
            return
        ids = self.id_of(self.one), self.id_of(self.other)
        for case in self.tables.rows(
            """
            select resolution_id, resolution_status, suggested_action
            from {marketing}.people_resolution_queue
            where (person_unique_id_primary = ? and person_unique_id_duplicate = ?)
                or (person_unique_id_primary = ? and person_unique_id_duplicate = ?)
            order by resolution_id
            """,
            *ids, *ids[::-1],
        ):
            action = f": {lowered(case['suggested_action'])}" if case["suggested_action"] else ""
            wrapped(f"case {case['resolution_id']} of people_resolution_queue, {case['resolution_status']}{action}")

    def name(self, ordinal: int) -> str:
        """A record in a line of text."""
        row = self.given.get(ordinal) or self.given_record(ordinal)
        which = f" ({self.names[ordinal].upper()})" if ordinal in self.names else ""
        return f"{row['intake_id']} {row[self.kind.given['name']]}{which}"

    def print_path(self, path: Sequence[tuple[int, int, dict[str, Any]]], cluster: dict[int, int] | None = None) -> None:
        """The links from one record to the other, one a line."""
        for start, end, link in path:
            how = "by decision" if link["is_decided"] else f"weight {signed(link['link_weight'])}"
            cut = ", cut" if cluster and cluster[start] != cluster[end] else ""
            wrapped(f"{self.name(start)} - {self.name(end)}: {how}{cut}", 4)


def lowered(text: str) -> str:
    """A sentence as a part of another."""
    return text[:1].lower() + text[1:]


def tidy(value: Any) -> Any:
    """A key without the mark of its kind: 'name:acme' is acme."""
    return re.sub(r"^(id|name|domain|street|postal_code|postal_code_only|city|city_only):", "", value) if isinstance(value, str) else value


def shortest_path(links: Sequence[dict[str, Any]], start: int, end: int) -> list[tuple[int, int, dict[str, Any]]] | None:
    """The fewest links from one record to another, each as (from, to, link); None if there is no way."""
    neighbours: dict[int, list[tuple[int, dict[str, Any]]]] = {}
    for link in sorted(links, key=lambda row: (-float(row["link_weight"]), row["older_ordinal"], row["newer_ordinal"])):
        neighbours.setdefault(link["older_ordinal"], []).append((link["newer_ordinal"], link))
        neighbours.setdefault(link["newer_ordinal"], []).append((link["older_ordinal"], link))
    came: dict[int, tuple[int, dict[str, Any]] | None] = {start: None}
    waiting = deque([start])
    while waiting and end not in came:
        here = waiting.popleft()
        for there, link in neighbours.get(here, []):
            if there not in came:
                came[there] = here, link
                waiting.append(there)
    if end not in came:
        return None
    path: list[tuple[int, int, dict[str, Any]]] = []
    while came[end] is not None:
        before, link = came[end]
        path.insert(0, (before, end, link))
        end = before
    return path


def explain(tables: Tables, one: str, other: str, entity: str | None) -> None:
    """Find the two and print everything."""
    if one == other:
        raise Stop(f"{one} is named twice: name two")
    written = [bool(BARTON_ID.fullmatch(name)) for name in (one, other)]
    if written[0] != written[1]:
        raise Stop(f"{one} and {other} are not of one sort: name two Barton IDs or two intake_ids")
    if written[0]:
        kinds = [kind_of_id(tables, name) for name in (one, other)]
        if kinds[0] is not kinds[1]:
            raise Stop(f"{one} is a {kinds[0].entity} and {other} a {kinds[1].entity}: name two people or two companies")
        kind = kinds[0]
        if entity and KINDS[entity] is not kind:
            raise Stop(f"{one} and {other} are {kind.plural}, not {entity}: leave ENTITY out")
        sides = [side_of_id(tables, kind, name) for name in (one, other)]
    else:
        if not entity:
            raise Stop(f"{one} and {other} are intake_ids: say whose, with ENTITY=people or ENTITY=companies")
        kind = KINDS[entity]
        sides = [side_of_record(tables, kind, name) for name in (one, other)]
    first, second, compared = choose_pair(tables, kind, *sides)

    print(f"ARE THEY ONE {kind.entity.upper()}?  {one} and {other}\n")
    for side in sides:
        if len(side.ordinals) > 1:
            wrapped(f"{side.asked} stands for {len(side.ordinals)} records", 0)
    if max(len(side.ordinals) for side in sides) > 1:
        seen = f"{a_or_an(compared, 'pair')} of their records compared; the pair that is most alike is shown"
        wrapped(seen if compared else "none of their records were compared with each other; the first ones are shown", 0)
        print()
    explanation = Explanation(tables, kind, first, second)
    explanation.print_records()
    explanation.print_meeting()
    explanation.print_evidence()
    explanation.print_decision()
    explanation.print_outcome()


@script
def main(arguments: Sequence[str] | None = None) -> int:
    """Read the command line and explain."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("one", metavar="ONE", help="a Barton ID or an intake_id")
    parser.add_argument("other", metavar="OTHER", help="another of the same sort")
    parser.add_argument("--entity", metavar="people|companies", help="whose intake_ids they are")
    parser.add_argument("--target", default="duckdb", help="duckdb or postgres (default: duckdb)")
    parser.add_argument("--database", metavar="PATH", help="another DuckDB file than barton.duckdb")
    options = parser.parse_args(arguments)
    if options.entity and options.entity not in KINDS:
        raise Stop(f"{options.entity!r} is nothing that is matched: say people or companies")
    if options.target not in ("duckdb", "postgres"):
        raise Stop(f"the target {options.target} is not read by this script yet: say duckdb or postgres")
    choose_database(options.target, options.database or None)
    check_variables(options.target)
    os.chdir(ROOT)
    tables = Tables(options.target)
    try:
        explain(tables, options.one.strip(), options.other.strip(), options.entity)
    finally:
        tables.connection.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
