VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= python3

.PHONY: run test setup pictures lock

run: setup  ## build the index if needed and serve on 127.0.0.1:8000
	$(BIN)/hoidap index
	$(BIN)/hoidap serve

test: setup  ## lint, types, documents, tests
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/hoidap check
	OMP_NUM_THREADS=1 $(BIN)/pytest -n 2 --dist loadfile --no-loadscope-reorder -m "not alone"
	$(BIN)/pytest -m alone

setup: $(VENV)/.installed

$(VENV)/.installed: requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	touch $@

pictures: setup  ## the screenshots of README.md, made anew
	PYTHONPATH=tests $(BIN)/python -m browser.screenshots docs

lock: setup  ## write requirements.lock from what is installed
	$(BIN)/python -m pip freeze --exclude hoidap | sed 's/^torch.*/torch==2.13.0/' > requirements.lock
