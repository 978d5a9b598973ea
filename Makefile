# The commands of this repository for developers and operators. `make help` lists them.
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
# On PostgreSQL these would only repeat SQLite: they send HTTP to a service, or show one of its responses.
ONE_DATABASE := tests/documentation tests/clients tests/browser tests/fuzz tests/compatibility

VENV := .venv
BIN := $(VENV)/bin
MANAGE := $(BIN)/python manage.py
PIP := $(BIN)/pip install --quiet --disable-pip-version-check --require-hashes

# What readers use, and what curators use. Both written again, below a folder: $(call documents,folder/)
DOCUMENTS := openapi.yaml openapi-curation.yaml
documents = $(MANAGE) spectacular --validate --fail-on-warn --file $(1)openapi.yaml && \
  $(MANAGE) spectacular --validate --fail-on-warn --file $(1)openapi-curation.yaml \
  --generator-class relations.api.openapi.generators.CurationGenerator

# Prints what the next step does, after the seconds since the command began: $(call step,Create the tables)
START := $(shell date +%s)
step = @printf '%4d s  %s\n' $$(( $$(date +%s) - $(START) )) '$(1)'

# An environment is created once and installed again only when its lock changes: an empty file has the time.
$(BIN)/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Entente needs Python 3.11 or newer: make PYTHON=python3.11 …")'
	$(call step,Create a virtual environment in $(VENV)/)
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.production: requirements/production.txt | $(BIN)/pip
	$(call step,Install the packages of the service)
	@$(PIP) --requirement $<
	@touch $@

$(VENV)/.test: requirements/test.txt | $(BIN)/pip
	$(call step,Install the packages of the service and of its checks)
	@$(PIP) --requirement $<
	@touch $@ $(VENV)/.production

##@ Using it

.PHONY: run data curator
run: data ## Install, create the tables, load the data and serve on 127.0.0.1:8000 (PORT=8001 for another port)
	$(call step,Start the service on port $(PORT))
	@exec $(BIN)/gunicorn --config config/gunicorn.py

data: $(VENV)/.production ## Create or update the tables, and load the fixtures if the database is empty
	$(call step,Create or update the tables)
	@$(MANAGE) migrate --verbosity 0
	$(call step,Load the countries and the fixtures if the database is empty)
	@$(MANAGE) load_fixtures

curator: $(VENV)/.production ## Make an account that may use the admin
	@$(MANAGE) createsuperuser

##@ Changing it

.PHONY: install test fuzz check check-without-test lint format types migrations schema compatible released clients client-checks python-client typescript-client docs openapi services test-services nightly bench lock clean help
install: $(VENV)/.test ## Virtual environment with everything the checks need

test: $(VENV)/.test ## Tests on SQLite, with nothing running (PYTEST="-k visits" for some of them)
	@env -u DATABASE_URL -u CACHE_URL $(BIN)/pytest --numprocesses $(WORKERS) --dist worksteal $(PYTEST)

fuzz: $(VENV)/.test ## Send 1,000 generated requests to each operation, and try all bounds (EXAMPLES=50 for fewer, OPERATIONS=leaders for some)
	@$(BIN)/pytest --capture=no tests/fuzz/test_schemathesis.py tests/fuzz/test_writes.py --examples $(EXAMPLES) --operations "$(OPERATIONS)" --seed $$RANDOM --phases examples,coverage,fuzzing,stateful

check: services test check-without-test ## All of the checks; needs DATABASE_URL (PostgreSQL) and CACHE_URL (Redis)

check-without-test: services lint types migrations schema compatible test-services

lint: $(VENV)/.test ## Style, formatting, and the direction of imports between packages
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/lint-imports

format: $(VENV)/.test ## Rewrite the code as `make lint` wants it
	@$(BIN)/ruff check --fix-only
	@$(BIN)/ruff format

types: $(VENV)/.test ## Type hints of the packages that pyproject.toml names
	@$(BIN)/mypy

migrations: $(VENV)/.test ## The models and their migrations agree
	@$(MANAGE) makemigrations --check --dry-run

schema: $(VENV)/.test ## The OpenAPI documents are up to date and generated without warnings
	@$(call documents,$(VENV)/)
	@for each in $(DOCUMENTS); do diff -u $$each $(VENV)/$$each || { echo "$$each is out of date: run \`make openapi\` and commit it." >&2; exit 1; }; done

compatible: $(VENV)/.test ## The OpenAPI documents break nothing that the last release promised, unless the major version moved
	@$(BIN)/pytest --quiet --numprocesses 0 tests/compatibility

released: $(VENV)/.test ## At a release: store the contract that later ones are compared with; lists what breaks
	@$(BIN)/python -m tests.compatibility.write_baseline

TYPESCRIPT := clients/typescript
PYTHON_CLIENT := clients/python
clients: python-client typescript-client ## Build both clients from the OpenAPI documents

