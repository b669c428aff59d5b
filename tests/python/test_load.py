"""`make load`: a user's files arrive as they are written, or nothing does and one line says why."""

from __future__ import annotations

from pathlib import Path

import duckdb
import load as loader
import pytest
from load import main

HEAD = "intake_id,company_name,uploaded_at\n"
ROWS = [("1", "Alder, Birch & Co", "2025-10-24"), ("2", None, "2025-10-25")]


def loaded(database: Path) -> list[tuple]:
    """What stands in the source table of companies."""
    with duckdb.connect(str(database), read_only=True) as duck:
        return duck.execute("select intake_id, company_name, uploaded_at from intake.company_raw_intake order by 1").fetchall()


def load(folder: Path, *options: str) -> int:
    return main([str(folder), "--no-build", "--database", str(folder / "own.duckdb"), *options])


@pytest.mark.parametrize("content", [
    b'intake_id,company_name,uploaded_at\n1,"Alder, Birch & Co",2025-10-24\n2,,2025-10-25\n',
    b'\xef\xbb\xbfintake_id;company_name;uploaded_at\r\n1;Alder, Birch & Co;2025-10-24\r\n2;;2025-10-25\r\n',
    b'sep=;\r\nintake_id;company_name;uploaded_at\r\n1;Alder, Birch & Co;2025-10-24\r\n2;;2025-10-25\r\n',
    b'"sep=|"\nintake_id|company_name|uploaded_at\n1|Alder, Birch & Co|2025-10-24\n2||2025-10-25',
    b'intake_id\tcompany_name\tuploaded_at\n1\tAlder, Birch & Co\t2025-10-24\n2\t\t2025-10-25\n',
    b'Company_Name , INTAKE_ID,uploaded_at,,notes\r"Alder, Birch & Co",1,2025-10-24,,x\r,2,2025-10-25,,\r',
], ids=["commas", "semicolons", "sep=", "quoted sep=", "tabs", "other columns"])
def test_a_csv_arrives_whatever_wrote_it(tmp_path: Path, capsys: pytest.CaptureFixture, content: bytes) -> None:
    (tmp_path / "company_raw_intake.csv").write_bytes(content)
    assert load(tmp_path) == 0
    assert loaded(tmp_path / "own.duckdb") == ROWS
    said = capsys.readouterr().out
    assert "intake.company_raw_intake: 2 rows loaded" in said
    assert "filled with NULL: industry, employee_count" in said
    assert ("ignored: column 4 (no name), notes" in said) == (b"notes" in content)


def test_the_types_of_a_parquet_file_become_the_text_a_csv_would_hold(tmp_path: Path) -> None:
    duckdb.sql("""
        copy (
            select 1::double as intake_id, 'Alder'::blob as company_name, timestamp '2025-10-24 08:30:00' as uploaded_at,
                ['a', 'b'] as source, 12.50::decimal(9, 2) as revenue, 7::decimal(9, 2) as employee_count, 'nan'::double as phone
        ) to '""" + str(tmp_path / "company_raw_intake.parquet") + "' (format parquet)")
    assert load(tmp_path) == 0
    with duckdb.connect(str(tmp_path / "own.duckdb")) as duck:
        row = duck.execute("select intake_id, company_name, uploaded_at, source, revenue, employee_count, phone"
                           " from intake.company_raw_intake").fetchall()
    assert row == [("1", "Alder", "2025-10-24 08:30:00", '["a","b"]', "12.50", "7", None)]


