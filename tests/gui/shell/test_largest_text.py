"""The largest text on the smallest screen: the window stays on it, and nothing to press is cut off."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QScrollArea, QWidget

from citdesk.desktop.application import Application
from citdesk.desktop.rows.list_page import ListFrame
from citdesk.desktop.translation import speak
from citdesk.desktop.widgets import Button, Footer, Rank, StateChip
from citdesk.desktop.widgets.rail import RailButton
from citdesk.workspace import CustodyClock
from tests.a11y.walk import focusable
from tests.gui.shell.conftest import Start
from tests.gui.shell.fakes import NOW, FakeWorkspace
from tests.pictures.screen import Stage
from tests.pictures.screens import SCREENS

SMALL = (1024, 768)
#: what 200 % of the text comes to on a panel of 12 inches
LARGEST, PPI = 38, 106.0
_TURNS = 12
#: states with more to press than the first of their screen
_ALSO = (
    "locked-pin",
    "form-sections",
    "reports-by-case",
    "report-refused",
    "form-changes-asked",
    "tour-last-step",
    "court-file-papers",
)


def one_of_each() -> list[str]:
    """A screen of each kind, and the states with more to press than those."""
    firsts: dict[type[QWidget], str] = {}
    for name, screen in SCREENS.items():
        firsts.setdefault(screen.shows, name)
    return [*firsts.values(), *_ALSO]


@pytest.fixture(params=one_of_each())
def application(request: pytest.FixtureRequest, start: Start, tmp_path: Path) -> Application:
    """Each screen in turn, with the largest text."""
    screen = SCREENS[request.param]
    work, desk = screen.prepared()
    application = start(work, desk=desk, signed_in=False)
    QApplication.processEvents()
    screen.reach(Stage(application, work, desk, tmp_path))
    application.window.look.set_measure(LARGEST, PPI)
    application.window.resize(*SMALL)
    for _ in range(_TURNS):  # Qt hands a change of size up one widget per turn of its loop
        QApplication.processEvents()
    return application


def test_the_window_stays_on_the_screen_and_its_buttons_whole(application: Application) -> None:
    """No screen makes the window grow; each button has its width, within the window or where one scrolls.

    The rail says each of its words.
    """
    window = application.window
    assert (window.width(), window.height()) == SMALL
    cut = [name for widget in focusable(window) if (name := _cut(window, widget))]
    assert cut == []
    for button in window.rail.findChildren(RailButton) if window.rail is not None else ():
        if button.isVisible():  # where the icons have no room the words stay, each as high as a finger
            assert button.height() >= window.look.mm(10)
            assert button.fontMetrics().horizontalAdvance(button.text()) <= button.width(), button.text()


def test_no_page_is_wider_than_its_window(application: Application) -> None:
    """What a page holds folds, wraps or gets narrower; nothing of it goes on beyond its right edge.

    Words that may take several lines have the height of all of them.
    """
    window = application.window
    scrolled = [
        (area, held)
        for area in window.findChildren(QScrollArea)
        if area.isVisible() and (held := area.widget()) is not None
    ]
    over = [
        (area.accessibleName(), held.width() - area.viewport().width())
        for area, held in scrolled
        if held.width() > area.viewport().width()
    ]
    assert over == []
    cut = [
        words.text()
        for words in window.findChildren(QLabel)
        if words.isVisible() and words.wordWrap() and words.height() < words.heightForWidth(words.width())
    ]
    assert cut == []


@pytest.fixture(params=["en", "es"])
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    """Each language of the screen, which is English again afterwards."""
    yield request.param
    speak(qapp, "en")


@pytest.mark.parametrize("ends", [None, timedelta(hours=23), timedelta(minutes=38), -timedelta(minutes=4)])
@pytest.mark.parametrize("text", [20, LARGEST])
def test_a_custody_clock_over_a_report_leaves_the_window_on_the_screen(
    start: Start, qapp: QApplication, language: str, ends: timedelta | None, text: int
) -> None:
    """What the bar has no room for is said in fewer words; when the custody ends is said in whole ones."""
    work = FakeWorkspace()
    limit = None if ends is None else NOW + ends
    work.clocks = (CustodyClock(NOW - timedelta(minutes=38), limit),)
    application = start(work)
    speak(qapp, language)
    assert application.signed_in is not None
    application.signed_in.custody.tick()
    window = application.window
    window.areas.page.frame.list.opened.emit("r-draft")  # type: ignore[union-attr]
    window.look.set_measure(text, PPI)
    window.resize(*SMALL)
    for _ in range(_TURNS):
        qapp.processEvents()
    assert (window.width(), window.height()) == SMALL
    assert window.layout().minimumSize().width() <= SMALL[0]
    clock = window.context_bar.custody
    shown = [part for part in clock.findChildren(QLabel) if part.isVisible()]
    assert window.rect().contains(QRect(clock.mapTo(window, QPoint()), clock.size()))
    assert shown
    assert (language == "es") == ("ustodia" in window.context_bar.custody.accessibleName())
    assert [part.text() for part in shown if part.width() < part.sizeHint().width()] == []


def _cut(window: QWidget, widget: QWidget) -> str:
    """What of a button is not to be seen, '' where all of it is or can be scrolled to."""
    if not isinstance(widget, QAbstractButton):
        return ""
    wanted, name = widget.sizeHint().width(), widget.objectName()
    if isinstance(widget, Button) and widget.width() < wanted:
        return f"{name}: {widget.width()} of {wanted} px wide"
    place = QRect(widget.mapTo(window, QPoint()), widget.size())
    bounds = window.rect()
    if place.left() < 0 or place.right() > bounds.right():
        return f"{name}: beyond the side"
    above = widget.parentWidget()
    if isinstance(above, Footer) and not above.rect().contains(widget.geometry()):
        return f"{name}: beyond the bar that holds it"
    scrolls = any(isinstance(above, QScrollArea) for above in _above(widget))
    return f"{name}: beyond the bottom" if place.bottom() > bounds.bottom() and not scrolls else ""


#: a list with much over it, on a screen that has no room for all of it
_FULL = ("services-picked", "sync-offline", "sync-damaged-vault", "reports", "reports-search", "board")


@pytest.mark.parametrize("screen", _FULL)
def test_what_stands_over_a_list_is_whole_in_both_languages(
    screen: str, start: Start, qapp: QApplication, language: str, tmp_path: Path
) -> None:
    """Sentences have the height that their width needs, fields and buttons their size; the page scrolls."""
    work, desk = SCREENS[screen].prepared()
    application = start(work, desk=desk, signed_in=False)
    speak(qapp, language)
    qapp.processEvents()
    SCREENS[screen].reach(Stage(application, work, desk, tmp_path))
    window = application.window
    window.look.set_measure(LARGEST, PPI)
    window.resize(*SMALL)
    for _ in range(_TURNS):
        qapp.processEvents()
    frame = window.areas.page.findChild(ListFrame)  # type: ignore[union-attr]
    assert isinstance(frame, ListFrame)
    assert (window.width(), window.height()) == SMALL
    cut = [
        words.text()
        for words in frame.findChildren(QLabel)
        if words.isVisible() and words.text() and words.heightForWidth(words.width()) > words.height()
    ]
    pressed = [
        *(each for each in frame.findChildren(Button) if each.isVisible()),
        *(each for each in frame.findChildren(QLineEdit) if each.isVisible()),
    ]
    cut += [each.objectName() for each in pressed if each.height() < each.minimumSizeHint().height()]
    cut += [
        each.objectName()
        for each in pressed
        if isinstance(each, Button) and each.width() < each.sizeHint().width()
    ]
    assert cut == []


def _above(widget: QWidget) -> list[QWidget]:
    found: list[QWidget] = []
    above = widget.parentWidget()
    while above is not None:
        found.append(above)
        above = above.parentWidget()
    return found


def test_a_report_under_review_has_more_than_two_fifths_of_the_window(
    start: Start, qapp: QApplication, tmp_path: Path
) -> None:
    """At the largest text bars and targets give way to the report, and no button gets smaller than 15 mm."""
    screen = SCREENS["review"]
    work, desk = screen.prepared()
    application = start(work, desk=desk, signed_in=False)
    qapp.processEvents()
    screen.reach(Stage(application, work, desk, tmp_path))
    window = application.window
    window.look.set_measure(LARGEST, PPI)
    window.resize(*SMALL)
    for _ in range(_TURNS):
        qapp.processEvents()
    pressed = [each for each in window.areas.page.findChildren(Button) if each.isVisible()]  # type: ignore[union-attr]
    assert min(each.height() for each in pressed if each.rank is not Rank.QUIET) >= window.look.mm(15)
    area = next(each for each in window.areas.page.findChildren(QScrollArea) if each.isVisible())  # type: ignore[union-attr]
    assert area.viewport().height() * 5 > window.height() * 2


def test_where_the_bar_has_room_for_little_the_state_is_still_said_in_words(
    start: Start, qapp: QApplication
) -> None:
    """A report being written says "Saved" with the time at any text size, never by a sign alone."""
    application = start(FakeWorkspace())
    window = application.window
    window.areas.page.frame.list.opened.emit("r-draft")  # type: ignore[union-attr]
    window.look.set_measure(LARGEST, PPI)
    window.resize(*SMALL)
    for _ in range(_TURNS):
        qapp.processEvents()
    chip = window.context_bar.findChild(StateChip)
    assert isinstance(chip, StateChip)
    assert chip.text().startswith("Saved 2")
    assert chip.width() >= chip.fontMetrics().horizontalAdvance(chip.text())
    assert "on this computer" in chip.accessibleName()
