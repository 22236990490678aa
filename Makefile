# Two commands do everything: `make run` and `make test`.
PYTHON ?= python3
PORT ?= 8501
BIN := .venv/bin

.PHONY: run test benchmark screenshots translate

run: .venv/run.stamp
	@exec $(BIN)/streamlit run app.py --server.port $(PORT)

.venv/run.stamp: requirements.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

# Everything: style, types, then all tests (unit, property, pages, PostgreSQL, browser, accessibility, faults).
test: .venv/test.stamp
	@./tools/ensure_chromium
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -n auto --dist loadscope --no-loadscope-reorder

.venv/test.stamp: requirements.txt requirements-dev.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@ .venv/run.stamp

benchmark: .venv/test.stamp
	$(BIN)/python -m benchmarks all

screenshots: .venv/test.stamp
	$(BIN)/python -m tools.screenshots

# The English texts of the code into the Dutch catalogue: new ones come in empty, those that went are dropped.
CATALOGUE := kompas/locale/nl/LC_MESSAGES/kompas.po
KEYWORDS := _ N_ mark translate ngettext:1,2 translate_count:1,2

translate:
	@pot=$$(mktemp) && trap 'rm -f "$$pot"' EXIT && \
	$(BIN)/pybabel -q extract -F babel.cfg --no-default-keywords -k "$(KEYWORDS)" \
	  --add-location=file --sort-by-file --no-wrap --project=Kompas -o "$$pot" . && \
	$(BIN)/pybabel -q update -i "$$pot" -o $(CATALOGUE) -l nl \
	  --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --no-wrap
