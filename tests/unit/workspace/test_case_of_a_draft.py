"""What a child report takes from an encounter that is still being written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from citdesk.resource_files import forms_path
from tests.scenario.scripts import load_script
from tests.unit.forms.drafts import FOLDER
from tests.unit.forms.rehearsal import Rehearsal
from tests.unit.workspace.office import Office

IDENTITY, BORN = "/encounter/person/identity", "/encounter/person/born_on"


@pytest.fixture
def agency(tmp_path: Path) -> Iterator[Office]:
    """Three people with the shipped forms."""
    made = Office(tmp_path, forms_path())
    made.sync()
    yield made
    made.close()


@pytest.mark.parametrize("form_id", ["hold", "diversion", "referral"])
def test_an_answer_that_is_not_asked_any_more_reaches_no_child_report(agency: Office, form_id: str) -> None:
    """A date of birth, then the person turned out to be unknown: the draft remembers it, no child has it."""
    rehearsal = Rehearsal(load_script(FOLDER / "more" / "hold_refused_tx.toml"))
    rehearsal.play()
    agency.move_to(rehearsal.script.now)
    encounter = agency.officer.start_report("encounter")
    agency.officer.save_draft(encounter, rehearsal.sent["encounter"], {})
    named = agency.officer.start_report(form_id, encounter)
    assert agency.officer.open_report(named).session.question(f"/{form_id}/person/born_on").text
    agency.fill(encounter, {IDENTITY: "unknown"})
    draft = agency.officer.open_report(encounter).session
    assert b"<born_on>1983-05-21" in draft.to_xml()
    assert not draft.question(BORN).relevant
    begun = agency.officer.start_report(form_id, encounter)
    for report in (begun, named):
        session = agency.officer.open_report(report).session
        assert session.question(f"/{form_id}/person/born_on").text == ""


GROUND = "/hold/grounds/criterion[1]"


def test_a_fact_deleted_in_the_encounter_is_told_where_a_ground_took_it(agency: Office) -> None:
    """The hold keeps what stands there, says that it was changed, and takes it over with one tap."""
    rehearsal = Rehearsal(load_script(FOLDER / "more" / "hold_refused_tx.toml"))
    rehearsal.play()
    agency.move_to(rehearsal.script.now)
    encounter = agency.officer.start_report("encounter")
    agency.officer.save_draft(encounter, rehearsal.sent["encounter"], {})
    hold = agency.officer.start_report("hold", encounter)
    agency.fill(hold, {f"{GROUND}/which": "danger_self"})
    taken = agency.officer.open_report(hold).session.question(f"{GROUND}/facts").text
    assert taken
    assert not agency.officer.open_report(hold).session.question(f"{GROUND}/facts_again").relevant

    session = agency.officer.open_report(encounter).session
    session.answer(
        "/encounter/seen/fact[1]/what", "At 17:40 she said that she wants to sleep and not wake up."
    )
    agency.officer.save_draft(encounter, session.to_xml(), {})
    session = agency.officer.open_report(hold).session
    assert session.question(f"{GROUND}/facts").text == taken
    assert session.question(f"{GROUND}/facts_changed").relevant
    assert "not wake up" in session.question(f"{GROUND}/facts_changed").label
    assert "fact_taken_back" in [finding.code for finding in agency.officer.findings(hold)]

    session.answer(f"{GROUND}/facts_again", "OK")
    assert "not wake up" in session.question(f"{GROUND}/facts").text
    assert not session.question(f"{GROUND}/facts_changed").relevant
    agency.officer.save_draft(hold, session.to_xml(), {})
    assert "fact_taken_back" not in [finding.code for finding in agency.officer.findings(hold)]
