"""The custody clocks of a person's own cases, read from drafts and sent reports alike."""

from __future__ import annotations

from datetime import timedelta

from citdesk.workspace import Workspace
from tests.unit.workspace.office import WHOLE, Office


def _note(work: Workspace, minutes: int) -> str:
    report = work.start_report("encounter")
    began = work.open_report(report).row.changed_at - timedelta(minutes=minutes)
    xml = f"<quick_note><times><custody_at>{began.isoformat()}</custody_at></times></quick_note>"
    work.save_draft(report, xml.encode(), {})
    return report


def test_a_note_still_being_written_runs_a_clock(office: Office) -> None:
    """The officer sees the clock from the moment the time is on disk, and the supervisor does not."""
    assert office.officer.custody_clocks() == ()
    _note(office.officer, 38)
    (clock,) = office.officer.custody_clocks()
    assert clock.limit is None
    assert office.supervisor.custody_clocks() == ()


def test_reports_without_custody_run_none(office: Office) -> None:
    """A sent report that says nothing of custody adds no clock; the longest running comes first."""
    office.sent(WHOLE)
    assert office.officer.custody_clocks() == ()
    _note(office.officer, 5)
    _note(office.officer, 50)
    first, second = office.officer.custody_clocks()
    assert first.started < second.started


def test_what_a_colleague_reports_in_the_case_counts(office: Office) -> None:
    """Let go by one's own account only: the colleague's report does not say so yet, and the clock runs on."""
    case = office.sent(WHOLE)
    work = office.supervisor
    note = work.start_report("diversion", case)
    began = work.open_report(note).row.changed_at - timedelta(minutes=38)
    tapped = f"<quick_note><times><custody_at>{began.isoformat()}</custody_at></times></quick_note>"
    work.save_draft(note, tapped.encode(), {})
    own = work.start_report("referral", case)
    free = (
        f"<encounter><outcome><disposition>resolved</disposition><left_at>{began.isoformat()}</left_at></outcome>"
        "<narrative><signed_name>I. Okafor</signed_name></narrative></encounter>"
    )
    work.save_draft(own, free.encode(), {})
    (clock,) = work.custody_clocks()
    assert clock.started == began
