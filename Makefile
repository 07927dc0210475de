# Every target does its own set-up; `make` alone lists them.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP     = $(BIN)/python -m pip --disable-pip-version-check install --quiet --constraint constraints.txt

.DEFAULT_GOAL := help
.PHONY: help setup demo test lint bench clean

help:
	@echo "make setup   a virtual environment in .venv with everything the demo needs"
	@echo "make demo    prove a small real Lean project before your eyes"
	@echo "make test    lint, types and all tests, against a real Lean"
	@echo "make lint    ruff and mypy only"
	@echo "make bench   the benchmarks that the README quotes"
	@echo "make clean   remove .venv and caches of this folder"

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python >= 3.11 is needed; try: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "the venv module is missing (Debian: apt-get install python3-venv)" >&2; exit 1; }

# One stamp per set of extras, renewed when the requirements change.
$(VENV)/.setup: pyproject.toml constraints.txt | $(BIN)/python
	@echo "setting up $(VENV) (about a minute the first time)"
	@$(PIP) --editable '.[lean]'
	@touch $@

$(VENV)/.setup-test: pyproject.toml constraints.txt | $(BIN)/python
	@echo "setting up $(VENV) for the tests (about a minute the first time)"
	@$(PIP) --editable '.[lean,bench,test]'
	@touch $@ $(VENV)/.setup

setup: $(VENV)/.setup
	@$(BIN)/assistant doctor

demo: $(VENV)/.setup
	@$(BIN)/assistant demo

lint: $(VENV)/.setup-test
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

test: lint
	$(BIN)/python -m pytest

bench: $(VENV)/.setup-test
	$(BIN)/assistant bench verify
	$(BIN)/assistant bench close

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis
