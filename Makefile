# Everything runs from .venv, made once from requirements.lock with nothing but Python 3.11, make and a C library.
PYTHON ?= python3.11
VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed
GRAPH  := out/graph.ttl

.DEFAULT_GOAL := help
.PHONY: help demo test check bench bench-store ontology-docs readme rules lock clean distclean

help:  ## This list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## */\t/' | expand -t 16

$(STAMP): requirements.lock pyproject.toml
	@command -v $(PYTHON) >/dev/null || { echo "make: $(PYTHON) not found; name another Python >= 3.11 with: make PYTHON=python3" >&2; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --disable-pip-version-check --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --disable-pip-version-check --quiet --no-deps --no-build-isolation --editable .
	touch $@

demo: $(STAMP)  ## Build the graph of seeds/ and show what the outlets disagree and agree on
	@mkdir -p out
	$(BIN)/kg build seeds/ -o $(GRAPH) --force
	$(BIN)/kg contradictions $(GRAPH)
	$(BIN)/kg shared $(GRAPH)

test: $(STAMP)  ## Run the whole test suite
	$(BIN)/python -m pytest -n auto

check: $(STAMP)  ## Lint, format, types and layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict kg
	$(BIN)/lint-imports

bench: $(STAMP)  ## Measure speed and memory of a build
	$(BIN)/python benchmarks/bench_build.py

bench-store: $(STAMP)  ## Measure store, queries, Turtle and validation beside pyoxigraph and rdflib
	$(BIN)/python benchmarks/bench_store.py

ontology-docs: $(STAMP)  ## Write docs/ontology/ from ontology/
	$(BIN)/python docs/make_ontology.py

readme: demo  ## Put what the demo prints into README.md
	$(BIN)/python benchmarks/readme.py $(GRAPH)

rules: $(STAMP)  ## Write the algebra of the contradiction rules, after one was changed
	$(BIN)/python -m kg.queries.algebra

lock:  ## Rewrite requirements.lock from pyproject.toml (newest versions that fit)
	test -x $(VENV)-lock/bin/uv || { $(PYTHON) -m venv $(VENV)-lock && $(VENV)-lock/bin/python -m pip install --quiet uv; }
	$(VENV)-lock/bin/uv pip compile pyproject.toml --extra dev --generate-hashes --universal --python-version 3.11 \
		--no-emit-index-url --no-annotate --upgrade --quiet --custom-compile-command "make lock" --output-file requirements.lock

clean:  ## Remove what was built, keep .venv
	rm -rf out build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -not -path './.venv*' -type d -prune -exec rm -rf {} +

distclean: clean  ## Remove .venv too
	rm -rf $(VENV) $(VENV)-lock
