"""Each encounter script runs through the shipped forms with exactly the problems it foresees."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scenario.scripts import Script, load_scripts
from tests.unit.forms.rehearsal import Rehearsal

FOLDER = Path(__file__).parents[2] / "scenario" / "encounters"
SCRIPTS = (*load_scripts(FOLDER), *load_scripts(FOLDER / "more"))


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.id)
def test_script_runs_to_its_end(script: Script, capsys: pytest.CaptureFixture[str]) -> None:
    """Every step finds the form as the script says, and a report is sent without a problem left."""
    efforts = Rehearsal(script).play()
    with capsys.disabled():
        for effort in efforts:
            cost = f"{effort.questions:4} questions {effort.keystrokes:6} keystrokes"
            print(f"\n{script.id:24}{effort.report:14}{cost}", end="")
    assert all(effort.questions > 0 for effort in efforts)
