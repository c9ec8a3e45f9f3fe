"""What a supervisor writes on a report outlives whatever comes between: a lock, a call, an empty battery."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from citdesk.casework.errors import EnvironmentProblem
from citdesk.casework.events import ReturnReason
from citdesk.casework.people import Role
from citdesk.desktop.application import Application
from citdesk.desktop.review.approve_view import ApprovePage
from citdesk.desktop.review.report_view import ReviewReportPage
from citdesk.desktop.review.return_view import ReturnPage
from citdesk.desktop.widgets import Button, TextBox
from tests.gui.shell.conftest import Start, sign_in_as
from tests.gui.shell.fakes import FakeWorkspace
from tests.gui.shell.test_left_in_a_hurry import Gate
from tests.gui.shell.test_locking import lock_page

STORY = "/d/seen/story"
ASKED = "Please say who told his sister"
NOTE = "Nearly there, and what took ten minutes to write."
FULL = EnvironmentProblem("The disk is full. Free some room.")


@pytest.fixture
def work() -> FakeWorkspace:
    """A supervisor with three reports waiting."""
    return FakeWorkspace(Role.SUPERVISOR, name="Sgt Okafor")


def open_report(application: Application) -> ReviewReportPage:
    """The second report of the queue, all of it on the page."""
    application.window.commands.run("area.review")
    page = application.window.areas.page
    assert page is not None
    page.opened.emit("q-2")  # type: ignore[attr-defined]
    page = application.window.areas.page
    assert isinstance(page, ReviewReportPage)
    page.finish()
    return page


def box(page: QWidget) -> TextBox | None:
    """The box in which the comment on the story is being written."""
    found = page.findChildren(TextBox, f"comment-text:{STORY}")
    return next((each for each in found if each.isVisible()), None)


def write(page: ReviewReportPage, qtbot: QtBot, words: str = ASKED) -> TextBox:
    """Begin a comment on the story; nobody presses Keep."""
    buttons = page.findChildren(Button, f"comment:{STORY}")
    next(each for each in buttons if each.isVisible()).click()
    found = box(page)
    assert found is not None
    qtbot.keyClicks(found, words)
    return found


def on_page(page: QWidget, words: str) -> bool:
    """Whether the words stand there."""
    shown = (label.text() for label in page.findChildren(QLabel) if label.isVisible())
    return any(words in text for text in shown)


def vault_locks(application: Application, work: FakeWorkspace) -> None:
    """Thirty minutes, sleep or a third wrong PIN; then they sign in again."""
    application.lock_vault()
    sign_in_as(application, work)


def signs_out(application: Application, work: FakeWorkspace) -> None:
    """Somebody else needs the computer for a moment."""
    application.sign_out()
    sign_in_as(application, work)


@pytest.mark.parametrize("break_off", [vault_locks, signs_out])
def test_comments_reasons_and_note_come_back_after_the_next_sign_in(
    start: Start, work: FakeWorkspace, qtbot: QtBot, break_off: Callable[[Application, FakeWorkspace], None]
) -> None:
    """All of it, down to the comment that nobody had kept yet."""
    application = start(work)
    page = open_report(application)
    write(page, qtbot)
    page.return_wanted.emit()
    second = application.window.areas.page
    assert isinstance(second, ReturnPage)
    assert on_page(second, ASKED)
    second.reasons[ReturnReason.LANGUAGE].click()
    qtbot.keyClicks(second.note, NOTE)
    break_off(application, work)
    page = open_report(application)
    assert on_page(page, ASKED)
    page.return_wanted.emit()
    second = application.window.areas.page
    assert isinstance(second, ReturnPage)
    assert second.reasons[ReturnReason.LANGUAGE].isChecked()
    assert second.note.toPlainText() == NOTE
    second.go.click()
    assert work.calls[-1].values == ("q-2", "rev-2", ("language",), ((STORY, ASKED),), NOTE)
    assert work.begun == {}


def test_closing_the_window_keeps_what_is_written(start: Start, work: FakeWorkspace, qtbot: QtBot) -> None:
    """There is no time to press Keep when the call comes."""
    application = start(work)
    write(open_report(application), qtbot)
    application.window.close()
    assert work.begun["q-2"] is not None
    assert work.begun["q-2"].comments == ((STORY, ASKED),)
    assert work.closed


def test_what_is_written_is_kept_meanwhile(start: Start, work: FakeWorkspace, qtbot: QtBot) -> None:
    """A computer that goes off in the middle takes no more than the last words."""
    application = start(work)
    write(open_report(application), qtbot)
    qtbot.waitUntil(lambda: work.begun.get("q-2") is not None)


def test_a_window_whose_disk_is_full_stays_open(start: Start, work: FakeWorkspace, qtbot: QtBot) -> None:
    """It says why; with room again it closes with all of it kept."""
    application = start(work)
    page = open_report(application)
    write(page, qtbot)
    work.not_kept = FULL
    application.window.close()
    assert application.window.isVisible()
    assert on_page(page, "not saved yet")
    page.left.emit()
    assert application.window.areas.page is page
    work.not_kept = None
    application.sign_out()
    assert work.closed
    assert work.begun["q-2"] is not None


def test_a_report_that_is_left_goes_once_its_remarks_are_on_disk(
    start: Start, work: FakeWorkspace, qtbot: QtBot
) -> None:
    """Back is answered at once; a save that fails then brings the report back with the reason."""
    tasks = Gate()
    application = start(work, tasks=tasks)
    for kept in (False, True):
        page = open_report(application)
        if not kept:
            write(page, qtbot)
        tasks.shut = True
        page._model.comment(STORY, f"{ASKED} {kept}")
        page.left.emit()
        assert application.window.areas.page is not page
        work.not_kept = None if kept else FULL
        tasks.open()
        if not kept:
            assert application.window.areas.page is page
            assert on_page(page, "The disk is full")
            work.not_kept = None
            page.depart()
            page.left.emit()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert not isValid(page)


def test_a_decided_report_leaves_nothing_to_come_back(
    start: Start, work: FakeWorkspace, qtbot: QtBot
) -> None:
    """What is typed while the decision is being written is not kept behind it."""
    tasks = Gate()
    application = start(work, tasks=tasks)
    page = open_report(application)
    write(page, qtbot)
    page.approve_wanted.emit()
    second = application.window.areas.page
    assert isinstance(second, ApprovePage)
    tasks.shut = True
    second.go.click()
    page._model.comment(STORY, "Too late")
    page._model.keep()
    tasks.open()
    assert work.names()[-1] == "approve"
    assert work.begun == {}
    application.lock()
    assert work.begun == {}


@pytest.mark.parametrize("button", ["review.show-all", "review.show-changed"])
def test_changing_what_is_shown_keeps_the_comment_being_written(
    start: Start, work: FakeWorkspace, qtbot: QtBot, button: str
) -> None:
    """It stands there still open, the cursor where it was."""
    application = start(work)
    page = open_report(application)
    if button == "review.show-changed":
        page.everything.click()
        page.finish()
    qtbot.keyClick(write(page, qtbot), Qt.Key.Key_Home)
    switch = page.findChild(Button, button)
    assert switch is not None
    switch.click()
    page.finish()
    again = box(page)
    assert again is not None
    assert again.toPlainText() == ASKED
    qtbot.keyClicks(again, "First: ")
    assert page._model.remarks.comments == {STORY: f"First: {ASKED}"}


def test_a_report_read_anew_takes_no_word_and_no_key(start: Start, work: FakeWorkspace, qtbot: QtBot) -> None:
    """Something was done about it on another page while somebody writes here: they write on."""
    application = start(work)
    qtbot.waitUntil(application.window.isActiveWindow)
    page = open_report(application)
    write(page, qtbot)
    page.look_again()
    page.finish()
    again = box(page)
    assert again is not None
    assert again.hasFocus()
    qtbot.keyClicks(QApplication.focusWidget(), ", please")
    assert page._model.remarks.comments == {STORY: f"{ASKED}, please"}


def test_an_approval_tells_of_the_comment_that_was_not_kept_yet(
    start: Start, work: FakeWorkspace, qtbot: QtBot
) -> None:
    """Ctrl+Shift+A in the middle of a comment: it would not be sent, and the page says so."""
    application = start(work)
    qtbot.waitUntil(application.window.isActiveWindow)
    field = write(open_report(application), qtbot)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(field, Qt.Key.Key_A, both)
    second = application.window.areas.page
    assert isinstance(second, ApprovePage)
    assert on_page(second, "You wrote 1 comment. It is not sent with an approval")


def test_unlocking_leads_back_into_the_comment(start: Start, work: FakeWorkspace, qtbot: QtBot) -> None:
    """The same field and cursor, as everywhere; what stood there was kept meanwhile."""
    application = start(work)
    qtbot.waitUntil(application.window.isActiveWindow)
    field = write(open_report(application), qtbot)
    application.lock()
    assert work.begun["q-2"] is not None
    page = lock_page(application)
    qtbot.keyClicks(page.passphrase.line, work.passphrase)
    page.unlock.click()
    assert field.hasFocus()
    assert field.textCursor().position() == len(ASKED)
