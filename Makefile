# Everything happens in a virtual environment of its own; nothing is installed by hand.
VENV ?= .venv
BIN  := $(VENV)/bin
ILLUSTRATIVE := drafts/illustrative
CHROMIUM := $(firstword $(foreach name,chromium chromium-browser google-chrome,$(shell command -v $(name))))

.PHONY: demo test lint bench clean

demo: $(VENV)/ready      ## compare the last two sample drafts, write report.html
	$(BIN)/diffy compare $(ILLUSTRATIVE)/second-draft.md $(ILLUSTRATIVE)/third-draft.md \
		--demands un-cybercrime -o report.html

test: $(VENV)/ready $(if $(CHROMIUM),$(VENV)/browser)  ## run the tests
	$(BIN)/python -m pytest -q -n auto --dist loadfile

lint: $(VENV)/linters    ## check style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(VENV)/ready     ## measure quality and speed
	$(BIN)/python -m tests.bench

clean:                   ## remove what the other targets made
	rm -rf $(VENV) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	rm -f report.html

# The stamp files make a second run instant and follow a changed setup.cfg.
$(VENV)/ready: setup.cfg pyproject.toml
	python3 -m venv --clear $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[test]'
	$(BIN)/python -m compileall -q diffy
	touch $@

# What the report is tested with in a browser; those tests are skipped without one.
$(VENV)/browser: $(VENV)/ready
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[test,browser]'
	touch $@

$(VENV)/linters: $(VENV)/ready
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[test,lint]'
	touch $@
