"""Each encounter script runs through the shipped forms with exactly the problems it foresees."""

from __future__ import annotations

import re
from statistics import median

import pytest

from tests.scenario.scripts import Script
from tests.unit.forms.effort import MOST_QUESTIONS, PAGE, SCRIPTS, page, questions
from tests.unit.forms.rehearsal import Rehearsal, law_packs
from tests.unit.forms.test_shipped_forms import FORMS


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.id)
def test_script_runs_to_its_end(script: Script) -> None:
    """Every step finds the form as the script says, and a report is sent without a problem left."""
    efforts = Rehearsal(script).play()
    assert all(effort.questions > 0 for effort in efforts)


def test_what_each_script_costs_is_written_down() -> None:
    """Running the command again would change nothing, and each form is used by some script."""
    made = page()
    assert PAGE.read_text(encoding="utf-8") == made
    used = set(re.findall(r"^\| \S+ \| \S+ \| (\w+) \|", made, re.MULTILINE)) - {"Form"}
    assert used == set(FORMS)


def test_every_law_pack_is_used_by_some_script() -> None:
    """A hold is sent under each shipped pack; a pack without a script makes this fail."""
    states: set[object] = set()
    for script in SCRIPTS:
        rehearsal = Rehearsal(script)
        rehearsal.play()
        sent = [rehearsal.desks[report] for report in rehearsal.sent]
        states |= {desk.session.value("/hold/law/state") for desk in sent if desk.form_id == "hold"}
    assert states == set(law_packs())


def test_the_typical_encounter_stays_short() -> None:
    """The encounter in the middle asks for fewer than ninety answers."""
    assert median(questions()) < MOST_QUESTIONS
