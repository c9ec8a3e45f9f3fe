"""Giving a report out as a submission for other servers."""

from __future__ import annotations

import pytest

from citdesk.workspace import AmbiguousReport, Did, NotNow, UnknownReport
from tests.unit.workspace.office import WHOLE, Office


def test_a_sent_report_is_given_out_whole_and_recorded(office: Office) -> None:
    """The last version comes out under the report's id or number, and the audit trail says so."""
    report = office.sent()
    submission = office.officer.export_report(report)
    assert b"Sampleford" in submission.xml
    assert b'id="encounter"' in submission.xml
    assert b'version="1"' in submission.xml
    number = office.officer.reports()[0].number
    assert number is not None
    assert office.officer.export_report(number).xml == submission.xml
    assert office.officer.export_report(report[:13]).xml == submission.xml
    latest = office.officer.audit_trail(1)[0]
    assert (latest.did, latest.subject, latest.detail) == (Did.EXPORTED, report, submission.instance_id)


def test_a_supervisor_gives_out_what_waits_for_a_decision(office: Office) -> None:
    """Whoever decides on a report has it whole."""
    report = office.sent()
    assert b"Sampleford" in office.supervisor.export_report(report).xml


def test_a_liaison_cannot_give_out_what_a_liaison_does_not_have(office: Office) -> None:
    """The court's part is no report: there is nothing whole to give out."""
    report = office.approved()
    with pytest.raises(UnknownReport):
        office.liaison.export_report(report)


def test_a_draft_is_not_given_out(office: Office) -> None:
    """What was never sent is nobody's record yet."""
    report = office.officer.start_report("encounter")
    office.fill(report, WHOLE)
    with pytest.raises(NotNow):
        office.officer.export_report(report)


def test_a_name_that_fits_several_reports_is_asked_back(office: Office) -> None:
    """Two reports of one moment begin alike: neither is taken for the other, and too short a name is none."""
    first, second = office.sent(), office.sent()
    alike = next(at for at, (a, b) in enumerate(zip(first, second, strict=True)) if a != b)
    assert alike >= 6
    with pytest.raises(AmbiguousReport):
        office.officer.export_report(first[:alike])
    with pytest.raises(UnknownReport):
        office.officer.export_report(first[:3])
