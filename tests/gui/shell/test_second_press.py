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
from citdesk.desktop.review.queue_view import QueuePage
from citdesk.desktop.review.report_view import ReviewReportPage
from citdesk.desktop.shell.idle import Instant
from citdesk.desktop.widgets import Button
from tests.gui.shell.conftest import Start
from tests.gui.shell.fakes import FakeWorkspace
from tests.pictures.worlds import Encounter

LEFT = Qt.MouseButton.LeftButton
DECIDE = (Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
SPACE = (Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier)


class Watch:
    """The computer's clock: it stands until somebody waits."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> Instant:
        return Instant(self.seconds, self.seconds, 0.0)

    def wait(self, seconds: float) -> None:
        """Somebody looks, and presses nothing."""
        self.seconds += seconds


@pytest.fixture
def watch() -> Watch:
    """What the window goes by."""
    return Watch()


@pytest.fixture
def work() -> FakeWorkspace:
    """A supervisor's, with reports that wait."""
    return FakeWorkspace(Role.SUPERVISOR)


@pytest.fixture
def review(start: Start, qtbot: QtBot, work: FakeWorkspace, watch: Watch) -> Application:
    """The first report of the queue is open, and was read."""
    application = start(work, instant=watch)
    qtbot.waitUntil(application.window.isActiveWindow)
    application.window.areas.page.opened.emit("q-1")  # type: ignore[union-attr]
    QApplication.processEvents()
    watch.wait(60)
    return application


@pytest.fixture
def quickly(qapp: QApplication) -> Iterator[None]:
    """Keys pressed here follow each other at once, however busy the computer is."""
    usual = qapp.doubleClickInterval()
    qapp.setDoubleClickInterval(60_000)
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
    review: Application, work: FakeWorkspace, watch: Watch
) -> None:
    """Eight presses 30 ms apart are one; one more, later, approves the one report and touches no other."""
    where, soon = middle(review, "review.approve"), QApplication.doubleClickInterval()
    for at in range(8):
        tap(review, where, 10_000 + 30 * at)
    assert isinstance(page(review), ApprovePage)
    assert work.names() == []
    watch.wait(5)
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
    review: Application, work: FakeWorkspace, watch: Watch
) -> None:
    """Eight times as well; another key that follows is a press of its own, and approves."""
    for _ in range(8):
        QTest.keyClick(handle(review), *DECIDE)
        QApplication.processEvents()
    assert isinstance(page(review), ApprovePage)
    assert work.names() == []
    watch.wait(90)  # longer than the time within which keys follow each other here
    for _ in range(8):
        QTest.keyClick(handle(review), *SPACE)
        QApplication.processEvents()
    assert work.names() == ["approve"]


def slow_taps(application: Application, where: QPoint, count: int, watch: Watch) -> None:
    """Presses at one spot that no system takes for a double press: the page takes a while each time."""
    for at in range(count):
        tap(application, where, 20_000 + 2_000 * at)
        watch.wait(0.15)


def test_three_presses_too_slow_for_a_double_press_approve_nothing_unread(
    review: Application, work: FakeWorkspace, watch: Watch
) -> None:
    """A page in sight for less than 0.4 s was read by nobody; once it was, one press approves."""
    where = middle(review, "review.approve")
    slow_taps(review, where, 3, watch)
    assert isinstance(page(review), ApprovePage)
    assert work.names() == []
    watch.wait(1)
    slow_taps(review, where, 2, watch)  # the second one is meant for this report, and the next one is there
    assert work.names() == ["approve"]
    assert isinstance(page(review), ReviewReportPage)


def test_a_key_pressed_as_the_page_comes_up_approves_nothing(
    review: Application, work: FakeWorkspace, watch: Watch
) -> None:
    """The focus is on the button that approves: Enter presses it only after the page could be read."""
    review.window.commands.run("review.approve")
    enter = (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    watch.wait(0.3)
    QTest.keyClick(handle(review), *enter)
    QApplication.processEvents()
    assert work.names() == []
    watch.wait(0.3)
    QTest.keyClick(handle(review), *enter)
    QApplication.processEvents()
    assert work.names() == ["approve"]


def test_a_press_elsewhere_on_a_page_nobody_read_approves_nothing(
    review: Application, work: FakeWorkspace, watch: Watch
) -> None:
    """Whatever was pressed before: the button that approves takes no press at once, Back does."""
    review.window.commands.run("review.approve")
    tap(review, middle(review, "approve.go"), 10_000)
    assert work.names() == []
    tap(review, middle(review, "page.back"), 12_000)
    assert isinstance(page(review), ReviewReportPage)


def test_the_second_press_has_words_of_its_own(review: Application) -> None:
    """It names the report, so that it is not taken for the first one."""
    first = next(b for b in review.window.findChildren(Button, "review.approve") if b.isVisible())
    review.window.commands.run("review.approve")
    second = next(b for b in review.window.findChildren(Button, "approve.go") if b.isVisible())
    assert second.text() != first.text()
    assert second.text() == "Yes, approve CR-2026-0117"


def test_who_leaves_the_next_report_is_told_in_the_queue_what_was_approved(
    review: Application, work: FakeWorkspace
) -> None:
    """One press more leads from the next report to the queue: the word is not lost with it."""
    review.window.commands.run("review.approve")
    review.window.commands.run("review.approve")
    assert work.names() == ["approve"]
    review.window.commands.run("page.back")
    queue = page(review)
    assert isinstance(queue, QueuePage)
    assert queue.frame.note.isVisible()
    assert queue.frame.note.text().endswith(" is approved.")


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
def test_a_double_press_on_continue_does_not_send(
    start: Start, qtbot: QtBot, watch: Watch, *, by_key: bool
) -> None:
    """In the last section Continue leads to the check page, where Send lies at the same spot."""
    work = Encounter(Role.OFFICER)
    application = start(work, instant=watch)
    qtbot.waitUntil(application.window.isActiveWindow)
    application.window.areas.page.frame.list.opened.emit("r-draft")  # type: ignore[union-attr]
    filling = page(application)
    assert isinstance(filling, FillPage)
    form = filling.model.form
    form.walk.open_section(form.section_keys()[-2])
    QApplication.processEvents()
    sent: list[None] = []
    form.send_wanted.connect(lambda: sent.append(None))
    where = middle(application, "form.continue")
    watch.wait(90)
    for at in range(4):
        if by_key:
            QTest.keyClick(handle(application), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        else:
            tap(application, where, 10_000 + 30 * at)
        QApplication.processEvents()
    assert form.walk.place.key == CHECK
    assert sent == []
