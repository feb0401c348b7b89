# make demo   the sample graph in output/
# make test   the whole test suite
# make lint   ruff and mypy
# make check  lint, then test
# make bench  all measurements; writes docs/performance.md (takes an hour; BENCH="--only Extraction" for a part)

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test lint check bench clean

demo: $(VENV)/installed
	@$(BIN)/graphkit demo

test: $(VENV)/installed-test
	$(BIN)/pytest -n auto --dist loadfile

lint: $(VENV)/installed-test
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

check: lint test

bench: $(VENV)/installed-bench
	$(BIN)/python benchmarks/run.py $(BENCH)

clean:
	rm -rf $(VENV) dist

# The install is editable: only a change of the dependencies needs another one.
$(VENV)/installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/installed-test: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --editable '.[test]'
	@touch $(VENV)/installed $@

$(VENV)/installed-bench: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --editable '.[bench]'
	@touch $(VENV)/installed $@
