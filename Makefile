# Two commands do everything: `make run` and `make test`.
PYTHON ?= python3
PORT ?= 8501
BIN := .venv/bin

.PHONY: run test check translate screenshots benchmark clean

run: .venv/run.stamp
	@exec $(BIN)/streamlit run app.py --server.port $(PORT)

.venv/run.stamp: requirements.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@
