# The commands of the project. Each first sets up what is missing (setup.sh), and says nothing where nothing is.

PYTHON_HERE := .venv/bin/python
ROOMS := run_evaluation.py commands reports evaluation indicators tests benchmarks

.PHONY: evaluate test soak bench check lock clean setup setup-test

evaluate: setup  ## evaluates the workbooks in inputs/; make evaluate ARGS="--lang fi"
	@$(PYTHON_HERE) run_evaluation.py run $(ARGS)

test: check  ## the whole test suite, soak excepted; make test ARGS="-k panel"
	@$(PYTHON_HERE) -m pytest -m "not soak" -n 2 $(ARGS)

check: setup-test  ## style, types and the direction of imports
	@$(PYTHON_HERE) -m ruff check --quiet .
	@$(PYTHON_HERE) -m mypy --no-error-summary
	@found=$$($(PYTHON_HERE) .venv/bin/lint-imports --no-logo) || { echo "$$found"; exit 1; }

soak: setup-test  ## long repetition and faults, for hours
	@$(PYTHON_HERE) -m pytest -m soak $(ARGS)

bench: setup-test  ## how fast the tool is, beside what it is held against in the same run
	@OPENBLAS_NUM_THREADS=1 $(PYTHON_HERE) -m benchmarks.uncertainty
	@$(PYTHON_HERE) -m benchmarks.check
	@$(PYTHON_HERE) -m benchmarks.runs

lock:  ## renews both lock files from the ranges in pyproject.toml
	@./setup.sh lock

clean:  ## takes away what was set up and all caches; inputs and outputs stay
	@rm -rf .venv build .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	@find $(ROOMS) -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true

setup:
	@./setup.sh run

setup-test:
	@./setup.sh test
