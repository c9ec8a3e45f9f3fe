"""The guided form for people who cannot see it, cannot use a mouse, or wear gloves."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from citdesk.desktop.form import Desk, FormComment, FormView, FormViewModel, Pace, Returned
from citdesk.desktop.form.page_view import PageView
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import install_headings
from tests.a11y.walk import nameless, reached_by_tab, too_small, unnamed_objects, without_role
from tests.gui.form.conftest import disk, make_model, now, session, small_form

__all__ = ["disk", "make_model", "session", "small_form"]

CALL, SEEN = "/small/call", "/small/seen"
PLACES = [CALL, "/small/people", SEEN, "#check", "#changes"]
QUIET_MM = 10

Show = Callable[..., FormView]


@pytest.fixture
def show(look: Look, make_model: Callable[..., FormViewModel], bring_up: Callable[[QWidget], None]) -> Show:
    """Opens the form at a place, in a wide window."""
    shown: list[FormView] = []

    def opened(place: str, *, pace: Pace = Pace.SECTION) -> FormView:
        install_headings()
        returned = Returned(
            "Sgt Okafor", "Nearly", (), (FormComment(f"{CALL}/travel", "Sgt Okafor", "Why?"),)
        )
        model = make_model(returned=returned, pace=pace)
        view = FormView(Desk(look, now, attach=lambda _new: None), model)
        view.resize(1300, 800)
        bring_up(view)
        model.walk.open_section(place)
        QApplication.processEvents()
        shown.append(view)
        return view

    yield opened  # type: ignore[misc]
    for view in shown:
        view.toast.hide_now()
        view.close()


@pytest.mark.parametrize("place", PLACES)
def test_everything_that_takes_the_focus_has_a_name_and_a_role(show: Show, place: str) -> None:
    """A screen reader has words and a kind for each stop of the Tab key, on every page."""
    view = show(place)
    assert nameless(view) == []
    assert without_role(view) == []


@pytest.mark.parametrize("place", PLACES)
def test_every_button_can_be_found_by_its_object_name(show: Show, place: str) -> None:
    """Object names are form paths or command ids, so nothing is reached by position."""
    assert unnamed_objects(show(place)) == []


@pytest.mark.parametrize("place", PLACES)
def test_targets_are_at_least_ten_millimetres(qtbot: QtBot, show: Show, look: Look, place: str) -> None:
    """Nothing that is pressed is lower than 10 mm; links in a list of problems are 2 U."""
    view = show(place)
    least = min(look.mm(QUIET_MM), look.em(2))

    def laid_out() -> None:
        assert too_small(view, least) == []

    qtbot.waitUntil(laid_out)


def test_tab_visits_every_question_of_a_section(show: Show) -> None:
    """From the first control round to itself, Tab passes each editor of the page and the footer."""
    view = show(SEEN)
    page = view.page()
    assert isinstance(page, PageView)
    start = QApplication.focusWidget()
    assert isinstance(start, QWidget)
    names = reached_by_tab(view, start)
    for item in view.model.walk.items():
        question = page.question_view(item.path)
        assert question is not None
        inputs = [w for w in question.editor.inputs() if w.isVisible() and w.isEnabled()]
        assert not inputs or any(w.objectName() in names for w in inputs), item.path
    assert {"form.continue", "form.back"} <= names


def test_the_page_title_and_questions_are_headings(show: Show) -> None:
    """One can step through a page by its headings."""
    view = show(CALL)
    page = view.page()
    assert isinstance(page, PageView)
    question = page.question_view(f"{CALL}/travel")
    assert question is not None
    for title in (page.title, question.title):
        interface = QAccessible.queryAccessibleInterface(title)
        assert interface.role() == QAccessible.Role.Heading
        assert interface.text(QAccessible.Text.Name)


def test_an_error_is_in_the_description_of_its_control(show: Show) -> None:
    """What is wrong is said with the control, before its hint, and is gone once mended."""
    view = show(CALL)
    view.model.answer(f"{CALL}/children", 30)
    view.foot.go.click()
    page = view.page()
    assert isinstance(page, PageView)
    question = page.question_view(f"{CALL}/children")
    assert question is not None
    line = question.editor.inputs()[0]
    assert line.accessibleDescription() == "Error: Number of children must be 20 or fewer"
    view.model.answer(f"{CALL}/children", 3)
    assert line.accessibleDescription() == ""


def test_a_report_is_filled_with_the_keyboard_alone(show: Show) -> None:
    """From the first question to Send without a mouse: digits, Now, text, Continue, Send."""
    view = show(CALL)
    model = view.model
    sent: list[bool] = []
    model.send_wanted.connect(lambda: sent.append(True))

    def press(key: Qt.Key, *, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        target = QApplication.focusWidget()
        assert isinstance(target, QWidget)
        QTest.keyClick(target, key, modifier)

    press(Qt.Key.Key_Semicolon, modifier=Qt.KeyboardModifier.ControlModifier)
    assert model.question(f"{CALL}/left_at").value is not None
    for _ in range(30):
        focused = QApplication.focusWidget()
        assert isinstance(focused, QWidget)
        if focused.objectName().startswith(f"{CALL}/travel="):
            break
        press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_3)
    assert model.question(f"{CALL}/travel").value == "family"
    press(Qt.Key.Key_Return, modifier=Qt.KeyboardModifier.ControlModifier)
    assert model.walk.place.key == "/small/people"
    press(Qt.Key.Key_Space)
    QTest.keyClicks(QApplication.focusWidget(), "Dana")
    press(Qt.Key.Key_Return, modifier=Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_Return, modifier=Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_Return, modifier=Qt.KeyboardModifier.ControlModifier)
    assert model.walk.place.key == "#check"
    press(Qt.Key.Key_Return, modifier=Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_Return)
    assert sent == [True]


def test_tab_follows_the_page_from_top_to_bottom(show: Show) -> None:
    """Tab visits the questions of a section in the order they stand in, also one that opened later."""
    view = show(CALL)
    view.model.answer(f"{CALL}/travel", "other")
    QApplication.processEvents()
    page = view.page()
    assert isinstance(page, PageView)
    first = page.question_view(f"{CALL}/left_at")
    assert first is not None
    at: QWidget = first.editor.inputs()[0]
    visited: list[str] = []
    for _ in range(80):
        question = at.objectName().split("#")[0].split("=")[0]
        if at.isVisible() and at.isEnabled() and question.startswith(CALL + "/") and question not in visited:
            visited.append(question)
        at = at.nextInFocusChain()
    asked = [item.path for item in view.model.walk.items() if view.model.question(item.path).type != "note"]
    assert visited == asked
