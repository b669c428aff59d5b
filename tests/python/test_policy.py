"""What the project promises about itself, read from its files and its manifest."""

from __future__ import annotations

import csv
import re
import shutil
import statistics
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from conftest import ROOT, Warehouse

MODELS = sorted((ROOT / "models").rglob("*.sql"))


def sql_lines(path: Path) -> int:
    """Lines of a model that say something: no blanks, no comments."""
    return sum(bool(line.strip()) and not line.strip().startswith("--") for line in path.read_text().splitlines())


@pytest.fixture(scope="module")
def manifest(built_samples):
    return built_samples("duckdb").manifest


def test_models_are_short() -> None:
    lengths = {path.stem: sql_lines(path) for path in MODELS}
    assert max(lengths.values()) <= 120, max(lengths, key=lengths.get)
    assert statistics.median(lengths.values()) <= 35


def test_every_model_has_its_yaml_beside_it() -> None:
    assert [path.stem for path in MODELS if not path.with_suffix(".yml").exists()] == []


def test_there_are_fewer_than_eight_vars() -> None:
    assert len(yaml.safe_load((ROOT / "dbt_project.yml").read_text())["vars"]) < 8


def test_engines_differ_only_in_cross_db() -> None:
    telling = re.compile(r"target\.(type|name)|adapter\.dispatch|(duckdb|postgres|spark)__")
    others = [path for folder in ("models", "macros", "tests/generic", "tests/singular") for path in (ROOT / folder).rglob("*.sql")
              if "cross_db" not in path.parts]
    assert [str(path) for path in others if telling.search(path.read_text())] == []


def test_every_rule_in_the_sql_is_in_the_seed_and_the_other_way_round() -> None:
    with (ROOT / "seeds/reference/validation_rules.csv").open() as file:
        seed = {(row["source_table"], row["rule_code"]) for row in csv.DictReader(file)}
    found = set()
    for path in (ROOT / "models/intermediate").rglob("*_checked.sql"):
        text = path.read_text()
        table = re.search(r"rule_verdicts\('([^']+)',", text)[1]
        found |= {(table, code) for code in re.findall(r"""^ +[(\[]"?\s*'(\w+)'"?,""", text, re.M)}
    assert found == seed


def test_every_validation_rule_is_unit_tested() -> None:
    with (ROOT / "seeds/reference/validation_rules.csv").open() as file:
        rules = [(row["source_table"], row["rule_code"]) for row in csv.DictReader(file)]
    models = {re.search(r"rule_verdicts\('([^']+)',", path.read_text())[1]: path.with_suffix(".yml").read_text()
              for path in (ROOT / "models/intermediate").rglob("*_checked.sql")}
    untested = [rule for rule in rules if rule[1] not in models[rule[0]].split("unit_tests:")[-1]]
    assert untested == []


def test_everything_is_described(manifest) -> None:
    nodes = [node for node in manifest.nodes.values() if node.resource_type in ("model", "seed") and node.package_name == "barton"]
    tables = [*nodes, *manifest.sources.values()]
    assert [node.name for node in tables if not node.description] == []
    assert [f"{node.name}.{column.name}" for node in tables for column in node.columns.values() if not column.description] == []
    macros = [macro for macro in manifest.macros.values() if macro.package_name == "barton"
              and "__" not in macro.name and not macro.name.startswith("test_")]
    assert [macro.name for macro in macros if not macro.description] == []
    assert [f"{macro.name}({argument.name})" for macro in macros for argument in macro.arguments
            if not (argument.description and argument.type)] == []


def test_every_seed_column_has_a_type(manifest) -> None:
    for seed in (node for node in manifest.nodes.values() if node.resource_type == "seed"):
        header = (ROOT / seed.original_file_path).read_text().splitlines()[0].split(",")
        assert set(header) == set(seed.config.column_types) == set(seed.columns), seed.name


def test_unit_tests_have_names_that_postgres_can_hold(manifest) -> None:
    """dbt makes a table of that name."""
    assert [test.name for test in manifest.unit_tests.values() if len(test.name) > 63] == []


def data_tests(manifest, model: str) -> list:
    return [node for node in manifest.nodes.values() if node.resource_type == "test"
            and (getattr(node, "attached_node", None) or "").split(".")[-1] == model]


def test_every_model_has_three_tests_and_a_tested_key(manifest) -> None:
    models = [node for node in manifest.nodes.values() if node.resource_type == "model"]
    weak = {}
    for model in models:
        names = [test.test_metadata.name for test in data_tests(manifest, model.name) if test.test_metadata]
        if len(names) < 3 or not {"unique", "unique_combination"} & set(names) or "not_null" not in names:
            weak[model.name] = names
    assert weak == {}


