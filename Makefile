# The two commands of the project: `make graph` and `make test`. Both do all the set-up they need.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: graph test lint docs clean

graph: $(STAMP)
	$(BIN)/kg build

test: $(VENV)/.tested
	$(BIN)/python tests/run.py

lint: $(VENV)/.tested
	$(BIN)/ruff check . && $(BIN)/mypy && $(BIN)/lint-imports

$(STAMP): pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "kg needs Python 3.11 or later; set PYTHON=...")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -q -e .
	touch $@

$(VENV)/.tested: pyproject.toml $(STAMP)
	$(BIN)/python -m pip install -q -e '.[test,lint]'
	touch $@

# The vocabulary as a page for people.
docs: $(VENV)/.docs
	$(BIN)/python -m kg.graph.docs output/ontology.html

$(VENV)/.docs: pyproject.toml $(STAMP)
	$(BIN)/python -m pip install -q -e '.[docs]'
	touch $@

clean:
	rm -rf $(VENV) build *.egg-info .pytest_cache .mypy_cache .ruff_cache