client-checks: clients/checks/node_modules/.package-lock.json ## Install the stock generators and linters that check the OpenAPI documents; needs node and npm

python-client: $(VENV)/entente-client/.made ## Build the Python client from the OpenAPI documents

typescript-client: $(TYPESCRIPT)/dist/.made ## Build the TypeScript client from the OpenAPI documents; needs node and npm

# Python: an environment that builds the wheel, the wheel, and a clean environment that it is installed in.
$(VENV)/clients/.made: requirements/clients.txt
	@$(PYTHON) -m venv $(@D)
	@$(@D)/bin/pip install --quiet --disable-pip-version-check --require-hashes --requirement $<
	@touch $@

$(PYTHON_CLIENT)/dist/.made: $(VENV)/clients/.made $(DOCUMENTS) LICENSE $(wildcard $(addprefix $(PYTHON_CLIENT)/,*.* generate/*.py entente_client/*.* entente_client/*/*.py))
	@cd $(PYTHON_CLIENT) && ../../$(VENV)/clients/bin/python -B -m generate ../../LICENSE build dist $(addprefix ../../,$(DOCUMENTS))
	@touch $@

$(VENV)/entente-client/.filled: requirements/client-python.txt
	@$(PYTHON) -m venv $(@D)
	@$(@D)/bin/pip install --quiet --disable-pip-version-check --require-hashes --requirement $<
	@touch $@

$(VENV)/entente-client/.made: $(VENV)/entente-client/.filled $(PYTHON_CLIENT)/dist/.made
	@$(@D)/bin/pip install --quiet --disable-pip-version-check --force-reinstall --no-deps --no-index $(PYTHON_CLIENT)/dist/*.whl
	@$(@D)/bin/pip check
	@touch $@

%/node_modules/.package-lock.json: %/package.json %/package-lock.json
	@npm ci --prefix $* --silent --ignore-scripts
	@touch $@

$(TYPESCRIPT)/dist/.made: $(TYPESCRIPT)/node_modules/.package-lock.json $(DOCUMENTS) $(TYPESCRIPT)/tsconfig.json $(TYPESCRIPT)/documents.yaml $(wildcard $(TYPESCRIPT)/src/*.ts $(TYPESCRIPT)/test/*.ts)
	@rm -rf $(@D)
	@npm run --prefix $(TYPESCRIPT) --silent build
	@touch $@

docs: $(VENV)/.docs ## Build the documentation; the service offers it at /docs/ from its next start
	$(call step,Build the documentation)
	@$(BIN)/sphinx-build --quiet --fail-on-warning --fresh-env --doctree-dir var/doctrees docs var/docs
	@touch var/docs/index.html

$(VENV)/.docs: requirements/docs.txt $(VENV)/.production
	$(call step,Install the packages that build the documentation)
	@$(PIP) --requirement $<
	@touch $@

openapi: $(VENV)/.test ## Write the OpenAPI documents again
	@$(call documents,)

services:
	@[[ "$${DATABASE_URL-}" == postgres* ]] || { echo 'Set DATABASE_URL to a PostgreSQL server on which databases may be created: postgresql://user@127.0.0.1:5432/postgres' >&2; exit 1; }
	@[[ "$${CACHE_URL-}" == redis* ]] || { echo 'Set CACHE_URL to a Redis server: redis://127.0.0.1:6379' >&2; exit 1; }

test-services: services $(VENV)/.test ## Tests on PostgreSQL and Redis (DATABASE_URL, CACHE_URL)
	@$(BIN)/pytest --numprocesses $(WORKERS) --dist worksteal --only-database $(patsubst %,--ignore=%,$(ONE_DATABASE)) --require postgres,redis$(if $(REQUIRE),$(comma)$(REQUIRE)) $(PYTEST)

nightly: services $(VENV)/.test ## Everything on both databases: long tests, all of the browser, 100 requests of each operation
	@env -u DATABASE_URL -u CACHE_URL $(BIN)/pytest --nightly --examples 100 --numprocesses $(WORKERS) --dist worksteal $(PYTEST)
	@$(BIN)/pytest --nightly --examples 100 --numprocesses $(WORKERS) --dist worksteal --require postgres,redis$(if $(REQUIRE),$(comma)$(REQUIRE)) $(PYTEST)

bench: services $(VENV)/.test ## Requests a second beside stock Django REST Framework, on a PostgreSQL database of its own; needs wrk
	@$(BIN)/python -m tests.benchmarks.speed

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

clean: ## Remove the environment and the caches (the database in var/ stays)
	rm -rf $(VENV) var/tests .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis

help: ## This list
	@awk -F':.*## ' '/^##@/ { printf "\n%s\n", substr($$0, 5) } /^[a-z-]+:.*## / { printf "  make %-15s %s\n", $$1, $$2 }' Makefile
