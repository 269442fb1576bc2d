# The project's commands. Nothing but Python 3.11 or newer is needed.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps
COMPILE := $(BIN)/pip-compile --quiet --strip-extras --generate-hashes --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-header --allow-unsafe

.PHONY: setup run demo test check bench shots messages lock format

# What runs the site, and what builds and checks it: `make run` needs the first only.
.venv/runs: requirements/run.txt pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(PIP) --require-hashes -r requirements/run.txt
	$(PIP) --require-hashes -r requirements/build.txt
	$(PIP) --no-build-isolation --editable .
	touch $@

.venv/ready: .venv/runs requirements/dev.txt
	$(PIP) --require-hashes -r requirements/dev.txt
	touch $@

setup: .venv/ready

# In ROSTRA_DATA, which is `data` unless it is set.
run: .venv/runs
	$(BIN)/rostra serve

demo: .venv/runs
	$(BIN)/rostra demo --data demo
	$(BIN)/rostra serve --data demo

# Tests that start the whole server or a browser share two workers' time with the rest.
test: .venv/ready
	$(BIN)/python -m pytest -q -n auto --dist loadgroup

check: .venv/ready
	$(BIN)/ruff format --check --quiet .
	$(BIN)/ruff check --quiet .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache > .venv/imports.txt || { cat .venv/imports.txt; exit 1; }
	$(BIN)/djlint --lint --quiet src
	ROSTRA_DATA=.venv/data DJANGO_SETTINGS_MODULE=rostra.config.settings $(BIN)/django-admin makemigrations --check --dry-run
	$(BIN)/python -m pytest -q tests/test_house_rules.py
	tools/audit

bench: .venv/ready
	$(BIN)/python -m bench

shots: .venv/ready
	$(BIN)/python -m tests.shots

# Gathers the interface's texts into the catalogues, compiles them, and names what is not translated.
messages: .venv/ready
	$(BIN)/python -m tools.messages

format: .venv/ready
	$(BIN)/ruff check --quiet --fix .
	$(BIN)/ruff format --quiet .

lock: .venv/ready
	$(COMPILE) --output-file requirements/run.txt pyproject.toml
	$(COMPILE) --extra dev --output-file requirements/dev.txt pyproject.toml
	$(COMPILE) --output-file bench/peer/requirements.txt bench/peer/requirements.in
	$(BIN)/pip-compile --quiet --generate-hashes --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-header --allow-unsafe --only-build-deps --build-deps-for editable --output-file requirements/build.txt pyproject.toml
