"""A decision or a withdrawal that came too late is told in words where the report is, and set aside."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from citdesk.casework.events import EventKind
from citdesk.casework.people import Role
from citdesk.desktop.application import Application
from citdesk.desktop.liaison.not_taken_view import NotTakenPage
from citdesk.desktop.my_work.report_view import ReportPage
from citdesk.desktop.my_work.way_on import ways_on
from citdesk.desktop.review.queue_view import QueuePage
from citdesk.desktop.review.report_view import ReviewReportPage
from citdesk.desktop.shell.too_late_words import too_late_words
from citdesk.desktop.sync_centre.view import SyncPage
from citdesk.desktop.widgets import Button
from citdesk.workspace import Acted, Display, RefusedArrangement, RefusedRow, SyncStatus, TooLate
from tests.gui.shell.conftest import Start
from tests.gui.shell.fakes import NOW, FakeWorkspace, report_row, review_page

K = EventKind
BEFORE = Acted(K.APPROVE, "Sgt Other", NOW - timedelta(minutes=55))


def _refused(
    report: str,
    late: TooLate | None,
    *,
    decision: bool = True,
    own: bool = True,
    readable: bool = True,
    code: str = "not_in_this_state",
) -> SyncStatus:
    decision = decision and (late is None or late.kind is not K.WITHDRAW)
    said = "A report that is approved cannot take the step approve. Look at the report as it stands now."
    row = RefusedRow(
        report, "CR-2026-0117", "Crisis encounter", code, said, 0, (), late, decision, own, readable
    )
    return SyncStatus(0, 0, (row,), NOW)


def _open_from_sync(application: Application, report: str) -> QWidget | None:
    application.window.open_area("area.sync")
    page = application.window.areas.page
    assert isinstance(page, SyncPage)
    page.opened.emit(report)
    return application.window.areas.page


def _texts(page: QWidget) -> str:
    return " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


@pytest.mark.parametrize(
    ("late", "words"),
    [
        (TooLate(K.APPROVE, BEFORE), "Sgt Other approved it, 20:49. Your approval was not needed."),
        (
            TooLate(K.RETURN, BEFORE),
            "Sgt Other approved it, 20:49. Your return came too late and does not count.",
        ),
        (
            TooLate(K.APPROVE, replace(BEFORE, kind=K.RETURN)),
            "Sgt Other returned it, 20:49. Your approval came too late and does not count.",
        ),
        (
            TooLate(K.APPROVE, replace(BEFORE, kind=K.WITHDRAW, by="Marsh")),
            "Marsh took it back, 20:49. Your approval came too late and does not count.",
        ),
        (TooLate(K.WITHDRAW, BEFORE), "Sgt Other approved it, 20:49. It was too late to take it back."),
    ],
)
def test_the_words_say_who_acted_first_and_what_became_of_ones_own(late: TooLate, words: str) -> None:
    """No state of a table and no step's name reaches the screen."""
    assert too_late_words(late, lambda at: at.strftime("%H:%M")) == words


def test_a_supervisors_late_decision_opens_its_report_and_is_set_aside_there(start: Start) -> None:
    """From the sync center to the review page, with what was written; seen, it is off every list."""
    work = FakeWorkspace(Role.SUPERVISOR)
    late = TooLate(K.RETURN, BEFORE, ("How old?",))
    work.status = _refused("q-2", late)
    shown = review_page("q-2", may_decide=False)
    shown = replace(shown, row=replace(shown.row, display=Display.APPROVED, late=late))
    work.review = lambda report: shown  # type: ignore[method-assign,assignment]
    work.review_again = lambda report: replace(shown, row=replace(shown.row, late=None))  # type: ignore[method-assign,assignment]
    application = start(work)
    application.window.open_area("area.sync")
    page = application.window.areas.page
    assert isinstance(page, SyncPage)
    (row,) = [row for row in page.frame.rows.rows if row.id == "q-2"]
    assert (row.chip, "approved it" in row.detail, "cannot take" in row.detail) == ("Too late", True, False)
    page = _open_from_sync(application, "q-2")
    assert isinstance(page, ReviewReportPage)
    page.finish()
    assert "Your return came too late and does not count." in _texts(page)
    assert "You wrote: How old?" in _texts(page)
    seen = page.findChild(Button, "review.too-late-seen")
    assert seen is not None
    seen.click()
    page.finish()
    assert "set_aside" in work.names()
    assert "came too late" not in _texts(page)
    assert work.status.refused == ()


def test_a_decision_that_was_refused_otherwise_opens_its_report_too(start: Start) -> None:
    """Nothing is an empty list of reports: a supervisor is not the author."""
    work = FakeWorkspace(Role.SUPERVISOR)
    work.status = _refused("q-2", None)
    assert isinstance(_open_from_sync(start(work), "q-2"), ReviewReportPage)


def test_the_queue_takes_back_what_it_said_was_decided(start: Start) -> None:
    """It says approved as long as HQ was not heard, and who returned it once it was."""
    work = FakeWorkspace(Role.SUPERVISOR)
    work.queue = work.queue[:1]
    application = start(work)
    application.window.areas.page.opened.emit("q-1")  # type: ignore[union-attr]
    application.window.areas.page.approve_wanted.emit()  # type: ignore[union-attr]
    go = application.window.findChild(Button, "approve.go")
    assert go is not None
    go.click()
    page = application.window.areas.page
    assert isinstance(page, QueuePage)
    assert page.frame.note.text().endswith(" is approved.")
    work.status = _refused("q-1", TooLate(K.APPROVE, replace(BEFORE, kind=K.RETURN)))
    assert application.signed_in is not None
    application.signed_in.exchange.news.emit()
    said = page.frame.note.text()
    assert said.startswith("CR-2026-0117: Sgt Other returned it")
    assert "is approved" not in said


