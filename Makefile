# Every command of the project. `make` alone lists them. Needs Python 3.11 or later with pip and venv, nothing else.

PYTHON ?= python3
TARGET ?= duckdb
PORT   ?= 8080
DATA   ?=
ID     ?=
DAY    ?=

VENV   := .venv
PY     := $(VENV)/bin/python
STAMP  := $(VENV)/.requirements.stamp

# Splink stays out of the project's own environment
BENCHMARK_VENV  := .venv-benchmark
BENCHMARK_STAMP := $(BENCHMARK_VENV)/.requirements.stamp

.DEFAULT_GOAL := help
.PHONY: help setup build test lint postgres load match-explain match-weights match-eval match-benchmark explain-score \
	site report queues schema-export schema-view impact docs sample lock clean

help: ## list the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-15s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(STAMP) ## create .venv from the hashed pins (only when requirements.txt changed)

$(STAMP): requirements.txt
	@command -v $(PYTHON) > /dev/null \
		|| { echo "make: $(PYTHON) not found: install Python 3.11 or later, or say make PYTHON=/path/to/python3" >&2; exit 2; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "make: $$($(PYTHON) --version) is too old: Python 3.11 or later is needed; say make PYTHON=/path/to/python3.11" >&2; exit 2; }
	@$(PYTHON) -c 'import ensurepip, venv' 2> /dev/null \
		|| { echo "make: Python's venv module is missing: apt-get install python3-venv" >&2; exit 2; }
	@$(PY) -c 'import pip' 2> /dev/null || $(PYTHON) -m venv --clear $(VENV)
	@echo "installing the pinned packages into $(VENV) ..."
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.txt \
		|| { echo "make: the packages could not be installed; the reason is above. Try make clean setup" >&2; exit 2; }
	@touch $@

build: setup ## seed the sample, build and test everything, write the docs (TARGET=duckdb|postgres)
	@$(PY) scripts/build.py --target $(TARGET)

test: setup ## run every check and test, Postgres included
	@$(PY) scripts/check.py

lint: setup ## only the quick checks: SQL style, strict YAML, workflows
	@$(PY) scripts/check.py sqlfluff yaml workflows

postgres: setup ## build the sample on a temporary Postgres, started and stopped here
	@$(PY) scripts/postgres.py -- $(PY) scripts/build.py --target postgres

load: setup ## build on your own raw files: DATA="dir or files" [ADD=1] [TARGET=postgres [REPLACE=1]]
	@test -n "$(DATA)" \
		|| { echo 'make: name your files: make load DATA=path/to/folder (or DATA="companies/company_raw_intake.csv ...")' >&2; exit 2; }
	@$(PY) scripts/load.py --target $(TARGET) $(if $(ADD),--add) $(if $(REPLACE),--replace) $(DATA)

explain-score: setup ## why a company or person has its score: ID=04.04... [DAY=YYYY-MM-DD] [TARGET=postgres] [DATABASE=real.duckdb]
	@test -n "$(ID)" || { echo 'make: name a company or person: make explain-score ID=04.04.02.04.30000.132' >&2; exit 2; }
	@$(PY) scripts/explain_score.py --target "$(TARGET)" $(if $(DATABASE),--database "$(DATABASE)") $(if $(DAY),--day "$(DAY)") -- "$(ID)"

match-explain: setup ## why two records are one or not: ONE=id OTHER=id (Barton IDs, or intake_ids with ENTITY=people|companies) [TARGET=postgres] [DATABASE=real.duckdb]
	@test -n "$(ONE)" && test -n "$(OTHER)" \
		|| { echo 'make: name two Barton IDs (or two intake_ids and ENTITY=people or companies): make match-explain ONE=... OTHER=...' >&2; exit 2; }
	@$(PY) scripts/match_explain.py --target "$(TARGET)" $(if $(DATABASE),--database "$(DATABASE)") $(if $(ENTITY),--entity "$(ENTITY)") \
		-- "$(ONE)" "$(OTHER)"

match-weights: setup ## what your data say of the match weights: ENTITY=people|companies [OUT=file.csv] [TARGET=postgres] [DATABASE=real.duckdb]
	@test -n "$(ENTITY)" || { echo 'make: say what is matched: make match-weights ENTITY=people (or companies)' >&2; exit 2; }
	@$(PY) scripts/match_weights.py --target "$(TARGET)" $(if $(DATABASE),--database "$(DATABASE)") $(if $(OUT),--out "$(OUT)") -- "$(ENTITY)"

