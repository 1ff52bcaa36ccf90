# The two commands of the project: `make graph` and `make test`. Both do all the set-up they need.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: graph test lint compiled goldens bench long scale docs clean

graph: $(STAMP)
	$(BIN)/kg build

test: $(VENV)/.tested
	$(BIN)/python tests/run.py

lint: $(VENV)/.tested
	$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy && $(BIN)/lint-imports

$(STAMP): pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "kg needs Python 3.11 or later; set PYTHON=...")'
	test -x $(BIN)/pip || $(PYTHON) -m venv $(VENV) || { echo "no virtual environments here; on Debian: apt install python3-venv"; exit 1; }
	$(BIN)/python -m pip install -q -e .
	touch $@

$(VENV)/.tested: pyproject.toml $(STAMP)
	$(BIN)/python -m pip install -q -e '.[test,lint,docs]'
	touch $@

# kg with its hot stations compiled to machine code, in an environment of its own beside the plain one: the same bytes in less
# time. Needs a C compiler and some minutes; to be made again after a change of the code.
COMPILED ?= $(VENV)-compiled
compiled:
	test -x $(COMPILED)/bin/pip || $(PYTHON) -m venv $(COMPILED)
	KG_COMPILE=1 $(COMPILED)/bin/python -m pip install -q .
	$(COMPILED)/bin/kg version | grep compiled

# Rewrites every file of expected output, after a change of the extraction was looked at (git diff shows it).
goldens: $(VENV)/.tested
	$(BIN)/python tests/golden/update.py
	$(BIN)/python tests/queries/update.py
	$(BIN)/python tests/assessments/update.py

# The speed of the grammar and of a build beside jieba, in one run; KG_BENCH=FOLDER takes other texts, KG_BENCH=20000000
# as many made-up characters.
bench: $(VENV)/.tested
	KG_BENCH=$${KG_BENCH:-50} $(BIN)/python -m pytest -q -s -p no:xdist -o addopts= --import-mode=importlib tests/benchmarks

# The tests of builds that are killed, changed and resumed, many times over: a quarter of an hour.
long: $(VENV)/.tested
	KG_LONG=1 $(BIN)/python -m pytest -q -p no:xdist tests/builds

# Time and memory of builds of many made-up reports; `make scale SCALE="500 5000"` takes two cores and 60 GB for half an hour.
SCALE ?= 100 500
scale: $(VENV)/.tested
	$(BIN)/python tests/benchmarks/scale.py $(SCALE)

# The vocabulary as a page for people.
docs: $(VENV)/.docs
	$(BIN)/python -m kg.graph.docs output/ontology.html

$(VENV)/.docs: pyproject.toml $(STAMP)
	$(BIN)/python -m pip install -q -e '.[docs]'
	touch $@

clean:
	rm -rf $(VENV) $(VENV)-compiled build *.egg-info .pytest_cache .mypy_cache .ruff_cache
