# Everything a developer or an operator says to this repository. `make help` lists it.
# Variables: PORT=8000  PYTHON=python3.11  PYTEST="-k visits"  EXAMPLES=1000  OPERATIONS=leaders  DATABASE_URL=…  CACHE_URL=…  ARTICLES_DIR=…

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PYTHON ?= $(shell command -v python3.11 || command -v python3)
PORT ?= 8000
export PORT
PYTEST ?=
WORKERS ?= auto
EXAMPLES ?= 1000
OPERATIONS ?=
REQUIRE ?=
comma := ,
# What asks no database is tested once.
NO_DATABASE := tests/architecture tests/compatibility tests/documents tests/values
# What speaks HTTP only, or shows one answer: which of two equal hits stands first, databases may decide.
ONE_DATABASE := tests/documentation tests/clients $(addprefix tests/browser/test_,accessibility.py documentation_site.py keyboard.py xss.py)

VENV := .venv
BIN := $(VENV)/bin
MANAGE := $(BIN)/python manage.py
PIP := $(BIN)/pip install --quiet --disable-pip-version-check --require-hashes

# The stamps: an environment is made once, and filled again only when its lock changes.
$(BIN)/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Entente needs Python 3.11 or newer: make PYTHON=python3.11 …")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.production: requirements/production.txt | $(BIN)/pip
	$(PIP) --requirement $<
	@touch $@

$(VENV)/.test: requirements/test.txt | $(BIN)/pip
	$(PIP) --requirement $<
	@touch $@ $(VENV)/.production

##@ Using it

.PHONY: run data curator
run: data ## Install, migrate, load the data and serve on 127.0.0.1:8000 (PORT=8001 for another port)
	@exec $(BIN)/gunicorn --config config/gunicorn.py

data: $(VENV)/.production ## Bring the database up to date: tables, countries, fixtures (a second run changes nothing)
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) load_countries
	@$(MANAGE) import_records fixtures/

curator: $(VENV)/.production ## Make an account that may use the admin
	@$(MANAGE) createsuperuser

##@ Changing it

.PHONY: install test fuzz check check-without-test lint format types migrations schema compatible released clients docs openapi services test-services lock clean help
install: $(VENV)/.test ## Virtual environment with everything the checks need

test: $(VENV)/.test ## Tests on SQLite, with nothing running (PYTEST="-k visits" for some of them)
	@env -u DATABASE_URL -u CACHE_URL $(BIN)/pytest --numprocesses $(WORKERS) --dist worksteal $(PYTEST)

fuzz: $(VENV)/.test ## Ask 1,000 questions of each operation, and all bounds (EXAMPLES=50 for fewer, OPERATIONS=leaders for some)
	@$(BIN)/pytest --capture=no tests/fuzz/test_schemathesis.py tests/fuzz/test_writes.py --examples $(EXAMPLES) --operations "$(OPERATIONS)" --seed $$RANDOM --phases examples,coverage,fuzzing,stateful

check: services test check-without-test ## All of the checks; needs DATABASE_URL (PostgreSQL) and CACHE_URL (Redis)

check-without-test: services lint types migrations schema compatible test-services

lint: $(VENV)/.test ## Style, manners, formatting, and the direction of imports between rooms
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/lint-imports

format: $(VENV)/.test ## Rewrite the code as `make lint` wants it
	@$(BIN)/ruff check --fix-only
	@$(BIN)/ruff format

types: $(VENV)/.test ## Type hints of the rooms that pyproject.toml names
	@$(BIN)/mypy

migrations: $(VENV)/.test ## The models and their migrations agree
	@$(MANAGE) makemigrations --check --dry-run

schema: $(VENV)/.test ## openapi.yaml is what the code says, without a warning
	@$(MANAGE) spectacular --validate --fail-on-warn --file $(VENV)/openapi.yaml
	@diff -u openapi.yaml $(VENV)/openapi.yaml || { echo 'openapi.yaml is out of date: run `make openapi` and commit it.' >&2; exit 1; }

compatible: $(VENV)/.test ## openapi.yaml breaks nothing that the last release promised, unless the major version moved
	@$(BIN)/pytest --quiet --numprocesses 0 tests/compatibility

released: $(VENV)/.test ## At a release: make openapi.yaml what later ones are compared with; tells what it breaks
	@$(BIN)/python -m tests.compatibility.write_baseline

