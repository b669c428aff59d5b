"""Copied records are about other people and companies: nothing that identifies is shared, what was alike stays alike."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import pytest
from test_messages import only_line, script

from inflate_records import inflate

PEOPLE = [
    ("1", "a", "Louise Mann", "lmann35@yahoo.com", "https://linkedin.com/in/louise-mann/details", "(445) 928-0633", "CO-1", "CEO"),
    ("2", "a", "MANN, Louise", " L.MANN@big.example.com ", None, "1-445-928-0633 x12", "CO-1", "CEO"),
    ("3", "a", "L. Mann", None, "linkedin.com/in/louise-mann", None, "CO-1", None),
    ("4", "b", "Dr. Mann Abel", "info@big.example.com", "linkedin.com/in/77812", None, "CO-1", "CFO"),
    ("5", None, "Bo Abel, CPA", "bo@gmail.com", None, None, None, None),
]
COMPANIES = [
    ("1", "a", "The Alder Works Inc", "https://www.alderworks.example/about", "linkedin.com/company/alder-works", "3045550123", "12 Elm Grove Rd"),
    ("2", "a", "Alder Works", "alderworks.example", "https://www.linkedin.com/company/alder-works/", None, "12 Elm Grove Road"),
    ("3", "b", "Birch Inc", "facebook.com/birch", None, None, None),
]
SHAPES = {
    "people": "unique_id, cluster, full_name, email, linkedin_url, phone, company_id, title",
    "companies": "unique_id, cluster, company_name, website, linkedin_url, phone, address",
}


def inflated(tmp_path: Path, entity: str, rows: list[tuple], wanted: int) -> list[dict[str, Any]]:
    data, out = tmp_path / "data.parquet", tmp_path / "out.parquet"
    with duckdb.connect() as connection:
        names = SHAPES[entity].split(", ")
        connection.execute(f"create table data ({', '.join(f'{name} varchar' for name in names)})")
        connection.executemany(f"insert into data values ({', '.join('?' * len(names))})", rows)
        connection.execute(f"copy data to '{data}' (format parquet)")
        inflate(data, entity, wanted, out)
        return [dict(zip(names, row)) for row in connection.execute(f"select * from '{out}' order by split_part(unique_id, '-', 2)::int, unique_id").fetchall()]


def test_the_first_copy_is_the_file_but_for_its_numbers(tmp_path: Path) -> None:
    for entity, rows in (("people", PEOPLE), ("companies", COMPANIES)):
        found = inflated(tmp_path, entity, rows, len(rows))
        assert [tuple(record.values())[2:] for record in found] == [row[2:] for row in rows]
        assert [record["unique_id"] for record in found] == [f"{row[0]}-0" for row in rows]


def test_copies_of_people_share_no_identifier(tmp_path: Path) -> None:
    found = inflated(tmp_path, "people", PEOPLE, 20)
    copies = [found[start:start + 5] for start in range(0, 20, 5)]
    for one, two, three, four, five in copies[1:]:
        last = one["full_name"].split()[1]
        assert one["full_name"].startswith("Louise ") and last != "Mann" and len(last) == 4
        assert (two["full_name"], three["full_name"]) == (f"{last.upper()}, Louise", f"L. {last}")
        assert one["email"] == f"l{last.lower()}35@yahoo.com"
        assert one["linkedin_url"] == f"https://linkedin.com/in/louise-{last.lower()}/details"
        assert two["phone"][2:14].replace("-", "") == one["phone"].replace("(", "").replace(")", "").replace(" ", "").replace("-", "")
        assert four["email"].startswith("info@") and four["linkedin_url"] != PEOPLE[3][4]
        assert five["full_name"].endswith(", CPA") and five["email"].endswith("@gmail.com")
        assert one["company_id"] == two["company_id"] != "CO-1" and one["title"] == "CEO"
    for column in ("email", "linkedin_url", "phone", "cluster"):
        for place in range(5):
            values = [copy[place][column] for copy in copies]
            assert len(set(values)) == len(values) or set(values) == {None}, (column, values)


def test_copies_of_companies_share_no_identifier(tmp_path: Path) -> None:
    found = inflated(tmp_path, "companies", COMPANIES, 9)
    for one, two, three in (found[3:6], found[6:9]):
        assert one["company_name"].startswith("The ") and one["company_name"][4:14] == two["company_name"][:10] != "Alder Work"
        assert one["website"] == f"https://www.{two['website']}/about" and two["website"].endswith(".example")
        assert one["linkedin_url"].split("/")[-1] == two["linkedin_url"].split("/")[-2] != "alder-works"
        assert one["address"].startswith("1") and one["address"][:-2] == two["address"][:-4]
        assert three["website"].startswith("facebook.com/") and three["company_name"] != "Birch Inc"
    assert len({record["phone"] for record in found if record["phone"]}) == 3


def test_the_last_copy_has_whole_entities_only(tmp_path: Path) -> None:
    found = inflated(tmp_path, "people", PEOPLE, 9)
    sizes = {record["cluster"]: sum(other["cluster"] == record["cluster"] for other in found) for record in found}
    assert 5 <= len(found) <= 9
    assert all(size == (3 if cluster.startswith("a-") and not cluster.startswith("alone") else 1) for cluster, size in sizes.items())


@pytest.mark.parametrize(("arguments", "expected"), [
    (("missing.parquet", "people", "5", "out.parquet"), "missing.parquet: no such file"),
    (("missing.parquet", "animals", "5", "out.parquet"), "unknown entity 'animals'"),
])
def test_bad_input_is_named(arguments: tuple[str, ...], expected: str) -> None:
    assert expected in only_line(script("inflate_records", *arguments))
