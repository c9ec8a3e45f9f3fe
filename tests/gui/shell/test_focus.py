"""What is typed goes to what is in sight: nothing hidden keeps the focus, whatever covered it or went."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from citdesk.casework.people import Role
from citdesk.desktop.application import Application
from citdesk.desktop.review.report_view import ReviewReportPage
from citdesk.desktop.review.return_view import ReturnPage
from citdesk.desktop.widgets import TextBox
from citdesk.desktop.widgets.focus_ring import FocusRing
from tests.gui.shell.conftest import Start, sign_in_as
from tests.gui.shell.fakes import FakeWorkspace
from tests.gui.shell.test_locking import PIN, lock_page, open_second_question

STORY = "/data/seen/story"
WAYS = ["passphrase", "button", "pin", "pad"]


def in_the_narrative(application: Application, qtbot: QtBot) -> TextBox:
    """Somebody is in the middle of a sentence, the cursor before its last word."""
    page = open_second_question(application)
    qtbot.waitUntil(application.window.isActiveWindow)
    box = page.form.page().question_view(STORY).editor.box  # type: ignore[union-attr]
    assert isinstance(box, TextBox)
    qtbot.keyClicks(box, "He was down")
    box.moveCursor(QTextCursor.MoveOperation.StartOfWord)
    return box


def unlock(application: Application, work: FakeWorkspace, qtbot: QtBot, way: str) -> None:
    """They are back, by one of the ways there are."""
    page, typed = lock_page(application), work.passphrase
    if way == "pad":
        for digit in PIN:
            key = page.findChild(QWidget, f"lock.pin.{digit}")
            assert key is not None
            qtbot.mouseClick(key, Qt.MouseButton.LeftButton)
        return
    qtbot.keyClicks(QApplication.focusWidget(), PIN if way == "pin" else typed)
    if way == "passphrase":
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    elif way == "button":
        qtbot.mouseClick(page.unlock, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("covered", [False, True])
@pytest.mark.parametrize("way", WAYS)
def test_after_unlocking_one_types_on_where_one_was(
    start: Start, qtbot: QtBot, way: str, *, covered: bool
) -> None:
    """The same field and the same cursor; no digit counts as a PIN and no word as a passphrase any more."""
    work = FakeWorkspace()
    work.pin = PIN if way in ("pin", "pad") else ""
    application = start(work)
    box = in_the_narrative(application, qtbot)
    if covered:
        application.window.commands.run("blank")
    application.lock()
    unlock(application, work, qtbot, way)
    assert not application.window.locked
    assert not application.window.cover.isVisible()
    window = application.window.windowHandle()
    for key in (*"pacing ", *"999999" * 3, Qt.Key.Key_Space):
        qtbot.keyClick(window, key)
    assert box.hasFocus()
    assert box.toPlainText() == f"He was pacing {'999999' * 3} down"
    assert application.signed_in is not None
    assert not work.pins_wrong


def test_the_palette_open_at_the_lock_gives_way_to_the_page(start: Start, qtbot: QtBot) -> None:
    """It is shut by the lock, and comes back neither as a sheet nor with the focus."""
    work = FakeWorkspace()
    application = start(work)
    box = in_the_narrative(application, qtbot)
    application.window.commands.run("palette")
    application.lock()
    unlock(application, work, qtbot, "passphrase")
    assert box.hasFocus()


@pytest.mark.parametrize("decision", ["approve", "return"])
def test_the_report_after_a_decision_has_the_keyboard(start: Start, qtbot: QtBot, decision: str) -> None:
    """The line that says what was decided takes it from nobody, and the ring is around the next report."""
    application = start(FakeWorkspace(Role.SUPERVISOR))
    window = application.window
    qtbot.waitUntil(window.isActiveWindow)
    window.areas.page.opened.emit("q-1")  # type: ignore[union-attr]
    qtbot.keyClick(window.windowHandle(), Qt.Key.Key_Down)
    window.commands.run(f"review.{decision}")
    page = window.areas.page
    assert page is not None
    if isinstance(page, ReturnPage):
        next(iter(page.reasons.values())).click()
        page.note.setPlainText("Say where she slept")
    page.findChild(QWidget, f"{decision}.go").click()  # type: ignore[union-attr]
    QApplication.processEvents()
    following = window.areas.page
    assert isinstance(following, ReviewReportPage)
    assert following is not page
    assert window.isActiveWindow()
    assert QApplication.focusWidget() is following.page.area
    qtbot.waitUntil(window.findChild(FocusRing).isVisible)


@pytest.mark.parametrize("role", list(Role))
def test_nothing_hidden_has_the_focus_on_any_page(start: Start, qtbot: QtBot, role: Role) -> None:
    """After sign-in and wherever one goes, with every list empty."""
    work = FakeWorkspace(role)
    work.rows, work.queue, work.board, work.consults.rows = [], [], [], []
    application = start(work, signed_in=False)
    qtbot.waitUntil(application.window.isActiveWindow)
    sign_in_as(application, work)
    window = application.window

    def in_sight() -> bool:
        held = QApplication.focusWidget()
        return held is not None and held.isVisible() and not window.locked

    assert in_sight()
    signed_in = application.signed_in
    assert signed_in is not None
    for command in (
        "area.reports",
        "area.review",
        "area.liaison",
        "area.consults",
        "area.guide",
        "area.sync",
    ):
        if window.commands.run(command):
            assert in_sight(), command
    for command in ("settings", "keys", "about", "tour", "printers", "pin", "vault"):
        window.commands.run(command)
        assert in_sight(), command
        window.commands.run("blank")
        qtbot.keyClick(window.cover, Qt.Key.Key_Space)
        assert in_sight(), command
        window.commands.run("page.back")
        assert in_sight(), command