TYPESCRIPT := clients/typescript
PYTHON_CLIENT := clients/python
clients: $(TYPESCRIPT)/dist/.made $(VENV)/entente-client/.made ## Build the clients from openapi.yaml; needs node and npm

# Python: an environment that builds the wheel, the wheel, and a clean environment that it is installed in.
$(VENV)/clients/.made: requirements/clients.txt
	@$(PYTHON) -m venv $(@D)
	@$(@D)/bin/pip install --quiet --disable-pip-version-check --require-hashes --requirement $<
	@touch $@

$(PYTHON_CLIENT)/dist/.made: $(VENV)/clients/.made openapi.yaml LICENSE $(wildcard $(addprefix $(PYTHON_CLIENT)/,*.* generate/*.py entente_client/*.* entente_client/*/*.py))
	@cd $(PYTHON_CLIENT) && ../../$(VENV)/clients/bin/python -B -m generate ../../openapi.yaml ../../LICENSE build dist
	@touch $@

$(VENV)/entente-client/.filled: requirements/client-python.txt
	@$(PYTHON) -m venv $(@D)
	@$(@D)/bin/pip install --quiet --disable-pip-version-check --require-hashes --requirement $<
	@touch $@

$(VENV)/entente-client/.made: $(VENV)/entente-client/.filled $(PYTHON_CLIENT)/dist/.made
	@$(@D)/bin/pip install --quiet --disable-pip-version-check --force-reinstall --no-deps --no-index $(PYTHON_CLIENT)/dist/*.whl
	@$(@D)/bin/pip check
	@touch $@

$(TYPESCRIPT)/node_modules/.package-lock.json: $(TYPESCRIPT)/package.json $(TYPESCRIPT)/package-lock.json
	@npm ci --prefix $(TYPESCRIPT) --silent --ignore-scripts
	@touch $@

$(TYPESCRIPT)/dist/.made: $(TYPESCRIPT)/node_modules/.package-lock.json openapi.yaml $(TYPESCRIPT)/tsconfig.json $(wildcard $(TYPESCRIPT)/src/*.ts $(TYPESCRIPT)/test/*.ts)
	@rm -rf $(@D)
	@npm run --prefix $(TYPESCRIPT) --silent build
	@touch $@

docs: $(VENV)/.docs ## Build the site of the documentation; the product serves it at /docs/ from its next start
	@$(BIN)/sphinx-build --quiet --fail-on-warning --fresh-env --doctree-dir var/doctrees docs var/docs
	@touch var/docs/index.html

$(VENV)/.docs: requirements/docs.txt $(VENV)/.test
	$(PIP) --requirement $<
	@touch $@

openapi: $(VENV)/.test ## Write openapi.yaml again
	@$(MANAGE) spectacular --validate --fail-on-warn --file openapi.yaml

services:
	@[[ "$${DATABASE_URL-}" == postgres* ]] || { echo 'Set DATABASE_URL to a PostgreSQL server on which databases may be created: postgresql://user@127.0.0.1:5432/postgres' >&2; exit 1; }
	@[[ "$${CACHE_URL-}" == redis* ]] || { echo 'Set CACHE_URL to a Redis server: redis://127.0.0.1:6379' >&2; exit 1; }

test-services: services $(VENV)/.test ## Tests on PostgreSQL and Redis (DATABASE_URL, CACHE_URL)
	@$(BIN)/pytest --numprocesses $(WORKERS) --dist worksteal $(patsubst %,--ignore=%,$(NO_DATABASE) $(ONE_DATABASE)) --require postgres,redis$(if $(REQUIRE),$(comma)$(REQUIRE)) $(PYTEST)

lock: ## Resolve requirements/*.in again into the hash-locked files
	@$(PYTHON) -m venv $(VENV)-lock
	@$(VENV)-lock/bin/pip install --quiet --disable-pip-version-check 'uv==0.13.*'
	@lock() { $(VENV)-lock/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	    --no-config --no-header --no-emit-index-url --no-emit-find-links \
	    --output-file requirements/$$1.txt requirements/$$1.in "$${@:2}"; }; \
	  lock production; lock test --constraint requirements/production.txt; \
	  lock docs --constraint requirements/test.txt; \
	  lock clients; lock client-python
	@rm -rf $(VENV)-lock

clean: ## Forget the environment and the caches (the database in var/ stays)
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis

help: ## This list
	@awk -F':.*## ' '/^##@/ { printf "\n%s\n", substr($$0, 5) } /^[a-z-]+:.*## / { printf "  make %-15s %s\n", $$1, $$2 }' Makefile
