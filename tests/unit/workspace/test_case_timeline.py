"""A case from the call to its last paper, out of drafts, revisions and events."""

from __future__ import annotations

from datetime import datetime, timedelta

from citdesk.workspace import CaseTimeline, RecordMoment, SceneMoment
from tests.unit.vault.props import OFFICER
from tests.unit.workspace.office import WHOLE, Office


def _kinds(timeline: CaseTimeline) -> list[str]:
    return [moment.kind.value for moment in timeline.moments]


def _note(office: Office, encounter: str, **minutes_ago: int) -> datetime:
    """A note on the case that is still being written, with times tapped so many minutes ago."""
    now = office.laptops[OFFICER.badge].clock.now()
    note = office.officer.start_report("diversion", encounter)
    times = "".join(
        f"<{name}>{(now - timedelta(minutes=ago)).isoformat()}</{name}>" for name, ago in minutes_ago.items()
    )
    office.officer.save_draft(note, f"<quick_note><times>{times}</times></quick_note>".encode(), {})
    return now


def test_what_became_of_a_report_stands_in_order_of_time(office: Office) -> None:
    """Sent, returned with who did it, sent again, approved, and the paper; the clocks here go apart."""
    report = office.sent(WHOLE)
    office.returned(report)
    office.officer.rework(report)
    office.fill(report, {"/encounter/seen/age": 40})
    office.officer.send(report)
    waiting = office.officer.case_timeline(report).moments[-1]
    assert (waiting.kind, waiting.waiting) == (RecordMoment.SENT_AGAIN, True)
    office.sync()
    office.supervisor.approve(report, office.supervisor.review(report).revision, {})
    office.sync(office.supervisor)
    job = office.supervisor.prepare_paper(report, "encounter_report", "Clerk", "hearing")
    office.supervisor.issue_paper(job, job.make())
    office.sync(office.supervisor)
    timeline = office.supervisor.case_timeline(report)
    assert _kinds(timeline) == ["occurred", "sent", "returned", "sent_again", "approved", "paper"]
    assert [moment.of for moment in timeline.moments[-2:]] == ["Encounter report", "Encounter report"]
    assert {moment.by for moment in timeline.moments} == {"", "Rivera Example", "Okafor Example"}
    assert not any(moment.waiting for moment in timeline.moments)
    assert timeline.custody is None


def test_times_tapped_in_a_draft_count_at_once(office: Office) -> None:
    """The officer sees arrival and custody before anything of them was sent, and the clock that runs."""
    report = office.sent(WHOLE)
    now = _note(office, report, arrived_at=50, cit_arrived_at=40, custody_at=30)
    timeline = office.officer.case_timeline(report)
    assert _kinds(timeline) == ["arrived", "cit_arrived", "custody", "occurred", "sent"]
    assert timeline.custody is not None
    assert timeline.custody.started == now - timedelta(minutes=30)


def test_a_time_that_two_reports_name_stands_once(office: Office) -> None:
    """The note and what grew from it say the same arrival; two different times are two moments."""
    report = office.sent(WHOLE)
    _note(office, report, arrived_at=50, left_at=20)
    _note(office, report, arrived_at=50, left_at=10)
    kinds = _kinds(office.officer.case_timeline(report))
    assert kinds.count(SceneMoment.ARRIVED) == 1
    assert kinds.count(SceneMoment.LEFT) == 2
