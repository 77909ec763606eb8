# Two commands: `make demo` and `make test`. Python 3.11+, make and git are all they need.

VENV := .venv
PY := $(VENV)/bin/python
# The first of these that is 3.11 or newer makes the venv; or say `make PYTHON=... demo`.
PYTHON ?=
CANDIDATES := $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11 python

.PHONY: help demo run test check format lint types arrows bench snap clean
.NOTPARALLEL:
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

help: ## What there is to make
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' $(firstword $(MAKEFILE_LIST)) | expand -t 16

demo: $(VENV)/run.stamp ## A ready example session; into a pipe it plays itself and prints its minutes
	@$(PY) -m maktui demo $(ARGS)

run: $(VENV)/run.stamp ## The app on your own record
	@$(PY) -m maktui $(ARGS)

test: $(VENV)/dev.stamp ## All tests (ARGS="tests/unit -x" for some)
	$(PY) -m pytest -n auto --dist worksteal $(ARGS)

check: format lint types arrows test ## Everything a change must pass

format: $(VENV)/dev.stamp ## Is the layout of the code right? (`ruff format` mends it)
	$(PY) -m ruff format --check .

lint: $(VENV)/dev.stamp ## Ruff
	$(PY) -m ruff check .

types: $(VENV)/dev.stamp ## Mypy, strict
	$(PY) -m mypy

arrows: $(VENV)/dev.stamp ## Who may import whom
	$(VENV)/bin/lint-imports

bench: $(VENV)/dev.stamp ## Measure speed; writes docs/performance.md
	$(PY) -m tests.bench $(ARGS)

snap: $(VENV)/dev.stamp ## Take the pictures of the screens anew; look at them before you commit
	$(PY) -m pytest -n auto tests/snaps --snapshot-update $(ARGS)

clean: ## Throw away the venv and everything made
	rm -rf $(VENV) build dist snapshot_report.html .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

# What pip says goes to stderr: the stdout of `make demo` is for the minutes alone.
$(VENV)/run.stamp: pyproject.toml | $(PY)
	@echo "maktui: installing, only this first time ..." >&2
	@$(PY) -m pip install --quiet --disable-pip-version-check --editable . >&2
	@touch $@

$(VENV)/dev.stamp: pyproject.toml | $(PY)
	@echo "maktui: installing, with what the tests need, only this first time ..." >&2
	@$(PY) -m pip install --quiet --disable-pip-version-check --editable ".[dev]" >&2
	@touch $(VENV)/run.stamp $@

$(PY):
	@for python in $(CANDIDATES); do \
	  if $$python -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    exec $$python -m venv --clear $(VENV) >&2; \
	  fi; \
	done; \
	echo "maktui needs Python 3.11 or newer, with venv (on Debian and Ubuntu: apt install python3-venv)." >&2; \
	exit 1
