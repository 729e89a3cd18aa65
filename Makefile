# Two commands do everything on a fresh Debian machine: make run, make test.
PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
PIP_FLAGS := --require-hashes --disable-pip-version-check --quiet
ifneq ($(wildcard wheels/*.whl),)
PIP_FLAGS += --no-index --find-links wheels
endif
OUT ?= build/demo

.PHONY: run test test-long bench lint wheels sample clean

run: $(VENV)/run
	@rm -rf $(OUT)
	$(PY) main.py demo $(OUT)

test: $(VENV)/dev
	@PYTHON=$(PY) sh tests/system_tools.sh
	$(MAKE) --no-print-directory lint
	$(PY) -m pytest -m "not long"

test-long: $(VENV)/dev
	@PYTHON=$(PY) sh tests/system_tools.sh
	$(PY) -m pytest -m "long" --durations=10

bench: $(VENV)/dev
	$(PY) -m tests.bench

lint: $(VENV)/dev
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports

wheels:
	$(PYTHON) -m venv $(VENV)
	$(VENV)/bin/pip download --disable-pip-version-check --require-hashes --only-binary :all: -r requirements-dev.txt -d wheels

sample: $(VENV)/dev
	$(PY) resources/sample/make_sample.py

$(VENV)/run: requirements.txt
	$(PYTHON) -m venv $(VENV)
	$(VENV)/bin/pip install $(PIP_FLAGS) -r requirements.txt
	@touch $@

$(VENV)/dev: $(VENV)/run requirements-dev.txt
	$(VENV)/bin/pip install $(PIP_FLAGS) -r requirements-dev.txt
	@touch $@

clean:
	rm -rf $(VENV) build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
