# make run     sets everything up and codes a sample report
# make test    sets everything up and runs the tests
# make check   the gate: format, lint, types, import contract, unused code, dependencies, documentation, tests
# make bench   speed and memory of the whole pipeline against the bare parse, of tables of many names, of times, of questions
# make docs    writes what README and docs show of the program's output
# make pin     pins the newest versions that fit pyproject.toml

UV := tools/uv
BIN := .venv/bin
INSTALL := $(UV) pip install -q --python $(BIN)/python --build-constraints requirements/build.txt
PIN := $(UV) pip compile -q --universal --python-version 3.12 --generate-hashes --no-emit-index-url --no-header --no-annotate

.PHONY: run test check lint types imports unused dependencies docs bench pin clean
.DEFAULT_GOAL := run

run: .venv/.run
	@$(BIN)/polybius code samples/kuwait-1990.txt --format table

test: .venv/.dev
	$(BIN)/pytest

check: lint types imports unused dependencies test

lint: .venv/.dev
	$(BIN)/ruff format --check
	$(BIN)/ruff check

types: .venv/.dev
	$(BIN)/mypy

imports: .venv/.dev
	$(BIN)/lint-imports

unused: .venv/.dev
	$(BIN)/vulture

dependencies: .venv/.dev
	$(BIN)/deptry src

docs: .venv/.dev
	$(BIN)/python tools/docs.py

bench: .venv/.run
	@$(BIN)/python bench/gazetteer.py
	@$(BIN)/python bench/names.py
	@$(BIN)/python bench/times.py
	@$(BIN)/python bench/workspace.py
	@$(BIN)/python bench/speed.py

pin:
	$(PIN) --upgrade pyproject.toml -o requirements/run.txt
	$(PIN) --upgrade pyproject.toml --group dev -c requirements/run.txt -o requirements/dev.txt
	$(PIN) --upgrade requirements/build.in -o requirements/build.txt

.venv/bin/python: .python-version
	$(UV) venv -q --allow-existing --python 3.12 .venv
	@touch $@

.venv/.run: .venv/bin/python requirements/run.txt requirements/build.txt pyproject.toml
	$(INSTALL) --require-hashes -r requirements/run.txt
	$(INSTALL) --no-deps -e .
	@touch $@

.venv/.dev: .venv/.run requirements/dev.txt
	$(INSTALL) --require-hashes -r requirements/dev.txt
	@touch $@

clean:
	rm -rf .venv .tools .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
