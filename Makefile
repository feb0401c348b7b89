# make demo   the sample graph in output/
# make test   the ordinary test suite, without those that need a browser
# make browser  the tests in Debian's Chromium
# make lint   ruff and mypy
# make check  lint, then all tests
# make bench  all measurements; writes docs/performance.md (takes an hour; BENCH="--only Extraction" for a part)

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test browser lint check bench clean

demo: $(VENV)/installed
	@$(BIN)/graphkit demo

test: $(VENV)/installed-test
	$(BIN)/pytest -n auto --dist loadfile -m "not browser and not virtuoso"

browser: $(VENV)/installed-test
	$(BIN)/pytest -n auto --dist loadfile -m browser tests

lint: $(VENV)/installed-test
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

check: lint test browser

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
