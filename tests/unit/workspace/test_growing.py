"""A quick note grows into the encounter report, and goes on record with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from citdesk.workspace import Did, Display, NotNow
from tests.unit.forms.rehearsal import Rehearsal
from tests.unit.workspace.nights import office_of, played_night
from tests.unit.workspace.office import Office


@pytest.fixture(scope="module")
def played() -> Rehearsal:
    """The first minute, as its script has it."""
    return played_night("more/first_minute")


@pytest.fixture
def agency(tmp_path: Path, played: Rehearsal) -> Iterator[Office]:
    """Three people with the shipped forms, on the night of the script."""
    with office_of(played, tmp_path) as made:
        yield made


def test_nothing_is_typed_again(agency: Office, played: Rehearsal) -> None:
    """The report has the note's times, place and name; going on twice opens the same one."""
    note = agency.officer.start_report("quick_note")
    agency.officer.save_draft(note, played.sent["note"], {})
    assert agency.officer.open_report(note).grows_into == "Encounter report"
    report = agency.officer.grow(note)
    assert agency.officer.grow(note) == report
    session = agency.officer.open_report(report).session
    assert session.question("/encounter/place/address").text == "88 Gable Street, back yard"
    assert session.question("/encounter/call/arrived_at").value is not None
    assert session.question("/encounter/weapons/armed").text == "no"
    with pytest.raises(NotNow):
        agency.officer.grow(report)


def test_the_note_is_sent_with_the_report_and_waits_for_nobody(agency: Office, played: Rehearsal) -> None:
    """Both go on record and into the trail; only the report stands in the supervisor's queue."""
    note = agency.officer.start_report("quick_note")
    agency.officer.save_draft(note, played.sent["note"], {})
    report = agency.officer.grow(note)
    agency.officer.save_draft(report, played.sent["encounter"], {})
    agency.officer.send(report)
    agency.sync()
    assert agency.display(note) is Display.SENT
    assert [row.id for row in agency.supervisor.review_queue()] == [report]
    trail = [line.subject for line in reversed(agency.officer.audit_trail()) if line.did is Did.SENT]
    assert trail == [note, report]


def test_an_unfinished_note_keeps_both_drafts(agency: Office, played: Rehearsal) -> None:
    """A note without its required answers is named, and nothing is sent."""
    note = agency.officer.start_report("quick_note")
    report = agency.officer.grow(note)
    agency.officer.save_draft(report, played.sent["encounter"], {})
    with pytest.raises(NotNow, match="quick note is not finished"):
        agency.officer.send(report)
    assert agency.display(note) is Display.DRAFT
    assert agency.display(report) is Display.DRAFT


def test_a_position_instead_of_an_address_is_taken_over(agency: Office) -> None:
    """Where there was no address, the report knows the place by the note's position."""
    note = agency.officer.start_report("quick_note")
    session = agency.officer.open_report(note).session
    session.answer("/quick_note/scene/position", "29.76 -95.37 0 5")
    agency.officer.save_draft(note, session.to_xml(), {})
    report = agency.officer.open_report(agency.officer.grow(note)).session
    assert report.question("/encounter/place/position").relevant
    assert report.question("/encounter/place/position").text.startswith("29.76 -95.37")
