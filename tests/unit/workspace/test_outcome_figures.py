"""The figures of a unit come from its approved reports, and nobody but its supervisor gets any."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from citdesk.casework.ids import ReportId
from citdesk.workspace import OutcomeFigures
from tests.unit.forms.rehearsal import Rehearsal
from tests.unit.workspace.nights import office_of, played_night
from tests.unit.workspace.office import Office


@pytest.fixture(scope="module")
def played() -> Rehearsal:
    """A night on the bridge, as its script has it."""
    return played_night("bridge")


@pytest.fixture
def agency(tmp_path: Path, played: Rehearsal) -> Iterator[Office]:
    """Three people with the shipped forms, on the night of the script."""
    with office_of(played, tmp_path) as made:
        yield made


def sent(agency: Office, played: Rehearsal, name: str = "Sample") -> str:
    """The encounter with a person of this name, sent."""
    report = agency.officer.start_report("encounter")
    answers = re.sub(
        b"<last_name>[^<]*<", f"<last_name>{name}<".encode(), played.written["encounter"], count=1
    )
    agency.officer.save_draft(report, answers, {})
    agency.officer.send(report)
    agency.sync()
    return report


def approve(agency: Office, report: str) -> None:
    """The supervisor approves it, whatever the checks ask about."""
    page = agency.supervisor.review(report)
    agency.supervisor.approve(report, page.revision, {stop.code: "Looked at." for stop in page.stops})
    agency.sync(agency.supervisor)


def told(agency: Office, days: int = 30) -> OutcomeFigures:
    """The supervisor's figures when all was read."""
    calls = agency.supervisor.figures
    while calls.read_some():
        pass
    return calls.figures(days)


def values(found: OutcomeFigures) -> dict[str, float]:
    """The figures that are told."""
    return {each.measure.id: each.now.value for each in found.figures if each.now is not None}


def test_approved_reports_make_figures(agency: Office, played: Rehearsal) -> None:
    """Five people on the bridge: what was found of each is what is told of all; four tell nothing."""
    for number in range(5):
        report = sent(agency, played, ("Sample", "Example", "Specimen", "Exemplar", "Model")[number])
        if number == 0:
            agency.returned(report)
            agency.officer.rework(report)
            agency.officer.send(report)
            agency.sync()
        approve(agency, report)
        if number == 3:
            assert (told(agency).reports, values(told(agency))) == (4, {})
    found = told(agency)
    assert (found.unit, found.reports) == (agency.supervisor.person.unit, 5)
    figures = values(found)
    assert (figures["force"], figures["returned"], figures["hurt"]) == (0, 20, 0)
    assert figures["on_scene"] == 55
    agency.move_to(played.script.now + timedelta(days=1))
    assert [told(agency, days=days).reports for days in (1, 2)] == [0, 5]


def test_five_nights_of_one_person_tell_nothing(agency: Office, played: Rehearsal) -> None:
    """They are counted, and every figure would be about somebody in particular."""
    for _ in range(5):
        approve(agency, sent(agency, played))
    assert (told(agency).reports, values(told(agency))) == (5, {})


def test_what_waits_counts_for_nothing(agency: Office, played: Rehearsal) -> None:
    """Nobody has checked it yet."""
    sent(agency, played)
    assert told(agency).reports == 0


def test_an_officer_gets_no_figures(agency: Office, played: Rehearsal) -> None:
    """The reports of the unit are their supervisor's to count."""
    report = sent(agency, played)
    approve(agency, report)
    assert agency.officer.figures.read_some() == 0
    assert agency.officer.figures.figures(365).reports == 0


def test_reports_are_read_in_slices_and_each_once(
    agency: Office, played: Rehearsal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An answer can be saved in between, and coming back to the page costs nothing."""
    for _ in range(2):
        approve(agency, sent(agency, played))
    monkeypatch.setattr("citdesk.workspace.outcome_figures._SLICE", 1)
    calls = agency.supervisor.figures
    assert (calls.read_some(), calls.figures(30).reports) == (1, 1)
    assert (calls.read_some(), calls.figures(30).reports) == (0, 2)
    monkeypatch.setattr("citdesk.workspace.outcome_figures._reading", lambda *_given: pytest.fail("again"))
    assert calls.read_some() == 0


def seal(agency: Office, report: str) -> None:
    """The supervisor's vault learns that the report was sealed by order."""
    vault = agency.supervisor.vault
    kept = vault.standings.kept(ReportId(report))
    assert kept is not None
    with vault.store.writing():
        vault.standings.put(replace(kept.standing, sealed=True), kept.changed_at)


def test_what_was_sealed_while_the_page_was_closed_counts_no_longer(
    agency: Office, played: Rehearsal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever leaves in the middle of reading and comes back reads on, and gets what stands by then."""
    monkeypatch.setattr("citdesk.workspace.outcome_figures._SLICE", 1)
    first = sent(agency, played)
    approve(agency, first)
    approve(agency, sent(agency, played))
    assert agency.supervisor.figures.read_some() == 1
    seal(agency, first)
    assert told(agency).reports == 1
