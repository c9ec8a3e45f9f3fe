"""The order of the night: what goes with an encounter is begun while the encounter is still a draft."""

from __future__ import annotations

import pytest

from citdesk.workspace import Did, Display, NotNow, ParentFirst, ProblemsRemain, findings_in
from tests.unit.workspace.office import WHOLE, Office

NAME = "/encounter/call/last_name"
TAKEN_OVER = "/diversion/person/last_name"
CHARGE = "/diversion/person/charge"


def _sent_by_the_trail(office: Office) -> list[str]:
    return [line.subject for line in reversed(office.officer.audit_trail()) if line.did is Did.SENT]


def test_a_report_is_begun_from_a_draft_and_follows_it(office: Office) -> None:
    """At the door the name is mended in the encounter, and the other draft says the mended one."""
    encounter = office.officer.start_report("encounter")
    office.fill(encounter, {NAME: "Sampelford"})
    diversion = office.officer.start_report("diversion", encounter)
    assert office.officer.open_report(diversion).session.question(TAKEN_OVER).text == "Sampelford"
    office.fill(encounter, {NAME: "Sampleford"})
    assert office.officer.open_report(diversion).session.question(TAKEN_OVER).text == "Sampleford"


def test_it_waits_for_the_encounter_and_says_so(office: Office) -> None:
    """What takes its facts from a draft is sent after it; nothing of it is lost meanwhile."""
    encounter = office.officer.start_report("encounter")
    diversion = office.officer.start_report("diversion", encounter)
    office.fill(diversion, {CHARGE: "Trespass"})
    with pytest.raises(ParentFirst, match="In it 2 answers must be looked at") as held:
        office.officer.send(diversion)
    assert (held.value.parent, held.value.missing) == (encounter, 2)
    assert office.display(diversion) is Display.DRAFT
    office.fill(encounter, WHOLE)
    office.officer.send(encounter)
    office.officer.send(diversion)
    office.sync()
    assert office.display(diversion) is Display.SENT


def test_both_are_sent_in_the_right_order_at_once(office: Office) -> None:
    """With nothing missing in the encounter, one step sends it and then what takes its facts from it."""
    encounter = office.officer.start_report("encounter")
    office.fill(encounter, WHOLE)
    diversion = office.officer.start_report("diversion", encounter)
    office.fill(diversion, {CHARGE: "Trespass"})
    with pytest.raises(ParentFirst, match="Send both now") as held:
        office.officer.send(diversion)
    assert held.value.missing == 0
    assert office.officer.send_with_parent(diversion).id == diversion
    office.sync()
    assert [row.id for row in office.supervisor.review_queue()] == [encounter, diversion]
    assert _sent_by_the_trail(office) == [encounter, diversion]


def test_an_amendment_being_written_is_not_sent_along(office: Office) -> None:
    """The encounter was sent before and is being amended: that stays a draft, and one report is sent."""
    encounter = office.approved()
    office.officer.rework(encounter)
    office.fill(encounter, {NAME: "Sampleton"})
    diversion = office.officer.start_report("diversion", encounter)
    office.fill(diversion, {CHARGE: "Trespass"})
    before = _sent_by_the_trail(office)
    office.officer.send_with_parent(diversion)
    office.sync()
    assert office.officer.open_report(encounter).session.question(NAME).text == "Sampleton"
    assert [row.id for row in office.supervisor.review_queue()] == [diversion]
    assert _sent_by_the_trail(office) == [*before, diversion]


def test_of_both_none_is_sent_when_one_is_not_finished(office: Office) -> None:
    """A charge is missing in the diversion: the encounter stays a draft as well."""
    encounter = office.officer.start_report("encounter")
    office.fill(encounter, WHOLE)
    diversion = office.officer.start_report("diversion", encounter)
    with pytest.raises(ProblemsRemain):
        office.officer.send_with_parent(diversion)
    assert {office.display(encounter), office.display(diversion)} == {Display.DRAFT}


def test_a_draft_says_what_can_be_begun_on_it(office: Office) -> None:
    """The forms that grow from the encounter, and the one that is begun already."""
    encounter = office.officer.start_report("encounter")
    diversion = office.officer.start_report("diversion", encounter)
    offered = {each.form_id: each.report for each in office.officer.open_report(encounter).goes_with}
    assert offered == {"diversion": diversion, "referral": None}
    assert office.officer.open_report(diversion).goes_with == ()


def test_what_was_sent_is_opened_again_not_begun_again(office: Office) -> None:
    """An encounter that is mended leads to the diversion that was sent on it, which may have to follow."""
    encounter = office.sent()
    diversion = office.officer.start_report("diversion", encounter)
    office.fill(diversion, {CHARGE: "Trespass"})
    office.officer.send(diversion)
    office.sync()
    office.returned(encounter)
    office.officer.rework(encounter)
    offered = {each.form_id: each.report for each in office.officer.open_report(encounter).goes_with}
    assert offered == {"diversion": diversion, "referral": None}


def test_a_draft_that_others_rest_on_is_not_deleted(office: Office) -> None:
    """Deleting the encounter under a diversion would leave that one without its facts."""
    encounter = office.officer.start_report("encounter")
    diversion = office.officer.start_report("diversion", encounter)
    with pytest.raises(NotNow, match="Delete that one first"):
        office.officer.discard_draft(encounter)
    office.officer.discard_draft(diversion)
    office.officer.discard_draft(encounter)
    assert office.officer.reports() == ()


def test_the_encounter_knows_what_is_begun(office: Office) -> None:
    """A draft beside it counts as begun, until it was sent."""
    encounter = office.officer.start_report("encounter")
    office.fill(encounter, WHOLE)
    diversion = office.officer.start_report("diversion", encounter)
    assert office.officer.open_report(encounter).begun == {"diversion"}
    office.fill(diversion, {CHARGE: "Trespass"})
    office.officer.send(encounter)
    office.officer.send(diversion)
    assert office.officer.open_report(encounter).begun == frozenset()


@pytest.mark.parametrize(
    ("ended", "form", "words"),
    [
        ("emergency_hold", "hold", "The hold statement is begun, not sent"),
        ("diversion", "diversion", "The diversion form is begun, not sent"),
        ("warm_handoff", "referral", "The referral is begun, not sent"),
        ("detox", "transfer", "The transfer is begun, not sent"),
    ],
)
def test_what_is_begun_is_not_asked_for_again(ended: str, form: str, words: str) -> None:
    """The check no longer says to write what is being written, but that it has still to be sent."""
    told = f"<encounter><outcome><disposition>{ended}</disposition></outcome></encounter>".encode()
    other = [f"<{form}/>".encode()]
    (said,) = [each for each in findings_in(told, other, {form}) if each.awaits == form]
    assert said.message.startswith(words)
    assert not [each for each in findings_in(told, other) if each.awaits == form]
