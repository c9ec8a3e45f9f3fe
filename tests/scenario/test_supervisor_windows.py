"""The rarer steps of a supervisor, from the queue on, in the real window with vaults and HQ behind it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from citdesk.cli.demonstration.scripts import load_script
from citdesk.desktop.case.timeline_view import TimelinePage
from citdesk.desktop.my_work.fill_view import FillPage
from citdesk.desktop.my_work.list_view import MyWorkPage
from citdesk.desktop.review.queue_view import QueuePage
from citdesk.desktop.review.report_view import ReviewReportPage
from citdesk.desktop.unit.report_steps_view import AuthorPage, MoreStepsPage, OriginalPage
from citdesk.desktop.widgets import Button
from citdesk.workspace import Workspace
from tests.scenario.at_the_screen import PATIENCE, AtTheScreen, at_the_screen
from tests.scenario.real_agency import RealAgency
from tests.unit.forms.rehearsal import Rehearsal

FOLDER = Path(__file__).parent / "encounters"
LATE = "/encounter/call/late_reason"


def test_a_supervisor_looks_back_marks_a_duplicate_and_gives_a_report_away(
    qtbot: QtBot, qapp: QApplication, agency: RealAgency
) -> None:
    """After-action review, duplicate and another author, each begun at the report under review."""
    night = Rehearsal(load_script(FOLDER / "bridge.toml"))
    agency.clock.stage(night.script.now.astimezone(night.script.zone))
    night.play()
    first, second = (_sent(agency, night) for _ in range(2))
    agency.hands(agency.profile("supervisor"))["supervisor"].exchange()
    for workspace in agency.workspaces.values():
        workspace.lock()
    with at_the_screen(qtbot, qapp, agency, "supervisor") as screen:
        screen.app.window.open_area("area.review")
        queue = screen.shown(QueuePage)
        qtbot.waitUntil(lambda: queue.frame.list.choose(first), timeout=PATIENCE)
        assert [chip.words for chip in queue.frame.rows.rows[0].urgent] == ["Danger to self: high"]
        screen.picture("review-queue")
        _more(screen, qtbot, first, "more.after_action")
        form = screen.shown(FillPage)
        assert form.model.form.title == "After-action review"
        (begun,) = screen.in_vault(lambda work: [r.id for r in work.reports() if r.form_id == "after_action"])
        _more(screen, qtbot, first, "more.after_action")  # the same one again, not a second
        screen.shown(FillPage)
        assert screen.in_vault(lambda work: [r.id for r in work.reports()]) == [begun]
        screen.app.window.areas.to_root()
        screen.shown(MyWorkPage).timeline_wanted.emit(begun)
        drawn = screen.shown(TimelinePage).timeline
        qtbot.waitUntil(lambda: bool(drawn.accessibleDescription()), timeout=PATIENCE)
        assert "First unit arrived" in drawn.accessibleDescription()
        assert "Encounter report sent" in drawn.accessibleDescription()
        screen.picture("case-timeline")

        _more(screen, qtbot, second, "more.duplicate")
        choose = screen.shown(OriginalPage)
        qtbot.waitUntil(lambda: choose.frame.list.choose(first), timeout=PATIENCE)
        choose.frame.list.opened.emit(first)
        choose.go.click()
        _until(screen, qtbot, lambda work: bool(work.review_again(second).duplicate_of))
        assert screen.in_vault(lambda work: [row.id for row in work.review_queue()]) == [first]
        _press(screen, qtbot, screen.shown(ReviewReportPage), "more.unmark")
        _until(screen, qtbot, lambda work: not work.review_again(second).duplicate_of)

        _more(screen, qtbot, second, "more.author")
        page = screen.shown(AuthorPage)
        page.reason.setText("On leave until April.")
        page.sought.setText("4420")
        _button(page, qtbot, "author.give:4420").click()
        _until(screen, qtbot, lambda work: work.review_again(second).row.given_on is not None)
        given = screen.in_vault(lambda work: work.review_again(second).row.given_on)
        assert given is not None
        assert (given.to, given.reason) == ("Officer T. Birch", "On leave until April.")


def _sent(agency: RealAgency, night: Rehearsal) -> str:
    """The night's encounter as the officer sends it."""
    officer = agency.workspaces["officer"]
    report = officer.start_report("encounter")
    officer.save_draft(report, night.sent["encounter"], {})
    session = officer.open_report(report).session
    session.answer(LATE, "Brought in from paper.")
    officer.save_draft(report, session.to_xml(), {})
    officer.send(report)
    agency.hands(agency.profile("officer"))["officer"].exchange()
    return report


def _more(screen: AtTheScreen, qtbot: QtBot, report: str, step: str) -> None:
    """From the queue to the report, and from More to one of its steps."""
    screen.app.window.open_area("area.review")
    screen.app.window.areas.to_root()
    queue = screen.shown(QueuePage)

    def found() -> bool:
        if queue.new.isVisible():  # what came back to the queue a moment ago
            queue.new.click()
        return queue.frame.list.choose(report)

    qtbot.waitUntil(found, timeout=PATIENCE)
    queue.frame.list.opened.emit(report)
    _press(screen, qtbot, screen.shown(ReviewReportPage), step)


def _press(screen: AtTheScreen, qtbot: QtBot, review: ReviewReportPage, step: str) -> None:
    _button(review, qtbot, "review.more").click()
    _button(screen.shown(MoreStepsPage), qtbot, step).click()


def _button(page: QWidget, qtbot: QtBot, name: str) -> Button:
    def seen() -> list[Button]:
        return [each for each in page.findChildren(Button, name) if each.isVisible()]

    qtbot.waitUntil(lambda: bool(seen()), timeout=PATIENCE)
    return seen()[0]


def _until(screen: AtTheScreen, qtbot: QtBot, holds: Callable[[Workspace], bool]) -> None:
    qtbot.waitUntil(lambda: screen.in_vault(holds), timeout=PATIENCE)