def test_every_foreign_key_is_tested_and_says_when_it_may_be_null(manifest) -> None:
    for model in (node for node in manifest.nodes.values() if node.resource_type == "model" and node.path.startswith("marts")):
        tests = [(test.test_metadata.name, test.test_metadata.kwargs.get("column_name")) for test in data_tests(manifest, model.name)
                 if test.test_metadata]
        for key in (constraint for constraint in model.constraints if constraint.type == "foreign_key"):
            column = key.columns[0]
            assert ("relationships", column) in tests, f"{model.name}.{column}"
            assert ("not_null", column) in tests or "NULL" in model.columns[column].description, f"{model.name}.{column}: when is it NULL?"


def specification() -> dict[str, list[str]]:
    """The fifteen tables of the specification and their columns, as documented."""
    drawn = yaml.safe_load((ROOT / "scripts" / "specification.yml").read_text())
    return {f"{schema}.{table}": list(columns) for schema, diagram in drawn.items() for table, columns in diagram["tables"].items()}


def test_every_table_and_column_of_the_specification_is_built(sample_warehouse: Warehouse) -> None:
    for table, columns in specification().items():
        schema, name = table.split(".")
        built = {column for (column,) in sample_warehouse.query(
            f"select column_name from information_schema.columns where table_schema = 'analytics_{schema}' and table_name = '{name}'")}
        assert set(columns) <= built, f"{table}: {set(columns) - built} missing"


def test_sources_have_lineage_in_both_modes(manifest, seeded_raw) -> None:
    real = seeded_raw("duckdb").manifest
    edges = [{child for source in each.sources for child in each.child_map[source] if child.startswith("model.")} for each in (manifest, real)]
    assert edges[0] == edges[1] and len(edges[0]) == 11
    assert not any(node.startswith("seed.barton.sample") for node in real.nodes), "sample seeds must not exist on real data"


def test_the_sample_is_what_its_generator_writes(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "scripts/make_sample.py", "--out", str(tmp_path)], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    for path in sorted((ROOT / "seeds/sample").rglob("*.csv")):
        assert (tmp_path / path.relative_to(ROOT / "seeds/sample")).read_bytes() == path.read_bytes(), path.name


def test_strict_parse_notices_a_misspelt_key(tmp_path: Path) -> None:
    """The strict parse leans on a private name of dbt; here it must find a key that plain dbt lets pass."""
    copy = tmp_path / "project"
    for name in ("dbt_project.yml", "models", "macros", "seeds", "tests", "profiles", "scripts"):
        source = ROOT / name
        copy.mkdir(exist_ok=True)
        shutil.copytree(source, copy / name) if source.is_dir() else shutil.copy(source, copy)
    shutil.copy(ROOT / ".dbtignore", copy)
    shutil.copy(ROOT / "profiles/profiles.yml", copy)
    target = copy / "models/marts/marketing/company_master.yml"
    target.write_text(target.read_text().replace("  - name: company_master\n", "  - name: company_master\n    materialised: table\n", 1))
    done = subprocess.run([sys.executable, "scripts/strict_parse.py"], cwd=copy, capture_output=True, text=True)
    assert done.returncode != 0
    assert "materialised" in done.stdout + done.stderr


def test_the_page_of_questions_names_only_what_exists(manifest) -> None:
    """All 37 questions are on it, and every model, column, metric and test it names in code marks is there."""
    page = (ROOT / "models/marts/kpi/_questions.md").read_text()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in page.splitlines() if line.startswith("| ")]
    assert [int(row[0]) for row in rows if row[0].isdigit()] == list(range(1, 38))
    answers = [row for row in rows if len(row) >= 6 and row[0] not in ("#", "KPI", "---")]
    assert [row[0] for row in answers if "not answerable" in row and "Needed:" not in " ".join(row)] == []
    assert [row[0] for row in answers if "not answerable" not in row and "`" not in row[-1]] == [], "no test guards it"
    nodes = [node for node in manifest.nodes.values() if node.resource_type in ("model", "seed", "test")]
    known = {node.name for node in [*nodes, *manifest.metrics.values(), *manifest.unit_tests.values()]}
    known |= {f"{node.name}.{column}" for node in nodes for column in node.columns}
    known |= {f"{entity.name}__{dimension.name}" for model in manifest.semantic_models.values() for entity in model.entities
              for dimension in model.dimensions if entity.type.value == "primary"}
    known |= set(re.findall(r"def (test_\w+)", "".join(path.read_text() for path in (ROOT / "tests/python").glob("test_*.py"))))
    plain = {"metric_time", "as of", "dbt source freshness", "freshness"}
    named = {name for name in re.findall(r"`([^`]+)`", page) if not name.startswith("mf query")}
    assert named - known - plain == set()


def test_every_threshold_is_read_and_every_one_read_is_there() -> None:
    with (ROOT / "seeds/reference/kpi_thresholds.csv").open() as file:
        seed = {row["threshold"] for row in csv.DictReader(file)}
    read = {name for path in MODELS for name in re.findall(r"kpi_threshold\('(\w+)'\)", path.read_text())}
    assert read == seed
