# make demo   the sample graph in output/
# make test   the whole test suite
# make lint   ruff and mypy
# make check  lint, then test

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test lint check clean

demo: $(VENV)/installed
	@$(BIN)/graphkit demo

test: $(VENV)/installed-test
	$(BIN)/pytest -n auto --dist loadfile

lint: $(VENV)/installed-test
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

check: lint test

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
