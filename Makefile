# Two commands do everything on a fresh Debian machine: make run, make test.
PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
TOOLS := build/tools
PIP_FLAGS := --require-hashes --only-binary :all: --disable-pip-version-check --quiet
ifneq ($(wildcard wheels/*.whl),)
PIP_FLAGS += --no-index --find-links wheels
endif

.PHONY: run check test test-long measure mutants structure bench lint wheels languages compiled package sample specimen glossary catalogues clean

run: $(VENV)/run languages compiled
	@if [ -z "$$DISPLAY$$WAYLAND_DISPLAY$$QT_QPA_PLATFORM" ]; then \
		echo "There is no display here: the whole job is done without the window, in build/demo."; \
		rm -rf build/demo && $(PY) main.py demo build/demo; \
	else \
		sh tests/system_tools.sh window && $(PY) main.py; \
	fi

# For a developer's own loop, under a minute of processor: all rules, and the tests nearest to what changed.
check: $(VENV)/dev compiled
	@mkdir -p build
	$(MAKE) --no-print-directory lint
	CASEFILES_COSTS=build/costs.txt $(PY) -m pytest -q -m "not long" tests/rules $$($(PY) -m tests.nearest)

test: $(VENV)/dev languages compiled
	@sh tests/system_tools.sh
	$(MAKE) --no-print-directory lint
	$(PY) -m pytest -m "not long" -n 4 --dist loadfile --no-loadscope-reorder --max-worker-restart 0

# All that takes turns in `make test`, of which the commit chooses some, and the long campaigns.
test-long: $(VENV)/dev languages $(TOOLS)/ready
	@sh tests/system_tools.sh
	CASEFILES_SHARD=all $(PY) -m pytest -m "long or campaign" -n 2 --dist worksteal -o faulthandler_timeout=0 --durations=10

# Every figure of MEASURES.md in one run: the long campaigns, counted, the measures of the code, and the bench.
measure: $(VENV)/dev
	@mkdir -p build && rm -f build/figures.txt
	CASEFILES_FIGURES=build/figures.txt $(MAKE) --no-print-directory test-long
	@$(PY) -m tests.measured build/figures.txt
	$(MAKE) --no-print-directory bench

# How many small faults planted in keys, ledger, redaction, gate and clearance the nearest tests notice.
mutants: $(VENV)/dev languages
	$(PY) -m tests.mutants $(if $(EACH),--each $(EACH))

# Packages in their layers, and who imports whom: PACKAGE=casefiles.office SVG=build/office.svg.
structure:
	@$(PYTHON) -m tests.structure $(PACKAGE) $(if $(SVG),--svg $(SVG))

bench: $(VENV)/dev languages $(TOOLS)/ready
	$(PY) -m tests.bench

lint: $(VENV)/dev
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports

# What reading pictures of Uyghur, Tibetan and other pages takes; FROM=FOLDER looks there first.
languages: $(VENV)/run
	@$(PY) resources/languages/fetch.py $(FROM)

# The program's own child processes write nothing, so each of them would compile it again.
compiled: $(VENV)/run
	@$(PY) -m compileall -q casefiles main.py

# For this Python on this kind of machine. The folder is replaced only when it is complete.
wheels:
	rm -rf build/wheels
	$(PYTHON) -m venv --clear build/pip
	build/pip/bin/python -m pip download --require-hashes --only-binary :all: --disable-pip-version-check --quiet \
		-r requirements-dev.txt -d build/wheels
	build/pip/bin/python -m pip download --require-hashes --only-binary :all: --disable-pip-version-check --quiet \
		-r tests/attacks/tools/requirements.txt -d build/wheels
	build/pip/bin/python resources/languages/fetch.py --keep build/wheels
	rm -rf wheels
	mv build/wheels wheels

# A package for Debian 12, 13 and what shares their libraries, in build/package: the same commit, the same bytes.
package: $(VENV)/run languages
	$(PY) -m resources.delivery.make_package

sample: $(VENV)/dev
	$(PY) resources/sample/make_sample.py

# Every element of the typesetter in fourteen languages, as PDF and as pictures.
specimen: $(VENV)/dev
	$(PY) -m tests.typeset.specimen build/specimen

# docs/glossary.md, from the table beside it.
glossary:
	$(PYTHON) docs/make_glossary.py

# The templates of the catalogues of texts, and the compiled languages.
catalogues:
	$(PYTHON) -m resources.catalogues.make_catalogues

$(VENV)/run: requirements.txt
	$(PYTHON) -m venv --clear $(VENV)
	$(PY) -m pip install $(PIP_FLAGS) -r requirements.txt
	@touch $@

$(VENV)/dev: $(VENV)/run requirements-dev.txt
	$(PY) -m pip install $(PIP_FLAGS) -r requirements-dev.txt
	@touch $@

# Tools under the AGPL that tests and the bench ask as others would: an environment of its own,
# which nothing of the program imports.
$(TOOLS)/ready: tests/attacks/tools/requirements.txt
	$(PYTHON) -m venv --clear $(TOOLS)
	$(TOOLS)/bin/python -m pip install $(PIP_FLAGS) -r $<
	@touch $@

clean:
	rm -rf $(VENV) build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
