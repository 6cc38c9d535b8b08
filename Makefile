# make run     sets everything up and codes a sample report
# make test    sets everything up and runs the tests
# make serve   builds the desk, codes the demonstration reports and opens them in the browser
# make check   the gate: format, lint, types, import contract, unused code, dependencies, documentation, tests
# make soak    an hour of kills, hostile texts and coverage-guided fuzzing
# make sbom    writes build/sbom.json, the bill of materials of the pinned packages
# make bench   speed and memory of the whole pipeline against the bare parse, of tables of many names, of times, of questions
# make cost    measures what very many articles cost, and writes docs/cost.md
# make tour    takes the pictures of docs/tour.md anew
# make wheel   builds the pages, and writes the wheel and the source distribution to dist/
# make docs    writes what README and docs show of the program's output
# make pin     pins the newest versions that fit pyproject.toml

UV := tools/uv
BIN := .venv/bin
NPM := PATH="$(CURDIR)/.venv/bin:$$PATH" npm --silent --prefix web
PAGES := src/polybius/serve/pages/index.html
WEB := $(shell find web/src web/public web/tools -type f -not -path 'web/public/basemap/*' -not -name schema.d.ts) \
  web/index.html web/package.json web/svelte.config.js web/tsconfig.json web/vite.config.ts
SERVED := $(shell find src/polybius/serve src/polybius/query src/polybius/collate -name '*.py')
INSTALL := $(UV) pip install -q --python $(BIN)/python --build-constraints requirements/build.txt
PIN := $(UV) pip compile -q --universal --python-version 3.12 --generate-hashes --no-emit-index-url --no-header --no-annotate

.PHONY: run test serve check lint types imports unused dependencies pages tour wheel docs bench soak sbom cost pin clean
.DEFAULT_GOAL := run

run: .venv/.run
	@$(BIN)/polybius code samples/kuwait-1990.txt --format table

test: .venv/.dev $(PAGES)
	$(BIN)/pytest -n 2 --dist worksteal

serve: .venv/.dev $(PAGES) build/demonstration.db
	@$(BIN)/polybius serve build/demonstration.db --open

build/demonstration.db: .venv/.run $(wildcard samples/demonstration/*)
	@mkdir -p build && rm -f $@*
	@$(BIN)/polybius ingest samples/demonstration/*.jsonl --into $@

check: lint types imports unused dependencies pages test

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

pages: $(PAGES)
	$(NPM) run check
	$(NPM) test

web/node_modules/.package-lock.json: web/package-lock.json web/.npmrc .venv/.dev
	@echo "Installing what builds the pages into web/node_modules"
	@$(NPM) ci
	@touch $@

web/src/lib/api/schema.d.ts: web/node_modules/.package-lock.json web/tools/types.mjs $(SERVED)
	@$(BIN)/polybius openapi > web/openapi.json
	@$(NPM) run types openapi.json

$(PAGES): web/src/lib/api/schema.d.ts $(WEB)
	@echo "Building the pages of the desk"
	@$(NPM) run build

tour: .venv/.dev $(PAGES)
	POLYBIUS_TOUR=1 $(BIN)/pytest tests/desk/test_tour.py

wheel: .venv/.dev $(PAGES)
	@$(UV) build -q --build-constraints requirements/build.txt --require-hashes --out-dir dist

soak: .venv/.fuzz
	POLYBIUS_SOAK=1 $(BIN)/pytest tests/test_any_text.py tests/test_hostile_text.py
	$(BIN)/python tools/soak.py
	$(BIN)/python tools/fuzz.py --minutes 35

sbom: .venv/.dev
	$(BIN)/python tools/sbom.py

docs: .venv/.dev
	$(BIN)/python tools/docs.py

bench: .venv/.run
	@$(BIN)/python bench/gazetteer.py
	@$(BIN)/python bench/names.py
	@$(BIN)/python bench/times.py
	@$(BIN)/python bench/workspace.py
	@$(BIN)/python bench/speed.py

cost: .venv/.dev
	@mkdir -p build
	$(BIN)/python bench/collation.py --output build/collation.jsonl
	$(BIN)/python bench/cost.py --measure --collation build/collation.jsonl

pin:
	$(PIN) --upgrade pyproject.toml -o requirements/run.txt
	$(PIN) --upgrade pyproject.toml --group dev -c requirements/run.txt -o requirements/dev.txt
	$(PIN) --upgrade requirements/build.in -o requirements/build.txt
	$(PIN) --upgrade requirements/fuzz.in -o requirements/fuzz.txt

.venv/bin/python: .python-version
	@$(UV) venv -q --allow-existing --python 3.12 .venv || { echo "Polybius needs Python 3.12, and uv could not fetch it:\
	  put a python3.12 on PATH, and run make again" >&2; exit 1; }
	@touch $@

.venv/.run: .venv/bin/python requirements/run.txt requirements/build.txt pyproject.toml
	@echo "Installing Polybius into .venv with all it needs, at exact versions: a minute or more"
	@$(INSTALL) --require-hashes -r requirements/run.txt
	@$(INSTALL) --no-deps -e .
	@touch $@

.venv/.dev: .venv/.run requirements/dev.txt
	@echo "Installing what tests and builds it"
	@$(INSTALL) --require-hashes -r requirements/dev.txt
	@touch $@

.venv/.fuzz: .venv/.dev requirements/fuzz.txt
	$(INSTALL) --require-hashes -r requirements/fuzz.txt
	@touch $@

clean:
	rm -rf build web/node_modules web/public/basemap web/openapi.json web/src/lib/api/schema.d.ts src/polybius/serve/pages
	rm -rf .venv .tools .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
