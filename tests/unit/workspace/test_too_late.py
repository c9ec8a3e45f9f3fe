"""Two people act on one report at once: whoever is too late learns who was first, and the report is right."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from citdesk.casework.events import EventKind
from citdesk.workspace import Display, ReportRow, TooLate
from tests.unit.workspace.stations import Stations

TODAY = date(2026, 3, 12)


@pytest.fixture
def report(stations: Stations) -> str:
    """A report that both Okafor, whose unit it is, and Hale, who stands in, may decide."""
    report = stations.sent()
    stations["okafor"].unit.start_cover(stations.id_of("hale"), TODAY, TODAY + timedelta(days=1))
    stations.sync("okafor")
    return report


def _own(stations: Stations, report: str) -> ReportRow:
    return next(row for row in stations["rivera"].reports() if row.id == report)


def _late(stations: Stations, badge: str) -> TooLate:
    (row,) = stations[badge].sync_status().refused
    assert row.late is not None
    return row.late


@pytest.mark.parametrize("first", [EventKind.APPROVE, EventKind.RETURN])
def test_a_decision_that_lost_the_race_says_who_decided_and_is_set_aside(
    stations: Stations, report: str, first: EventKind
) -> None:
    """Both decide before they hear of each other: the report stands as the first one left it."""
    okafor, hale = stations["okafor"], stations["hale"]
    revision = okafor.review(report).revision
    if first is EventKind.APPROVE:
        okafor.approve(report, revision)
        hale.return_report(
            report, revision, ["missing_facts"], [("/encounter/seen/age", "How old?")], "Soon."
        )
    else:
        okafor.return_report(report, revision, ["missing_facts"], [], "Nearly there.")
        hale.approve(report, revision)
    stations.sync("okafor", "hale")
    late = _late(stations, "hale")
    assert (late.before.kind, late.before.by) == (first, "Okafor Example")
    approved = first is EventKind.APPROVE
    assert late.kind is (EventKind.RETURN if approved else EventKind.APPROVE)
    assert late.said == (("Soon.", "How old?") if approved else ())
    row = hale.review(report).row
    assert row.late == late
    assert row.display is (Display.APPROVED if approved else Display.RETURNED)
    assert (okafor.sync_status().refused, okafor.review(report).row.late) == ((), None)
    hale.set_aside(report)
    assert (hale.sync_status().refused, hale.review(report).row.late) == ((), None)


def test_a_report_approved_before_its_withdrawal_arrived_reads_approved(
    stations: Stations, report: str
) -> None:
    """Taken back to be changed, and approved first: papers can be made, and the opened draft goes with it."""
    rivera, okafor = stations["rivera"], stations["okafor"]
    rivera.withdraw(report)
    rivera.rework(report)
    okafor.approve(report, okafor.review(report).revision)
    stations.sync("okafor", "rivera")
    late = _late(stations, "rivera")
    assert (late.kind, late.before.kind, late.before.by) == (
        EventKind.WITHDRAW,
        EventKind.APPROVE,
        "Okafor Example",
    )
    row = _own(stations, report)
    assert (row.display, row.problem, row.late) == (Display.APPROVED, "", late)
    assert rivera.paper_choices(report)
    rivera.set_aside(report)
    row = _own(stations, report)
    assert (row.display, row.has_draft, row.late) == (Display.APPROVED, False, None)
    assert rivera.sync_status().refused == ()


def test_what_was_changed_after_a_late_withdrawal_stays(stations: Stations, report: str) -> None:
    """The author wrote on meanwhile: it is a draft of an amendment, and setting aside deletes none of it."""
    rivera, okafor = stations["rivera"], stations["okafor"]
    rivera.withdraw(report)
    rivera.rework(report)
    session = rivera.open_report(report).session
    session.answer("/encounter/seen/age", 40)
    stations.pass_time(timedelta(minutes=1))
    rivera.save_draft(report, session.to_xml(), {})
    okafor.approve(report, okafor.review(report).revision)
    stations.sync("okafor", "rivera")
    assert _own(stations, report).display is Display.DRAFT
    rivera.set_aside(report)
    row = _own(stations, report)
    assert (row.display, row.has_draft, row.late) == (Display.DRAFT, True, None)


def test_a_decision_is_not_called_late_while_nobody_knows_what_came_before_it(
    stations: Stations, report: str
) -> None:
    """HQ's word arrives before what the other one did: it is refused like anything else until then."""
    okafor, hale = stations["okafor"], stations["hale"]
    revision = okafor.review(report).revision
    okafor.approve(report, revision)
    hale.approve(report, revision)
    stations.sync("okafor", "hale")
    events = hale.vault.events
    assert _late(stations, "hale").kind is EventKind.APPROVE
    with hale.vault.store.writing():
        events._store.execute("UPDATE events SET status = 'pending' WHERE kind = 'approve' AND own = 0")
    (row,) = hale.sync_status().refused
    assert row.late is None
    assert row.code == "not_in_this_state"


def test_a_mark_that_came_after_the_approval_is_seen_and_off_the_list(
    stations: Stations, report: str
) -> None:
    """Hale calls it a duplicate, Okafor approved it before: it is nobody's to do again."""
    okafor, hale, other = stations["okafor"], stations["hale"], stations.sent()
    stations.sync()
    okafor.approve(report, okafor.review(report).revision)
    hale.unit.mark_duplicate(report, other, "The same night.")
    stations.sync("okafor", "hale")
    (refused,) = hale.sync_status().refused
    assert (refused.own, refused.readable, refused.decision) == (False, True, False)
    row = hale.review(report).row
    assert (row.problem_code, row.only_steps) == ("not_in_this_state", True)
    hale.set_aside(report)
    assert (hale.sync_status().refused, hale.review(report).row.problem) == ((), "")


def test_what_was_sent_after_the_report_went_to_somebody_else_stays_to_be_read(
    stations: Stations, report: str
) -> None:
    """Seen and off the list, what Rivera sent in vain stands there as before, and Birch goes on."""
    rivera, okafor = stations["rivera"], stations["okafor"]
    stations.returned(report)
    stations.sync()
    okafor.unit.reassign(report, stations.id_of("birch"), "On leave.")
    rivera.rework(report)
    session = rivera.open_report(report).session
    session.answer("/encounter/seen/age", 44)
    rivera.save_draft(report, session.to_xml(), {})
    rivera.send(report)
    stations.sync("okafor", "rivera")
    (refused,) = rivera.sync_status().refused
    assert (refused.code, refused.own) == ("not_allowed", True)
    assert _own(stations, report).handed_on
    rivera.set_aside(report)
    assert rivera.sync_status().refused == ()
    row = _own(stations, report)
    assert (row.handed_on, row.problem) == (True, "")
    opened = rivera.open_report(report)
    assert opened.readonly
    assert b"<age>44</age>" in opened.session.to_xml()