match-eval: setup ## measure matching on labelled records: DATA=records.parquet ENTITY=people|companies [OUT=result.json] [TARGET=postgres] [NEW_SHARE=0.01] [KEEP=dir]
	@test -n "$(DATA)" && test -n "$(ENTITY)" \
		|| { echo 'make: name the records and what they are: make match-eval DATA=records.parquet ENTITY=people (or companies)' >&2; exit 2; }
	@$(PY) scripts/match_eval.py --target "$(TARGET)" $(if $(OUT),--out "$(OUT)") $(if $(NEW_SHARE),--new-share "$(NEW_SHARE)") \
		$(if $(KEEP),--keep "$(KEEP)") "$(DATA)" "$(ENTITY)"

match-benchmark: setup $(BENCHMARK_STAMP) ## time matching beside Splink 4: DATA=records.parquet ENTITY=people|companies [SIZES="100000 1000000"] [RUNS=3] [OUT=file]
	@test -n "$(DATA)" && test -n "$(ENTITY)" \
		|| { echo 'make: name the records and what they are: make match-benchmark DATA=records.parquet ENTITY=people (or companies)' >&2; exit 2; }
	@$(PY) scripts/benchmark_matching.py $(if $(RUNS),--runs "$(RUNS)") $(if $(OUT),--out "$(OUT)") "$(DATA)" "$(ENTITY)" \
		$(if $(SIZES),--inflate $(SIZES))

$(BENCHMARK_STAMP): requirements-benchmark.txt
	@$(BENCHMARK_VENV)/bin/python -c 'import pip' 2> /dev/null || $(PYTHON) -m venv --clear $(BENCHMARK_VENV)
	@echo "installing Splink and its engine into $(BENCHMARK_VENV) ..."
	@$(BENCHMARK_VENV)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements-benchmark.txt \
		|| { echo "make: the packages could not be installed; the reason is above" >&2; exit 2; }
	@touch $@

report: setup ## render the boards to target/site/report [TARGET=postgres] [DATABASE=real.duckdb]
	@$(PY) scripts/report.py --target "$(TARGET)" $(if $(DATABASE),--database "$(DATABASE)")

queues: setup ## write the work queues as CSV to target/site/queues [TARGET=postgres] [DATABASE=real.duckdb]
	@$(PY) scripts/queues.py --target "$(TARGET)" $(if $(DATABASE),--database "$(DATABASE)")

site: setup ## write all there is to read into target/site, after make build [TARGET=postgres] [DATABASE=real.duckdb]
	@$(PY) scripts/make_site.py --target "$(TARGET)" $(if $(DATABASE),--database "$(DATABASE)")

schema-export: setup ## describe the live database: schema_map.json, SCHEMA_REFERENCE.md [TARGET=postgres] [DATABASE=real.duckdb] [OUT=dir] [ALL=1]
	@$(PY) scripts/schema_export.py --target "$(TARGET)" $(if $(DATABASE),--database "$(DATABASE)") $(if $(OUT),--out "$(OUT)") $(if $(ALL),--all)

schema-view: setup ## draw it: Mermaid ER diagrams as .mmd, .svg, .png [TARGET=postgres] [DATABASE=real.duckdb] [OUT=dir]
	@$(PY) scripts/schema_view.py --target "$(TARGET)" $(if $(DATABASE),--database "$(DATABASE)") $(if $(OUT),--out "$(OUT)")

# the specification's own names
schema\:export: schema-export
schema\:view: schema-view

impact: setup ## what a change of a column reaches, tests and boards included: COLUMN=company_master.industry
	@test -n "$(COLUMN)" || { echo 'make: name a column: make impact COLUMN=company_master.industry' >&2; exit 2; }
	@$(PY) scripts/lineage.py "$(COLUMN)"

docs: setup ## show the site in a browser (PORT=8080)
	@$(PY) scripts/serve_docs.py --port $(PORT)

sample: setup ## write the sample seeds again
	@$(PY) scripts/make_sample.py

lock: ## compile requirements.in and requirements-benchmark.in into hashed .txt files
	@command -v uv > /dev/null || { echo "make: uv is missing: pip install uv" >&2; exit 2; }
	@for name in requirements requirements-benchmark; do \
		uv pip compile --universal --python-version 3.11 --generate-hashes --no-strip-extras --no-header --quiet \
			$$name.in -o $$name.txt || exit 2; \
	done

clean: ## delete the environments, target, logs and the built sample (your own real.duckdb stays)
	rm -rf $(VENV) $(BENCHMARK_VENV) target logs .pytest_cache .hypothesis barton.duckdb barton.duckdb.wal
