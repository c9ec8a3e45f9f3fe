"""The other encounter scripts through form, vault, exchange over TLS, HQ and review, each in a new agency."""

from __future__ import annotations

from pathlib import Path

import pytest

from citdesk.cli.demonstration.scripts import Script, load_scripts
from tests.scenario.played import played

MORE = load_scripts(Path(__file__).parent / "encounters" / "more")


@pytest.mark.parametrize("script", MORE, ids=lambda script: script.id)
def test_every_script_runs_to_its_end(script: Script, tmp_path: Path) -> None:
    """Every report is sent, numbered and decided as its script says, and every paper is a PDF of it."""
    played(script, tmp_path)
