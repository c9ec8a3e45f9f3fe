"""Every encounter script from the first answer to the last paper: form, vault, exchange over TLS, HQ, PDF."""

from __future__ import annotations

from pathlib import Path

import pytest

from citdesk.cli.demonstration.player import Player
from citdesk.cli.demonstration.scripts import Approve, Print, Script, Send, load_scripts
from tests.scenario.real_agency import RealAgency

SCRIPTS = load_scripts(Path(__file__).parent / "encounters")
SIX = {
    "bridge",
    "voices_no_weapon",
    "veteran_firearm",
    "dementia_neighbour",
    "trespass_diversion",
    "with_mistakes",
}


def test_the_six_encounters_are_there() -> None:
    """A bridge, voices, a veteran, dementia, trespass, mistakes; one is mended and one amended."""
    assert {script.id for script in SCRIPTS} >= SIX
    acts = {type(step).__name__ for script in SCRIPTS for step in script.steps}
    assert {"Return", "Reopen", "Amend", "Print"} <= acts


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.id)
def test_an_encounter_runs_to_its_end(script: Script, agency: RealAgency, tmp_path: Path) -> None:
    """What is sent arrives, what is approved is on record, what is printed is a PDF of that."""
    papers = tmp_path / "papers"
    account = Player(agency.hands(papers), agency.clock).play(script)
    for key, trace in account.reports.items():
        steps = [step for step in script.steps if step.report == key]
        if any(isinstance(step, Approve) for step in steps):
            assert trace.states[-1][0] == "approved"
        if any(isinstance(step, Send) for step in steps):
            assert trace.number is not None
    prints = [step for step in script.steps if isinstance(step, Print)]
    assert [paper.kind for paper in account.papers] == [step.paper for step in prints]
    for paper in account.papers:
        assert (papers / paper.file).read_bytes().startswith(b"%PDF-")
    assert all(not workspace.sync_status().waiting for workspace in agency.workspaces.values())