def test_an_approved_report_says_once_that_its_withdrawal_came_too_late(start: Start) -> None:
    """It reads approved, a paper is its main act, and what was seen is told no more."""
    work = FakeWorkspace()
    late = TooLate(K.WITHDRAW, BEFORE)
    row = report_row("r-late", Display.APPROVED, number="CR-2026-0117", state="approved", late=late)
    work.rows = [row, *work.rows]
    work.status = _refused("r-late", late)
    page = _open_from_sync(start(work), "r-late")
    assert isinstance(page, ReportPage)
    assert "Approved and on record." in _texts(page)
    assert "It was too late to take it back." in _texts(page)
    main = page.findChild(Button, "report.papers")
    assert main is not None
    assert main.isVisible()
    seen = page.findChild(Button, "report.seen")
    assert seen is not None
    work.rows[0] = replace(row, late=None)
    seen.click()
    assert "set_aside" in work.names()
    assert "too late" not in _texts(page)
    assert not any(button.isVisible() for button in page.findChildren(Button, "report.seen"))


def test_a_step_on_somebody_elses_report_that_was_refused_is_seen_where_the_report_is(start: Start) -> None:
    """A mark came after the approval: the sync center leads to the report, and there it is set aside."""
    work = FakeWorkspace(Role.SUPERVISOR)
    work.status = _refused("q-2", None, decision=False, own=False)
    shown = review_page("q-2", may_decide=False)
    (refused,) = work.status.refused
    row = replace(shown.row, display=Display.REFUSED, problem=refused.message, problem_code=refused.code)
    work.review = lambda report: replace(shown, row=row)  # type: ignore[method-assign,assignment]
    work.review_again = lambda report: shown  # type: ignore[method-assign,assignment]
    page = _open_from_sync(start(work), "q-2")
    assert isinstance(page, ReviewReportPage)
    page.finish()
    assert f"HQ did not take what you did last. {refused.message}" in _texts(page)
    seen = page.findChild(Button, "review.too-late-seen")
    assert seen is not None
    seen.click()
    page.finish()
    assert "HQ did not take" not in _texts(page)
    assert work.status.refused == ()


def test_a_decision_that_the_end_of_a_cover_overtook_is_seen_without_its_report(start: Start) -> None:
    """The deputy may not read the report any more, and learns whose decision it is now."""
    work = FakeWorkspace(Role.SUPERVISOR)
    work.status = _refused("q-2", None, own=False, readable=False, code="unknown_report")
    page = _open_from_sync(start(work), "q-2")
    assert isinstance(page, NotTakenPage)
    assert "You no longer cover for this unit, so HQ did not take your decision." in _texts(page)
    assert "liaison" not in _texts(page)
    page.go.click()
    assert work.status.refused == ()


def test_what_was_sent_of_a_report_that_went_to_somebody_else_is_seen_on_its_page(start: Start) -> None:
    """Nobody sends it again from here: it is taken off the list, and nothing else is offered."""
    work = FakeWorkspace()
    said = "Only its author may do this."
    row = report_row(
        "r-away",
        Display.REFUSED,
        state="returned",
        problem=said,
        problem_code="not_allowed",
        by="Officer B. Second",
        handed_on=True,
    )
    work.rows = [row, *work.rows]
    work.status = _refused("r-away", None, decision=False)
    page = _open_from_sync(start(work), "r-away")
    assert isinstance(page, ReportPage)
    seen = page.findChild(Button, "report.seen")
    assert seen is not None
    assert page.findChild(Button, "report.write") is None
    seen.click()
    assert "set_aside" in work.names()


def test_a_refused_step_on_ones_own_report_is_no_report_to_send_again() -> None:
    """A paper of a report that was made void meanwhile: seen, not opened and sent as an amendment."""
    row = report_row("r-void", Display.REFUSED, state="void", problem="No.", only_steps=True)
    assert [way.id for way in ways_on(row)] == ["report.seen"]
    assert [way.id for way in ways_on(replace(row, only_steps=False))] == ["report.write"]


def test_a_cover_that_hq_did_not_take_says_so_and_that_it_does_not_hold(start: Start) -> None:
    """Nobody goes on leave believing in it; seen, it is off the list."""
    work = FakeWorkspace(Role.SUPERVISOR)
    arranged = RefusedArrangement(K.START_COVER, "Sgt Hale")
    said = "Only a supervisor of the agency can cover for a unit."
    row = RefusedRow(
        "e-cover", None, "", "no_such_deputy", said, 0, own=False, readable=False, arrangement=arranged
    )
    work.status = SyncStatus(0, 0, (row,), NOW)
    application = start(work)
    application.window.open_area("area.sync")
    page = application.window.areas.page
    assert isinstance(page, SyncPage)
    (shown,) = [each for each in page.frame.rows.rows if each.id == "e-cover"]
    assert (shown.title, shown.detail) == ("Cover by Sgt Hale", said)
    page.opened.emit("e-cover")
    opened = application.window.areas.page
    assert isinstance(opened, NotTakenPage)
    assert "Cover by Sgt Hale" in _texts(opened)
    assert "It does not hold" in _texts(opened)
    opened.go.click()
    assert "set_aside" in work.names()
