# Guichet's commands. `make help` lists them; `make run` and `make test` do all the set-up themselves.

SHELL := /bin/sh
PYTHON ?= python3
PYTEST_WORKERS ?= 2
PYTEST_ARGS ?=
UV ?= uv
SEEDS ?= 10000

BIN := .venv/bin
ENV := .venv/.complete
TS := $(wildcard translations/*.ts)
QM := $(TS:.ts=.qm)

export PYTHON PYTEST_WORKERS
# Nothing that a terminal, an editor or another project set may change what is installed or imported.
unexport PYTHONPATH PYTHONHOME VIRTUAL_ENV

.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

.PHONY: help
help: ## List these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' Makefile

.PHONY: env
env: $(ENV) translations ## Create .venv from the lock, with the system libraries that Qt needs

$(ENV): requirements.txt pyproject.toml tools/system-packages
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Guichet needs Python 3.11 or later; name one with: make PYTHON=python3.12")'
	@tools/system-packages
	@echo "Installing the locked packages in .venv (a minute or two, the first time)"
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

.PHONY: translations
translations: $(QM) ## Compile translations/*.ts

translations/%.qm: translations/%.ts $(ENV)
	@$(BIN)/pyside6-lrelease -silent $< -qm $@

.PHONY: pages
pages: $(ENV) ## Write the pages of docs/ that the tests and the code decide (docs/policy-coverage.md)
	@$(BIN)/python tools/pages.py

.PHONY: strings
strings: $(ENV) pages ## Bring translations/*.ts up to date with the sentences in src/, and the pages of docs/
	@$(BIN)/python tools/strings.py

.PHONY: run
run: env ## Open Guichet in training mode on sample data (without a display: the tour)
	@if [ "$$(uname)" != Linux ] || [ -n "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ]; then \
		$(BIN)/python -m guichet --training; \
	else \
		echo "There is no display here: Guichet runs its tour instead, and leaves its pictures in out/tour."; \
		QT_QPA_PLATFORM=offscreen $(BIN)/python -m guichet tour --out out/tour; \
	fi

.PHONY: tour
tour: env ## Save pictures of every screen and the day's list in out/tour
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m guichet tour --out out/tour

.PHONY: test
test: env ## Check everything: ruff, mypy, import-linter, pytest
	@tools/check $(PYTEST_ARGS)

.PHONY: soak
soak: env ## Kill the program at random moments during 200 recordings; print what was kept
	@$(BIN)/python -m tests.killing --recordings 200

.PHONY: simulate
simulate: env ## Play the exchange between desks under every mishap (SEEDS=10000); a seed that breaks says how to replay it
	@$(BIN)/python -m tests.sync.simulator --seeds $(SEEDS)

.PHONY: soak-sync
soak-sync: env ## Cut, silence and kill between desks and PostgreSQL for CYCLES cycles (300); nothing may be lost
	@$(BIN)/python -m tests.sync.postgres.faults --cycles $(or $(CYCLES),300)

.PHONY: bench
bench: env ## Measure every promise beside its floor; the table is kept in bench.json
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m benchmarks --json bench.json

.PHONY: train-routing
train-routing: env ## Train the routing weights again from resources/routing (some minutes; same files, same bytes)
	@OPENBLAS_NUM_THREADS=1 $(BIN)/python -m benchmarks.train_routing

.PHONY: route-eval
route-eval: env ## Measure routing: top-1, top-3, by style, calibration, confusions, phrases of no topic (ARGS=--json)
	@$(BIN)/python -m benchmarks.route_eval $(ARGS)

.PHONY: package
package: env ## Build the stand-alone program in dist/guichet and let it test itself
	@$(BIN)/pyinstaller --noconfirm --clean --log-level WARN --distpath dist --workpath build build.spec
	@tools/check-bundle dist/guichet

.PHONY: lock
lock: ## Renew requirements.txt from pyproject.toml (needs uv; no host or address is recorded)
	@$(UV) pip compile pyproject.toml --group dev --universal --python-version 3.11 --upgrade --quiet \
		--generate-hashes --no-emit-index-url --custom-compile-command "make lock" --output-file requirements.txt

.PHONY: clean
clean: ## Remove everything that these commands made
	@rm -rf .venv build dist out bench.json .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@rm -f $(QM)
	@find src tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +
	@rm -rf src/*.egg-info