def test_loading_again_replaces_adding_appends_and_other_tables_stay(tmp_path: Path) -> None:
    companies = tmp_path / "company_raw_intake.csv"
    people = tmp_path / "people_raw_intake.csv"
    companies.write_text(HEAD + "1,Alder,2025-10-24\n")
    people.write_text("intake_id,full_name,uploaded_at\n1,Jane Doe,2025-10-24\n")
    assert load(tmp_path) == 0
    people.unlink()
    companies.write_text(HEAD + "2,Birch,2025-10-25\n")
    assert load(tmp_path) == 0
    assert loaded(tmp_path / "own.duckdb") == [("2", "Birch", "2025-10-25")]
    assert load(tmp_path, "--add") == 0
    assert loaded(tmp_path / "own.duckdb") == [("2", "Birch", "2025-10-25")] * 2
    with duckdb.connect(str(tmp_path / "own.duckdb")) as duck:
        assert duck.execute("select full_name from intake.people_raw_intake").fetchall() == [("Jane Doe",)]
        assert duck.execute("select count(*) from bit.bit_signal").fetchall() == [(0,)]


@pytest.mark.parametrize(("name", "content", "reason"), [
    ("companies.csv", HEAD, "no source table of this name: name the file after one of bit_signal, "),
    ("company_raw_intake.csv", "intake_id,company_name\n1,Alder\n", "required column uploaded_at is missing"),
    ("company_raw_intake.csv", "intake_id,Intake_ID,company_name,uploaded_at\n", "column intake_id appears twice"),
    ("company_raw_intake.csv", "", "empty, no header line"),
    ("company_raw_intake.csv", HEAD + "1,M\xfcller,2025-10-24\n", "not UTF-8 text (byte 38): save the file as UTF-8"),
    ("company_raw_intake.csv", HEAD + "1,Alder,2025-10-24\n2,Birch\n", "CSV Error on Line: 3 Original Line: 2,Birch Expected Number of"),
    ("company_raw_intake.csv", HEAD + '1,"Alder,2025-10-24\n', "cannot be read: "),
    ("company_raw_intake.csv", HEAD + "1,Alder,2025-10-24\r\n", "some lines end as on Windows, others do not"),
    ("company_raw_intake.parquet", HEAD, "cannot be read as Parquet"),
])
def test_what_cannot_be_loaded_is_named_and_nothing_is(
    tmp_path: Path, capsys: pytest.CaptureFixture, name: str, content: str, reason: str
) -> None:
    (tmp_path / name).write_bytes(content.encode("latin-1"))
    # a sound file beside it is not loaded either
    (tmp_path / "people_raw_intake.csv").write_text("intake_id,full_name,uploaded_at\n1,Jane Doe,2025-10-24\n")
    assert load(tmp_path) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert f"{name}: " in line and reason in line
    assert not (tmp_path / "own.duckdb").exists()


def test_a_folder_without_files_and_two_files_for_one_table_are_named(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    assert load(tmp_path) == 2
    assert "no .csv or .parquet file in this directory" in capsys.readouterr().err
    for suffix in ("csv", "CSV"):
        (tmp_path / f"company_raw_intake.{suffix}").write_text(HEAD + "1,Alder,2025-10-24\n")
    assert load(tmp_path) == 2
    assert "a second file for company_raw_intake: load one, then the other with --add" in capsys.readouterr().err


@pytest.mark.parametrize(("rows", "line"), [
    (0, "0 rows rejected"),
    (1, "1 row rejected, with reasons in analytics_intake.rejected_records"),
    (1014, "1,014 rows rejected, with reasons in analytics_intake.rejected_records"),
])
def test_the_last_line_says_how_many_rows_the_build_rejected(
    tmp_path: Path, capsys: pytest.CaptureFixture, monkeypatch: pytest.MonkeyPatch, rows: int, line: str
) -> None:
    def build(target: str, database: Path, raw_schema_prefix: str) -> int:
        """Stands in for the build, which takes minutes: writes the rejected rows it would find, in another directory."""
        monkeypatch.chdir("/")
        with duckdb.connect(str(database)) as duck:
            duck.execute("create schema analytics_intake")
            duck.execute(f"create table analytics_intake.rejected_records as select * from range({rows})")
        return 0

    (tmp_path / "company_raw_intake.csv").write_text(HEAD + "1,Alder,2025-10-24\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(loader, "build", build)
    assert main(["company_raw_intake.csv", "--database", "own.duckdb"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == line
