# The one door. `make run` and `make test` set up everything they need.
.PHONY: help run test check format bench pictures paper-pictures article-pictures conformance translations lock public-forms clean run-environment dev-environment

help:
	@echo "make run          set up everything and start CITDesk with a demonstration agency"
	@echo "make test         set up everything and run the whole suite"
	@echo "make check        format, lint, types, import contracts"
	@echo "make bench        benchmarks, each with its peer in the same run (BENCH=exchange: one; BENCH=--full: full sizes)"
	@echo "make article-pictures  the pictures of docs/article.md and most of the user guide, through the real windows"
	@echo "make pictures     a picture of every screen in every theme, 1024x768 and 1920x1080, and sheets of them"
	@echo "                  (in demo-output/screens; SCREEN=board: one; SCREEN='form-*': some)"
	@echo "make paper-pictures every paper of every encounter script, checked; one of each kind in docs/pictures/papers.png"
	@echo "make conformance  the form engine against recorded behaviour (CONFORMANCE=<folder>)"
	@echo "make translations brings the file of Spanish screen texts up to date with the code"
	@echo "make public-forms  fetches a form of the US government that a test fills; without it that test is skipped"
	@echo "make format       put the code into the project's format"
	@echo "make lock         pin the newest permitted versions, with hashes"

run-environment:
	@scripts/system-packages run
	@scripts/environment run

dev-environment:
	@scripts/system-packages test
	@scripts/environment dev

run: run-environment
	@scripts/with-keyring .venv/bin/citdesk demo --scripts tests/scenario/encounters --output demo-output

# three at once on two cores: a fifth of the time a test waits, for a window, a process or HQ
test: dev-environment
	@scripts/in-memory scripts/with-keyring .venv/bin/python -m pytest -q -n 3 --dist loadgroup $(TESTS)

check: dev-environment
	@.venv/bin/ruff format --check --quiet . || { echo "make format puts this right"; exit 1; }
	@.venv/bin/ruff check --quiet .
	@.venv/bin/lint-imports --no-cache >/dev/null 2>&1 || .venv/bin/lint-imports --no-cache
	@.venv/bin/pyright --warnings
	@echo "check: format, lint, import contracts and types are in order"

format: dev-environment
	@.venv/bin/ruff format --quiet .
	@.venv/bin/ruff check --quiet --fix .

bench: dev-environment
	@scripts/with-keyring .venv/bin/python -m benchmarks $(BENCH)

public-forms: dev-environment
	@scripts/public-forms

paper-pictures: dev-environment
	@.venv/bin/python -m tests.unit.paperwork.contact_sheet docs/pictures/papers.png

pictures: dev-environment
	@.venv/bin/python -m tests.pictures $(if $(SCREEN),--screen '$(SCREEN)') $(if $(TEXT),--text $(TEXT)) \
		$(if $(LANGUAGE),--language $(LANGUAGE)) demo-output/screens

article-pictures: dev-environment
	@CITDESK_PICTURES=docs/pictures scripts/with-keyring .venv/bin/python -m pytest -q tests/gui/field_guide/test_version.py \
		tests/gui/shell/test_court_journey.py tests/gui/facing/test_facing.py \
		tests/scenario/test_article_pictures.py tests/scenario/test_consult_windows.py tests/scenario/test_practice_windows.py \
		tests/scenario/test_check_windows.py tests/scenario/test_figures_windows.py \
		tests/scenario/test_supervisor_windows.py

conformance: dev-environment
	@.venv/bin/python -m tests.conformance

translations: dev-environment
	@scripts/translations

lock:
	@uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
		pyproject.toml --extra hq --extra build -o requirements/run.txt
	@uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
		pyproject.toml --extra dev --extra build -o requirements/dev.txt
	@uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
		requirements/anki-peer.in -o requirements/anki-peer.txt

clean:
	rm -rf .venv demo-output build dist
