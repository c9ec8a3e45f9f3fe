"""A double press is one press: its second half decides nothing on the page that came up under the finger."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from citdesk.casework.people import Role
from citdesk.desktop.application import Application
from citdesk.desktop.form.place import CHECK
from citdesk.desktop.my_work.fill_view import FillPage
from citdesk.desktop.review.approve_view import ApprovePage
from citdesk.desktop.review.report_view import ReviewReportPage
from citdesk.desktop.widgets import Button
from tests.gui.shell.conftest import Start
from tests.gui.shell.fakes import FakeWorkspace
from tests.pictures.worlds import Encounter

LEFT = Qt.MouseButton.LeftButton
DECIDE = (Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
SPACE = (Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier)


@pytest.fixture
def work() -> FakeWorkspace:
    """A supervisor's, with reports that wait."""
    return FakeWorkspace(Role.SUPERVISOR)


@pytest.fixture
def review(start: Start, qtbot: QtBot, work: FakeWorkspace) -> Application:
    """The first report of the queue is open."""
    application = start(work)
    qtbot.waitUntil(application.window.isActiveWindow)
    application.window.areas.page.opened.emit("q-1")  # type: ignore[union-attr]
    QApplication.processEvents()
    return application


@pytest.fixture
def quickly(qapp: QApplication) -> Iterator[None]:
    """Keys pressed here follow each other at once, however busy the computer is."""
    usual = qapp.doubleClickInterval()
    qapp.setDoubleClickInterval(600_000)
    yield
    qapp.setDoubleClickInterval(usual)


def handle(application: Application) -> QWindow:
    """The window as the system sees it."""
    found = application.window.windowHandle()
    assert found is not None
    return found


def middle(application: Application, name: str) -> QPoint:
    """Where somebody presses this button."""
    found = [each for each in application.window.findChildren(Button, name) if each.isVisible()]
    return found[0].mapTo(application.window, found[0].rect().center())


def tap(application: Application, where: QPoint, at: int) -> None:
    """The system hands a press and its release to the window, with the time it happened."""
    window, point = handle(application), QPointF(where)
    for kind, held in (
        (QEvent.Type.MouseButtonPress, LEFT),
        (QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton),
    ):
        screen = QPointF(window.mapToGlobal(where))
        event = QMouseEvent(kind, point, screen, LEFT, held, Qt.KeyboardModifier.NoModifier)
        event.setTimestamp(at)
        QApplication.sendEvent(window, event)
        QApplication.processEvents()


def page(application: Application) -> QWidget | None:
    """What is open."""
    return application.window.areas.page


def test_a_double_press_on_approve_asks_once_more(review: Application, work: FakeWorkspace) -> None:
    """Both buttons lie at one spot; the second half of a double press is not meant for the second of them."""
    where = middle(review, "review.approve")
    QTest.mouseDClick(handle(review), LEFT, Qt.KeyboardModifier.NoModifier, where)
    QApplication.processEvents()
    assert isinstance(page(review), ApprovePage)
    assert work.names() == []


def test_a_burst_of_presses_approves_nothing_and_two_presses_approve(
    review: Application, work: FakeWorkspace
) -> None:
    """Eight presses 30 ms apart are one; one more, later, approves the one report and touches no other."""
    where, soon = middle(review, "review.approve"), QApplication.doubleClickInterval()
    for at in range(8):
        tap(review, where, 10_000 + 30 * at)
    assert isinstance(page(review), ApprovePage)
    assert work.names() == []
    for at in range(8):
        tap(review, middle(review, "approve.go") if at == 0 else where, 10_210 + soon + 30 * at)
    assert work.names() == ["approve"]
    assert isinstance(page(review), ReviewReportPage)


def test_a_press_at_another_spot_counts_at_once(review: Application, work: FakeWorkspace) -> None:
    """Who goes on to another button is not held up, however quick they are."""
    tap(review, middle(review, "review.approve"), 10_000)
    tap(review, middle(review, "page.back"), 10_100)
    assert isinstance(page(review), ReviewReportPage)
    assert work.names() == []


@pytest.mark.usefixtures("quickly")
def test_the_key_for_a_decision_pressed_twice_asks_once_more(
    review: Application, work: FakeWorkspace
) -> None:
    """Eight times as well; another key that follows is a press of its own, and approves."""
    for _ in range(8):
        QTest.keyClick(handle(review), *DECIDE)
        QApplication.processEvents()
    assert isinstance(page(review), ApprovePage)
    assert work.names() == []
    for _ in range(8):
        QTest.keyClick(handle(review), *SPACE)
        QApplication.processEvents()
    assert work.names() == ["approve"]


def test_a_report_is_opened_on_its_answers(review: Application, work: FakeWorkspace) -> None:
    """Enter and Space right after opening decide nothing and do not leave; so it is with the next report."""
    for opened in ("q-1", "q-2"):
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
            QTest.keyClick(QApplication.focusWidget(), key)
        held = page(review)
        assert isinstance(held, ReviewReportPage)
        assert held._model.report == opened
        assert held.page.area.hasFocus()
        assert work.names() == ([] if opened == "q-1" else ["approve"])
        if opened == "q-1":
            review.window.commands.run("review.approve")
            review.window.commands.run("review.approve")


@pytest.mark.parametrize("by_key", [False, True])
@pytest.mark.usefixtures("quickly")
def test_a_double_press_on_continue_does_not_send(start: Start, qtbot: QtBot, *, by_key: bool) -> None:
    """In the last section Continue leads to the check page, where Send lies at the same spot."""
    work = Encounter(Role.OFFICER)
    application = start(work)
    qtbot.waitUntil(application.window.isActiveWindow)
    application.window.areas.page.frame.list.opened.emit("r-draft")  # type: ignore[union-attr]
    filling = page(application)
    assert isinstance(filling, FillPage)
    form = filling.model.form
    form.open_section(form.section_keys()[-2])
    QApplication.processEvents()
    sent: list[None] = []
    form.send_wanted.connect(lambda: sent.append(None))
    where = middle(application, "form.continue")
    for at in range(4):
        if by_key:
            QTest.keyClick(handle(application), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        else:
            tap(application, where, 10_000 + 30 * at)
        QApplication.processEvents()
    assert form.place.key == CHECK
    assert sent == []
