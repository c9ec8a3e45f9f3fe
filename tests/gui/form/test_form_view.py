"""The form on screen: found by object names, used by keys and by mouse, saved by nobody's button."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QRect, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QImage, QKeyEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from citdesk.casework.checks import Finding, Severity
from citdesk.desktop.files import NewFile, content_of
from citdesk.desktop.form import Desk, FormComment, FormView, FormViewModel, Pace, Returned
from citdesk.desktop.form.check import CheckLine
from citdesk.desktop.form.check_page import CheckPage
from citdesk.desktop.form.check_row import CheckRowView
from citdesk.desktop.form.editors.pad import Pad
from citdesk.desktop.form.editors.rows import row_keys
from citdesk.desktop.form.editors.search import SearchEditor, matching
from citdesk.desktop.form.page_view import PageView
from citdesk.desktop.form.question_view import QuestionView
from citdesk.desktop.shell.failure_words import failure_words
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import (
    Body,
    Button,
    CheckRow,
    ChoiceRow,
    CommentBox,
    ErrorText,
    Hint,
    Mark,
    Picture,
)
from citdesk.desktop.widgets.known_heights import KnownHeights
from citdesk.workspace import CitdeskError
from citdesk.xforms import Geopoint
from citdesk.xforms.client import Choice
from tests.gui.form.conftest import ZONE, Disk, now

CALL, PEOPLE, SEEN = "/small/call", "/small/people", "/small/seen"
TRAVEL, CHILDREN = f"{CALL}/travel", f"{CALL}/children"
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def files() -> dict[str, bytes]:
    """Attached files, by name."""
    return {}


@pytest.fixture
def desk(look: Look, files: dict[str, bytes]) -> Desk:
    """What editors are given here."""
    return Desk(
        look,
        now,
        attach=lambda new: _keep(files, new),
        picture=lambda name, shown: shown(QImage.fromData(files.get(name, b""))),
    )


def _keep(files: dict[str, bytes], new: NewFile) -> None:
    """A vault that keeps whatever it is given, at once."""
    try:
        data = content_of(new)
    except CitdeskError as wrong:
        new.refused(failure_words(wrong))
        return
    name = f"{new.question.rsplit('/', 1)[-1]}-{len(files)}.png"
    files[name] = data
    new.kept(name, len(data))


@pytest.fixture
def view(desk: Desk, model: FormViewModel, bring_up: Callable[[QWidget], None]) -> Iterator[FormView]:
    """The form in a window of 1024 x 768 beside a rail's worth of room."""
    shown = FormView(desk, model)
    shown.resize(930, 660)
    bring_up(shown)
    yield shown
    shown.toast.hide_now()
    shown.close()


def find(view: FormView, kind: type, name: str) -> object:
    """The one visible widget of a name."""
    QApplication.processEvents()  # new widgets show with the next layout
    found = [widget for widget in view.findChildren(kind, name) if widget.isVisible()]
    assert len(found) == 1, f"{len(found)} widgets are called {name}"
    return found[0]


def focused() -> QWidget:
    """The control that has the focus."""
    widget = QApplication.focusWidget()
    assert isinstance(widget, QWidget)
    return widget


def test_every_editor_carries_its_form_path(view: FormView, model: FormViewModel) -> None:
    """Each question's control is found by its path."""
    for section in (CALL, SEEN):
        model.walk.open_section(section)
        names = {widget.objectName().split("#")[0].split("=")[0] for widget in view.findChildren(QWidget)}
        for item in model.walk.items():
            if model.question(item.path).type != "note":
                assert item.path in names, item.path


def test_a_digit_chooses_and_saves(view: FormView, model: FormViewModel, disk: Disk) -> None:
    """With the group in focus, 2 picks the second row."""
    row = find(view, ChoiceRow, f"{TRAVEL}=police")
    assert isinstance(row, ChoiceRow)
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_2)
    assert model.question(TRAVEL).value == "ambulance"
    assert b"ambulance" in disk.saves[-1][2]
    assert find(view, ChoiceRow, f"{TRAVEL}=ambulance").isChecked()  # type: ignore[attr-defined]


class _Painted(QObject):
    """Counts how often a widget is drawn."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.times = 0
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        self.times += event.type() == QEvent.Type.Paint
        return False


def test_another_page_is_drawn_once_and_whole(qtbot: QtBot, view: FormView, model: FormViewModel) -> None:
    """To turn back to a page draws each of its questions one time, and what is on screen is that page."""
    model.walk.open_section(SEEN)
    qtbot.waitUntil(lambda: view.ahead.is_over)
    page = view.page()
    assert isinstance(page, PageView)
    signs = page.question_view(f"{SEEN}/signs")
    assert signs is not None
    model.walk.open_section(CALL)
    QApplication.processEvents()
    painted = _Painted(signs)
    model.walk.open_section(SEEN)
    QApplication.processEvents()
    assert painted.times == 1
    on_screen = view.screen().grabWindow(view.winId()).toImage()
    assert on_screen.convertToFormat(QImage.Format.Format_RGB32) == view.grab().toImage().convertToFormat(
        QImage.Format.Format_RGB32
    )


def test_now_and_another_day(view: FormView, model: FormViewModel) -> None:
    """Now writes this minute with its zone; Yesterday moves the day and keeps the time."""
    path = f"{CALL}/left_at"
    QTest.mouseClick(find(view, QPushButton, f"{path}#now"), Qt.MouseButton.LeftButton)  # type: ignore[arg-type]
    assert model.question(path).value == datetime(2026, 3, 12, 21, 44, tzinfo=ZONE)
    QTest.mouseClick(find(view, QPushButton, f"{path}#change-day"), Qt.MouseButton.LeftButton)  # type: ignore[arg-type]
    QTest.mouseClick(find(view, QPushButton, f"{path}#yesterday"), Qt.MouseButton.LeftButton)  # type: ignore[arg-type]
    model.boxes.flush()
    assert model.question(path).value == datetime(2026, 3, 11, 21, 44, tzinfo=ZONE)


def test_a_day_chosen_before_its_time_is_the_day_stored(view: FormView, model: FormViewModel) -> None:
    """The 4th, then 0210: the 4th is stored as it stands in the boxes, and never today."""
    path = f"{CALL}/left_at"
    QTest.mouseClick(find(view, QPushButton, f"{path}#change-day"), Qt.MouseButton.LeftButton)  # type: ignore[arg-type]
    day = find(view, QLineEdit, f"{path}#day")
    assert isinstance(day, QLineEdit)
    day.selectAll()
    QTest.keyClicks(day, "4")
    QTest.keyClick(day, Qt.Key.Key_Tab)
    model.answer(TRAVEL, "police")
    line = find(view, QLineEdit, path)
    assert isinstance(line, QLineEdit)
    line.setFocus()
    QTest.keyClicks(line, "0210")
    QTest.keyClick(line, Qt.Key.Key_Tab)
    assert model.question(path).value == datetime(2026, 3, 4, 2, 10, tzinfo=ZONE)
    assert day.text() == "4"


def test_a_time_in_the_hour_that_came_twice_asks_which_is_meant(view: FormView, model: FormViewModel) -> None:
    """01:30 in the night the clocks went back is the second one until the first is chosen, an hour before."""
    path = f"{CALL}/left_at"
    QTest.mouseClick(find(view, QPushButton, f"{path}#change-day"), Qt.MouseButton.LeftButton)  # type: ignore[arg-type]
    find(view, QComboBox, f"{path}#day#month").setCurrentIndex(11)  # type: ignore[attr-defined]
    for box, typed in ((f"{path}#day#year", "2025"), (f"{path}#day", "2"), (path, "0130")):
        line = find(view, QLineEdit, box)
        assert isinstance(line, QLineEdit)
        line.setFocus()
        line.selectAll()
        QTest.keyClicks(line, typed)
        QTest.keyClick(line, Qt.Key.Key_Tab)
    model.boxes.flush()
    second, first = (find(view, QPushButton, f"{path}#{which}") for which in ("second", "first"))
    assert (first.text(), second.text()) == ("First 01:30 (CDT)", "Second 01:30 (CST)")  # type: ignore[attr-defined]
    assert second.isChecked()  # type: ignore[attr-defined]
    assert str(model.question(path).text).endswith("T01:30:00.000-06:00")
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)  # type: ignore[arg-type]
    model.boxes.flush()
    assert str(model.question(path).text).endswith("T01:30:00.000-05:00")
    assert first.isChecked()  # type: ignore[attr-defined]
    line = find(view, QLineEdit, path)
    line.setFocus()  # type: ignore[attr-defined]
    line.selectAll()  # type: ignore[attr-defined]
    QTest.keyClicks(line, "0330")  # type: ignore[arg-type]
    QTest.keyClick(line, Qt.Key.Key_Tab)  # type: ignore[arg-type]
    assert not first.isVisible()  # type: ignore[attr-defined]


def test_boxes_that_make_no_date_go_back_to_the_day_held(view: FormView, model: FormViewModel) -> None:
    """A 45th of March is not stored: once the box is left it says the day that is."""
    path = f"{CALL}/left_at"
    QTest.mouseClick(find(view, QPushButton, f"{path}#now"), Qt.MouseButton.LeftButton)  # type: ignore[arg-type]
    QTest.mouseClick(find(view, QPushButton, f"{path}#change-day"), Qt.MouseButton.LeftButton)  # type: ignore[arg-type]
    day = find(view, QLineEdit, f"{path}#day")
    assert isinstance(day, QLineEdit)
    day.selectAll()
    QTest.keyClicks(day, "45")
    find(view, QLineEdit, path).setFocus()  # type: ignore[attr-defined]
    model.boxes.flush()
    stored = model.question(path).value
    assert isinstance(stored, datetime)
    assert day.text() == str(stored.day)


def test_a_time_is_typed_as_people_do(view: FormView, model: FormViewModel) -> None:
    """2131 becomes 21:31 in the answer and, once left, in the box."""
    line = find(view, QLineEdit, f"{CALL}/arrived")
    assert isinstance(line, QLineEdit)
    line.setFocus()
    QTest.keyClicks(line, "2131")
    QTest.keyClick(line, Qt.Key.Key_Tab)
    value = model.question(f"{CALL}/arrived").value
    assert isinstance(value, time)
    assert (value.hour, value.minute) == (21, 31)
    assert line.text() == "21:31"


def test_half_a_time_is_kept_as_typed_and_no_moment_yet(view: FormView, model: FormViewModel) -> None:
    """213 on its way to 2132 is saved as it stands; only what is left as 213 is 02:13."""
    path = f"{CALL}/left_at"
    line = find(view, QLineEdit, path)
    assert isinstance(line, QLineEdit)
    line.setFocus()
    QTest.keyClicks(line, "213")
    model.boxes.flush()
    assert model.question(path).value is None
    assert model.boxes.text(path) == "213"
    QTest.keyClick(line, Qt.Key.Key_Return, CTRL)
    assert model.question(path).value == datetime(2026, 3, 12, 2, 13, tzinfo=ZONE)
    assert model.boxes.text(path) is None


def test_the_box_is_left_alone_while_somebody_types(view: FormView, model: FormViewModel) -> None:
    """A save in mid-word does not rewrite 07 under the fingers; leaving the box tidies it to 7."""
    line = find(view, QLineEdit, f"{CALL}/children")
    assert isinstance(line, QLineEdit)
    line.setFocus()
    QTest.keyClicks(line, "07")
    model.boxes.flush()
    assert line.text() == "07"
    QTest.keyClick(line, Qt.Key.Key_Tab)
    assert line.text() == "7"
    assert model.question(f"{CALL}/children").value == 7


def test_continue_lists_problems_and_each_leads_to_its_answer(view: FormView, model: FormViewModel) -> None:
    """Ctrl+Enter shows the summary with the focus in it; a line puts the focus into its answer."""
    QTest.keyClick(view, Qt.Key.Key_Return, CTRL)
    page = view.page()
    assert isinstance(page, PageView)
    assert page.summary.hasFocus()
    assert page.summary.count() == 2
    question = page.question_view(TRAVEL)
    assert question is not None
    assert question.error.words() == "Choose how the person travelled"
    row = question.editor.inputs()[0]
    assert row.accessibleDescription().startswith("Error: Choose how the person travelled")
    QTest.mouseClick(find(view, QPushButton, f"problem:{TRAVEL}"), Qt.MouseButton.LeftButton)  # type: ignore[arg-type]
    assert QApplication.focusWidget() in question.editor.inputs()


def test_tab_goes_through_the_lines_of_the_summary_and_enter_to_the_first(
    view: FormView, model: FormViewModel
) -> None:
    """By keys alone every line is reached in its order, and Enter on the box goes to the first problem."""
    QTest.keyClick(view, Qt.Key.Key_Return, CTRL)
    page = view.page()
    assert isinstance(page, PageView)
    passed: list[str] = []
    for _ in range(page.summary.count()):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)  # type: ignore[arg-type]
        passed.append(QApplication.focusWidget().objectName())  # type: ignore[union-attr]
    assert passed == [f"problem:{CALL}/left_at", f"problem:{TRAVEL}"]
    page.focus_summary()
    model.in_hand.step_problem(1)
    assert model.in_hand.at_question == f"{CALL}/left_at"
    page.focus_summary()
    QTest.keyClick(page.summary, Qt.Key.Key_Return)
    question = page.question_view(f"{CALL}/left_at")
    assert question is not None
    assert QApplication.focusWidget() in question.editor.inputs()


@pytest.mark.parametrize(
    ("labels", "keys"),
    [
        (("None", "1", "2 to 4", "5 or more"), ["", "1", "2", "5"]),
        (("911 call", "988 Lifeline", "On view"), ["1", "2", "3"]),
        (("2 officers", "2 cars"), ["1", "2"]),
        (("Force", "3 or more in 30 days", "Other"), ["1", "2", "3"]),
    ],
)
def test_a_digit_picks_the_choice_that_begins_with_it(labels: Sequence[str], keys: list[str]) -> None:
    """Where choices are numbers a digit is that number; else it is the place of the row."""
    assert row_keys([Choice(value=label, label=label) for label in labels]) == keys


def test_the_way_past_a_problem_appears_only_with_one(view: FormView, model: FormViewModel) -> None:
    """The way past a problem goes on; it stands behind the way out, which keeps its place."""
    assert not view.foot.leave.isVisible()
    out = view.foot.later.geometry()
    QTest.mouseClick(view.foot.go, Qt.MouseButton.LeftButton)
    assert view.foot.leave.isVisible()
    assert (view.foot.later.isVisible(), view.foot.later.geometry()) == (True, out)
    assert view.foot.leave.x() > out.right()
    QTest.mouseClick(view.foot.leave, Qt.MouseButton.LeftButton)
    assert model.walk.place.key == PEOPLE
    QTest.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert model.walk.place.key == CALL


def test_a_question_appears_where_it_belongs(view: FormView, model: FormViewModel) -> None:
    """Another way opens its question right below: a key keeps the focus on the row, a finger goes there."""
    row = find(view, ChoiceRow, f"{TRAVEL}=other")
    assert isinstance(row, ChoiceRow)
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Space)
    page = view.page()
    assert isinstance(page, PageView)
    QApplication.processEvents()
    asked, opened = page.question_view(TRAVEL), page.question_view(f"{CALL}/other_way")
    assert asked is not None
    assert opened is not None
    assert opened.y() > asked.y()
    below = page.question_view(f"{CALL}/children")
    assert below is not None
    assert opened.y() < below.y()
    assert row.hasFocus()
    model.answer(TRAVEL, "police")
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    assert find(view, QLineEdit, f"{CALL}/other_way").hasFocus()  # type: ignore[attr-defined]
    row.setFocus()
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    assert row.hasFocus()


def test_several_answers_keep_the_order_of_the_choices(view: FormView, model: FormViewModel) -> None:
    """Checked rows count and are stored as the form lists them; arrows move between rows."""
    model.walk.open_section(SEEN)
    rows = [find(view, CheckRow, f"{SEEN}/signs={name}") for name in ("pacing", "voices")]
    first, second = rows
    assert isinstance(first, CheckRow)
    assert isinstance(second, CheckRow)
    second.click()
    first.click()
    assert model.question(f"{SEEN}/signs").value == ("pacing", "voices")
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert second.hasFocus()
    QTest.keyClick(second, Qt.Key.Key_2)
    assert model.question(f"{SEEN}/signs").value == ("pacing",)


def test_a_long_list_is_searched(view: FormView, model: FormViewModel) -> None:
    """Thirty places: a few letters and Enter choose one; it then stands first and checked."""
    model.walk.open_section(SEEN)
    field = find(view, QLineEdit, f"{SEEN}/place#search")
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "27 numb")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert model.question(f"{SEEN}/place").value == "p27"
    assert find(view, CheckRow, f"{SEEN}/place=p27").isChecked()  # type: ignore[attr-defined]


def test_arrows_stay_among_the_rows_that_a_search_shows(view: FormView, model: FormViewModel) -> None:
    """Down from the last row stays there, and Up leads back to what was typed."""
    model.walk.open_section(SEEN)
    field = find(view, QLineEdit, f"{SEEN}/place#search")
    assert isinstance(field, QLineEdit)
    field.setFocus()
    seen: list[str] = []
    for key in (*[Qt.Key.Key_Down] * 8, *[Qt.Key.Key_Up] * 8):
        QTest.keyClick(QApplication.focusWidget(), key)  # type: ignore[arg-type]
        seen.append(QApplication.focusWidget().objectName())  # type: ignore[union-attr]
    rows = [f"{SEEN}/place=p{at}" for at in range(1, 7)]
    assert seen == [*rows, rows[-1], rows[-1], *rows[-2::-1], *[field.objectName()] * 3]


def test_arrows_stay_among_the_rows_of_a_question(view: FormView, model: FormViewModel) -> None:
    """Down from the last of the signs stays there: no key of a list changes the question after it."""
    model.walk.open_section(SEEN)
    first = find(view, CheckRow, f"{SEEN}/signs=pacing")
    first.setFocus()  # type: ignore[attr-defined]
    for _ in range(20):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)  # type: ignore[arg-type]
    at = QApplication.focusWidget().objectName()  # type: ignore[union-attr]
    assert at.startswith(f"{SEEN}/signs=")
    assert at != f"{SEEN}/signs=pacing"


def test_a_search_that_finds_nothing_shows_all_there_are(view: FormView, model: FormViewModel) -> None:
    """Words that no place has leave no empty list without a way on."""
    model.walk.open_section(SEEN)
    field = find(view, QLineEdit, f"{SEEN}/place#search")
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "nowhere")
    said = "Nothing matches “nowhere”. All 30 are shown."
    assert any(label.text() == said and label.isVisible() for label in view.findChildren(QLabel))
    QApplication.processEvents()
    assert len([row for row in view.findChildren(CheckRow) if f"{SEEN}/place=" in row.objectName()]) >= 30


def test_what_was_searched_for_is_gone_at_the_next_question(view: FormView, model: FormViewModel) -> None:
    """A word that is still in the box would look like an answer; none was given."""
    model.walk.open_section(SEEN)
    field = find(view, QLineEdit, f"{SEEN}/place#search")
    assert isinstance(field, QLineEdit)
    field.setFocus()
    QTest.keyClicks(field, "kiosk")
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert field.text() == "kiosk"  # its rows are still the same question
    question = view.page().question_view(f"{SEEN}/born")  # type: ignore[union-attr]
    question.editor.take_focus()  # type: ignore[union-attr]
    assert field.text() == ""
    assert model.question(f"{SEEN}/place").value is None
    assert not any("kiosk" in label.text() for label in view.findChildren(QLabel) if label.isVisible())


def test_a_press_on_another_question_is_not_lost_to_a_search_that_ends(
    qtbot: QtBot, view: FormView, model: FormViewModel
) -> None:
    """The rows of the search change once the finger is up: what it is on stays under it."""
    view.resize(930, 4000)
    model.walk.open_section(SEEN)
    field = find(view, QLineEdit, f"{SEEN}/place#search")
    assert isinstance(field, QLineEdit)
    field.setFocus()
    QTest.keyClicks(field, "27")
    below = find(view, CheckRow, f"{SEEN}/read")
    assert isinstance(below, CheckRow)
    page = view.page()
    assert isinstance(page, PageView)
    page.settle(*(view for view in page.findChildren(QuestionView)))
    window, at = view.windowHandle(), below.mapTo(view, below.rect().center())
    assert window is not None
    QTest.mousePress(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert below.hasFocus()
    QApplication.processEvents()
    assert below.mapTo(view, below.rect().center()) == at
    QTest.mouseRelease(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert model.question(f"{SEEN}/read").value is not None
    qtbot.waitUntil(lambda: field.text() == "")


def test_tab_goes_from_the_search_to_the_rows_it_shows(view: FormView, model: FormViewModel) -> None:
    """They are made anew with each letter, and still come before the next question."""
    model.walk.open_section(SEEN)
    field = find(view, QLineEdit, f"{SEEN}/place#search")
    assert isinstance(field, QLineEdit)
    field.setFocus()
    QTest.keyClicks(field, "27")
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert focused().objectName() == f"{SEEN}/place=p27"
    assert field.text() == "27"


def test_a_choice_is_found_by_the_words_it_carries() -> None:
    """What says the word comes before what is only found by it; a part of such a word finds nothing."""
    shop = Choice("business", "Business", found_by="pharmacy, store; farmacia, tienda")
    store = Choice("depot", "Store room")
    chosen = [shop, store]
    assert matching((shop, store), "pharm") == [shop]
    assert matching((shop, store), "FARMÁCIA") == [shop]
    assert matching((shop, store), "store") == [store, shop]
    assert matching((shop, store), "macy") == []
    assert matching((shop, store), "") == chosen


def test_other_kinds_of_answers_reach_the_form(view: FormView, model: FormViewModel) -> None:
    """Date, decimal, range, order, position, path, tag and confirmation are all stored typed."""
    model.walk.open_section(SEEN)
    find(view, QComboBox, f"{SEEN}/born#month").setCurrentIndex(6)  # type: ignore[attr-defined]
    QTest.keyClicks(find(view, QLineEdit, f"{SEEN}/born"), "5")  # type: ignore[arg-type]
    QTest.keyClicks(find(view, QLineEdit, f"{SEEN}/born#year"), "1990")  # type: ignore[arg-type]
    QTest.keyClicks(find(view, QLineEdit, f"{SEEN}/height"), "1.82")  # type: ignore[arg-type]
    find(view, QPushButton, f"{SEEN}/calm#more").click()  # type: ignore[attr-defined]
    down = find(view, QPushButton, f"{SEEN}/order=pacing#down")
    assert down.text() == "Down"  # type: ignore[attr-defined]
    down.click()  # type: ignore[attr-defined]
    QTest.keyClicks(find(view, QLineEdit, f"{SEEN}/spot"), "44.98")  # type: ignore[arg-type]
    QTest.keyClicks(find(view, QLineEdit, f"{SEEN}/spot#longitude"), "-93.27")  # type: ignore[arg-type]
    box = find(view, QPlainTextEdit, f"{SEEN}/path")
    assert isinstance(box, QPlainTextEdit)
    box.setPlainText("44.98 -93.27 0 0\n44.99 -93.28 0 0")
    QTest.keyClicks(find(view, QLineEdit, f"{SEEN}/tag"), "A-1")  # type: ignore[arg-type]
    find(view, CheckRow, f"{SEEN}/read").click()  # type: ignore[attr-defined]
    model.boxes.flush()
    values = {name: model.question(f"{SEEN}/{name}").value for name in ("born", "height", "calm", "order")}
    assert values["born"] == date(1990, 6, 5)
    assert values["height"] == 1.82
    assert float(str(values["calm"])) == 1
    assert values["order"] == ("voices", "pacing", "none")
    spot = model.question(f"{SEEN}/spot").value
    assert isinstance(spot, Geopoint)
    assert (spot.latitude, spot.longitude) == (44.98, -93.27)
    assert model.question(f"{SEEN}/path").value is not None
    assert model.question(f"{SEEN}/tag").value == "A-1"
    assert model.question(f"{SEEN}/read").value is not None


def test_half_a_position_is_kept_and_explained(view: FormView, model: FormViewModel) -> None:
    """A latitude alone is no position: it stays in its box and is a problem on Continue."""
    model.walk.open_section(SEEN)
    QTest.keyClicks(find(view, QLineEdit, f"{SEEN}/spot"), "44.98")  # type: ignore[arg-type]
    model.boxes.flush()
    assert model.question(f"{SEEN}/spot").value is None
    assert model.walk.advance() is False
    assert find(view, QLineEdit, f"{SEEN}/spot").text() == "44.98"  # type: ignore[attr-defined]


def test_a_signature_becomes_a_picture(view: FormView, model: FormViewModel, files: dict[str, bytes]) -> None:
    """A stroke on the pad is kept as a PNG under a name that tells nothing; Clear takes it away."""
    model.walk.open_section(SEEN)
    pad = find(view, Pad, f"{SEEN}/sign")
    assert isinstance(pad, Pad)
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(40, 60))
    QTest.mouseMove(pad, QPoint(200, 80))
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(200, 80))
    name = str(model.question(f"{SEEN}/sign").value)
    image = QImage.fromData(files[name])
    assert (image.width(), image.height()) == (1200, 420)
    assert any(image.pixelColor(x, y).lightness() < 128 for x in range(0, 1200, 3) for y in range(0, 420, 3))
    find(view, QPushButton, f"{SEEN}/sign#clear").click()  # type: ignore[attr-defined]
    assert model.question(f"{SEEN}/sign").value is None
    assert pad.empty


def test_a_photo_is_shown_small_and_what_is_no_picture_is_refused(
    view: FormView, model: FormViewModel, files: dict[str, bytes], tmp_path: Path
) -> None:
    """The answer is named by whoever keeps the file; a refusal stands beside it and changes nothing."""
    model.walk.open_section(SEEN)
    page = view.page()
    assert isinstance(page, PageView)
    question = page.question_view(f"{SEEN}/photo")
    assert question is not None
    picture = QImage(3000, 1000, QImage.Format.Format_RGB32)
    picture.fill(QColor("steelblue"))
    source = tmp_path / "IMG_0001.png"
    assert picture.save(str(source))
    question.editor.take_file(str(source))  # type: ignore[attr-defined]
    assert files[str(model.question(f"{SEEN}/photo").value)] == source.read_bytes()
    thumb = question.editor.thumb  # type: ignore[attr-defined]
    assert thumb.isVisibleTo(view)
    thumb.resize(thumb.sizeHint())
    bright = thumb.grab().toImage().pixelColor(4, thumb.height() // 2).lightness()
    view.look.set_theme("night")
    assert thumb.grab().toImage().pixelColor(4, thumb.height() // 2).lightness() < bright / 2
    view.look.set_theme("day")
    assert question.editor.words.text().startswith("IMG_0001.png, ")  # type: ignore[attr-defined]
    (tmp_path / "novel.jpg").write_bytes(b"no picture at all")
    question.editor.take_file(str(tmp_path / "novel.jpg"))  # type: ignore[attr-defined]
    assert "not a picture" in question.editor.problem.text()  # type: ignore[attr-defined]
    assert len(files) == 1


def test_cards_are_edited_one_at_a_time_and_removed_with_undo(view: FormView, model: FormViewModel) -> None:
    """Add opens a card, Continue returns to where its list stands, Remove acts at once, Ctrl+Z undoes it."""
    model.walk.open_section(PEOPLE)
    add = find(view, QPushButton, f"{PEOPLE}/person#add")
    assert isinstance(add, QPushButton)
    add.click()
    QTest.keyClicks(find(view, QLineEdit, f"{PEOPLE}/person[1]/name"), "Dana")  # type: ignore[arg-type]
    QTest.keyClick(view, Qt.Key.Key_Return, CTRL)
    assert model.walk.place.key == PEOPLE
    assert add.hasFocus()
    find(view, QPushButton, f"{PEOPLE}/person[1]#remove").click()  # type: ignore[attr-defined]
    assert view.toast.words() == "Dana removed"
    assert not [b for b in view.findChildren(QPushButton, f"{PEOPLE}/person[1]#change") if b.isVisible()]
    QTest.keyClick(view, Qt.Key.Key_Z, CTRL)
    assert model.question(f"{PEOPLE}/person[1]/name").value == "Dana"
    assert view.toast.words() == ""
    assert find(view, QPushButton, f"{PEOPLE}/person[1]#change")


@pytest.mark.parametrize(("kind", "name"), [(QLineEdit, f"{SEEN}/tag"), (QPlainTextEdit, f"{SEEN}/words")])
def test_undo_works_from_a_field_that_has_nothing_to_undo(
    kind: type, name: str, view: FormView, model: FormViewModel
) -> None:
    """On the next page the cursor is in an empty field; Ctrl+Z takes back the answer, then what is typed."""
    model.answer(TRAVEL, "family")
    model.walk.open_section(SEEN)
    field = find(view, kind, name)
    assert isinstance(field, QLineEdit | QPlainTextEdit)
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert model.question(TRAVEL).value is None
    model.answer(TRAVEL, "family")
    model.walk.open_section(SEEN)
    field.setFocus()
    QTest.keyClicks(field, "12")
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert (field.text() if isinstance(field, QLineEdit) else field.toPlainText()) == ""
    assert model.question(TRAVEL).value == "family"


@pytest.mark.parametrize(("kind", "name"), [(QLineEdit, f"{SEEN}/tag"), (QPlainTextEdit, f"{SEEN}/words")])
def test_there_is_one_line_of_undo_and_it_never_swings(
    kind: type, name: str, view: FormView, model: FormViewModel
) -> None:
    """A text written in two visits goes back bit by bit, then the answer before it; and comes again so."""
    model.answer(TRAVEL, "family")
    model.walk.open_section(SEEN)
    field = find(view, kind, name)
    assert isinstance(field, QLineEdit | QPlainTextEdit)

    def stands() -> tuple[str, object]:
        text = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
        return text, model.question(TRAVEL).value

    for words in ("He paced.", " I am tired."):
        field.setFocus()
        if isinstance(field, QPlainTextEdit):
            field.moveCursor(QTextCursor.MoveOperation.End)
        else:
            field.end(False)  # noqa: FBT003 - Qt takes no name for it
        QTest.keyClicks(field, words)
        model.boxes.flush()
        view.outline.focus_here()
    field.setFocus()
    line = [("He paced. I am tired.", "family"), ("He paced.", "family"), ("", "family"), ("", None)]
    assert stands() == line[0]
    for expected in line[1:]:
        QTest.keyClick(focused(), Qt.Key.Key_Z, CTRL)
        assert stands() == expected
    QTest.keyClick(focused(), Qt.Key.Key_Z, CTRL)
    assert (stands(), view.toast.words()) == (line[-1], "There is nothing to undo")
    for expected in reversed(line[:-1]):
        QTest.keyClick(focused(), Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
        assert stands() == expected
    QTest.keyClick(focused(), Qt.Key.Key_Y, CTRL)
    assert (stands(), view.toast.words()) == (line[0], "There is nothing to do again")
    assert focused() is field
    cursor = field.cursorPosition() if isinstance(field, QLineEdit) else field.textCursor().position()
    assert cursor == len(line[0][0])


def test_the_check_page_comes_back_to_its_row(qtbot: QtBot, view: FormView, model: FormViewModel) -> None:
    """Change goes to the question; Continue returns with the focus on the same row's button."""
    model.answer(f"{CALL}/left_at", now())
    model.answer(TRAVEL, "family")
    row = f"{TRAVEL}#change"
    model.walk.open_section("#check")
    qtbot.waitUntil(lambda: view.findChild(QPushButton, row) is not None)  # rows are made a few at a time
    find(view, QPushButton, row).click()  # type: ignore[attr-defined]
    assert model.walk.place.key == CALL
    QTest.keyClick(view, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: getattr(QApplication.focusWidget(), "objectName", str)() == row)


def test_one_page_too_many_by_keys_sends_nothing(
    view: FormView, model: FormViewModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl+Enter goes on to the next page; from the last one to Send, which a second one presses."""
    sent: list[bool] = []
    monkeypatch.setattr(model, "send", lambda: sent.append(True))
    model.walk.open_section("#check")
    QTest.keyClick(view, Qt.Key.Key_Return, CTRL)
    assert view.foot.go.hasFocus()
    assert not sent
    QTest.keyClick(view.foot.go, Qt.Key.Key_Return, CTRL)
    assert sent == [True]


def test_answers_stand_in_one_line_whether_or_not_they_can_be_changed(
    look: Look, bring_up: Callable[[QWidget], None]
) -> None:
    """A fact that another report gave has no button beside it; it begins where the others do."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    lines = [
        CheckLine("/first", "First name", "Not known", changeable=False),
        CheckLine("/language", "Language", "English"),
        CheckLine("/phone", "Telephone", ""),
    ]
    rows = [CheckRowView(look, line, holder) for line in lines]
    for row in rows:
        column.addWidget(row)
    holder.resize(626, 300)
    bring_up(holder)
    for unit in (20, 28):
        look.set_measure(unit, 106.0)
        QApplication.processEvents()
        assert len({row.findChild(Body).x() for row in rows}) == 1
        asked = [row.findChild(Hint).font().pixelSize() for row in rows]
        assert min(asked) >= round(0.95 * unit)  # what must be read


@pytest.mark.parametrize("way", ["F8", "Send", "Change"])
def test_a_jump_to_a_problem_shows_the_answer_and_what_is_wrong(
    qtbot: QtBot, view: FormView, model: FormViewModel, way: str
) -> None:
    """The message and the list of problems come in above the box: it is scrolled to where it is then."""
    view.resize(930, 480)
    model.answer(f"{CALL}/left_at", now())
    model.answer(TRAVEL, "family")
    model.answer(f"{PEOPLE}/person[1]/name", "Not known")
    model.answer(CHILDREN, 21)
    model.walk.open_section("#check")
    page = view.page()
    assert isinstance(page, CheckPage)
    qtbot.waitUntil(page.is_whole)
    if way == "F8":
        QTest.keyClick(view, Qt.Key.Key_F8)
    else:
        button = "form.continue" if way == "Send" else f"{CHILDREN}#change"
        find(view, QPushButton, button).click()  # type: ignore[attr-defined]
    QApplication.processEvents()
    page, box = view.page(), QApplication.focusWidget()
    assert isinstance(page, PageView)
    assert isinstance(box, QLineEdit)
    assert box.objectName() == CHILDREN
    question = page.question_view(CHILDREN)
    assert question is not None
    assert question.error is not None
    for part in (question.title, question.error, box):
        assert part.visibleRegion().boundingRect() == part.rect(), part


def _covered(question: QuestionView) -> list[str]:
    parts = [part for part in (question.title, *question.editor.inputs()) if part.isVisible()]
    return [part.objectName() for part in parts if part.visibleRegion().boundingRect() != part.rect()]


def test_tab_brings_a_whole_question_into_sight(view: FormView, model: FormViewModel) -> None:
    """Whoever comes to a question by Tab sees its words and every choice above the buttons, both ways."""
    view.resize(930, 520)
    model.walk.open_section(SEEN)
    QApplication.processEvents()
    page = view.page()
    assert isinstance(page, PageView)
    high = page.area.viewport().height()
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        passed: set[str] = set()
        for _ in range(80):
            QTest.keyClick(focused(), key)
            question = page.question_view(model.in_hand.at_question)
            if question is None or not question.isAncestorOf(focused()):
                break
            assert focused().visibleRegion().boundingRect() == focused().rect(), focused().objectName()
            passed.add(question.path)
            assert question.height() > high or _covered(question) == [], question.path
        assert {f"{SEEN}/words", f"{SEEN}/order"} <= passed
        page.question_view(f"{SEEN}/paper").editor.take_focus()  # type: ignore[union-attr]


def test_the_boxes_of_another_day_open_in_sight(view: FormView, model: FormViewModel) -> None:
    """Opened at the lower edge, they are not left beneath the buttons."""
    model.answer(TRAVEL, "other")
    view.resize(930, 330)
    QApplication.processEvents()
    find(view, QPushButton, f"{CALL}/left_at#change-day").click()  # type: ignore[attr-defined]
    assert focused().objectName() == f"{CALL}/left_at#day"
    assert focused().visibleRegion().boundingRect() == focused().rect()


def test_enter_at_a_month_goes_on_and_at_a_signature_wipes_nothing(
    view: FormView, model: FormViewModel
) -> None:
    """A list of months is left by Enter like any box; the pad stands before what clears it."""
    model.walk.open_section(SEEN)
    model.answer(f"{SEEN}/born", date(1990, 5, 16))
    months = find(view, QComboBox, f"{SEEN}/born#month")
    months.setFocus()
    QTest.keyClick(months, Qt.Key.Key_Return)
    assert focused() is not months
    pad = find(view, Pad, f"{SEEN}/sign")
    page = view.page()
    assert isinstance(page, PageView)
    assert page.focus_on(f"{SEEN}/sign")
    assert focused() is pad
    QTest.keyClick(pad, Qt.Key.Key_Return)
    assert focused() is not pad
    assert focused().objectName() != f"{SEEN}/sign#clear"


def test_a_letter_goes_to_a_section_of_the_outline(view: FormView, model: FormViewModel) -> None:
    """After Ctrl+G a letter passes to the section that begins with it, End to the last; none is opened."""
    view.resize(1300, 800)
    view.toggle_outline()
    for key, reached in (
        (Qt.Key.Key_W, SEEN),
        (Qt.Key.Key_P, PEOPLE),
        (Qt.Key.Key_C, "#check"),
        (Qt.Key.Key_C, CALL),
        (Qt.Key.Key_End, "#check"),
        (Qt.Key.Key_Home, CALL),
    ):
        QTest.keyClick(focused(), key)
        assert focused() is view.outline.row(reached)
    assert model.walk.place.key == CALL


def test_a_section_is_entered_at_its_first_problem(view: FormView, model: FormViewModel) -> None:
    """Enter opens the card that something is missing in, and adds no second one."""
    model.answer(f"{PEOPLE}/person[1]/went", "family")
    model.walk.open_section(PEOPLE)
    assert focused().objectName() == f"{PEOPLE}/person[1]#change"
    assert not model.walk.advance()
    model.walk.open_section(CALL)
    model.answer(f"{CALL}/left_at", now())
    assert not model.walk.advance()
    model.walk.open_section(PEOPLE)
    assert focused().objectName() == f"{PEOPLE}/person[1]#change"
    model.walk.open_section(CALL)
    assert focused().objectName().startswith(f"{TRAVEL}=")


def test_a_finding_leads_to_its_question_and_back(
    qtbot: QtBot, desk: Desk, make_model: Callable[..., FormViewModel], bring_up: Callable[[QWidget], None]
) -> None:
    """What the rules found stands before the answers, and leads to its question as a problem does.

    What is worth a look has neither the sign nor the colour of what is wrong.
    """
    found = (
        Finding("where", Severity.STOP, (f"{SEEN}/place",), "Say where."),
        Finding("far", Severity.WARN, (TRAVEL,), "Check how the person travelled."),
    )
    shown = FormView(desk, make_model(look_over=lambda _answers: found))
    shown.resize(930, 660)
    bring_up(shown)
    shown.model.walk.open_section("#check")
    qtbot.waitUntil(lambda: shown.findChild(QPushButton, f"{TRAVEL}#look") is not None)
    words = {
        label.text(): (label, row)
        for row in shown.findChildren(CheckRowView)
        for label in row.findChildren(QLabel)
    }
    look, row = words["Worth a look. Check how the person travelled."]
    stop, other = words["Must be mended. Say where."]
    assert isinstance(stop, ErrorText)
    assert not isinstance(look, ErrorText)
    signs = [part.findChild(Picture).grab().toImage() for part in (row, other)]
    assert signs[0] != signs[1]
    find(shown, QPushButton, f"{TRAVEL}#look").click()  # type: ignore[attr-defined]
    assert shown.model.walk.place.key == CALL
    shown.close()


def test_findings_follow_a_screen_of_what_is_wrong(
    qtbot: QtBot, desk: Desk, make_model: Callable[..., FormViewModel], bring_up: Callable[[QWidget], None]
) -> None:
    """Where what is wrong fills the page, the rules are asked a turn later; what they find stands beneath."""
    asked: list[bytes] = []

    def look_over(answers: bytes) -> tuple[Finding, ...]:
        asked.append(answers)
        return (Finding("far", Severity.WARN, (TRAVEL,), "Check how the person travelled."),)

    shown = FormView(desk, make_model(look_over=look_over))
    shown.resize(930, 200)
    bring_up(shown)
    shown.model.walk.open_section("#check")
    page = shown.page()
    assert isinstance(page, CheckPage)
    assert page.findChild(QPushButton, f"{CALL}/left_at#mend") is not None
    assert not asked
    qtbot.waitUntil(page.is_whole)
    names = (f"{TRAVEL}#mend", f"{TRAVEL}#look", f"{CALL}/arrived#change")
    buttons = [find(page, QPushButton, name) for name in names]
    assert len(asked) == 1
    tops = [button.mapTo(page, QPoint(0, 0)).y() for button in buttons]  # type: ignore[attr-defined]
    assert tops == sorted(tops)
    stops = _stops_between(buttons[0], buttons[2])
    assert buttons[1] in stops
    shown.close()


def _stops_between(first: object, last: object) -> list[object]:
    """What Tab comes to from one control on until another."""
    stops, at = [], first
    while at is not last:
        at = at.nextInFocusChain()  # type: ignore[attr-defined]
        stops.append(at)
        assert at is not first
    return stops


def test_a_search_has_its_page_laid_out_once(
    view: FormView, model: FormViewModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A letter that brings thirteen rows lays the page out no more often than one that leaves one."""
    times: list[QWidget] = []
    known = KnownHeights.invalidate

    def invalidate(rows: KnownHeights) -> None:
        times.append(rows.parentWidget())
        known(rows)

    monkeypatch.setattr(KnownHeights, "invalidate", invalidate)
    model.walk.open_section(SEEN)
    QApplication.processEvents()
    field = find(view, QLineEdit, f"{SEEN}/place#search")
    field.setFocus()  # type: ignore[attr-defined]
    column = view.page().column

    def laid_out(typed: str) -> int:
        times.clear()
        QTest.keyClicks(field, typed)
        QApplication.processEvents()
        return times.count(column)

    few = laid_out("13")
    assert laid_out("x") <= max(few, 2), "rows that nothing matches: all are shown"


def test_a_page_is_measured_at_the_width_it_has(
    desk: Desk,
    make_model: Callable[..., FormViewModel],
    bring_up: Callable[[QWidget], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """An answer that brings a question measures the page as it is seen, and at no other width."""
    asked: list[tuple[QWidget, int]] = []
    known = KnownHeights.heightForWidth

    def height(rows: KnownHeights, width: int) -> int:
        asked.append((rows.parentWidget(), width))
        return known(rows, width)

    monkeypatch.setattr(KnownHeights, "heightForWidth", height)
    shown = FormView(desk, make_model())
    shown.resize(930, 660)
    bring_up(shown)
    QApplication.processEvents()
    asked.clear()
    shown.model.answer(TRAVEL, "other")
    QApplication.processEvents()
    page = shown.page()
    assert isinstance(page, PageView)
    assert {width for part, width in asked if part is page.column} == {page.column.width()}
    shown.close()


def test_a_cad_text_is_pasted_or_dropped(
    qtbot: QtBot,
    desk: Desk,
    make_model: Callable[..., FormViewModel],
    bring_up: Callable[[QWidget], None],
    tmp_path: Path,
) -> None:
    """On the first page a button takes what was copied; a text or a small file may be dropped anywhere."""
    model = make_model(takes_cad=True)
    shown = FormView(desk, model)
    shown.resize(930, 660)
    bring_up(shown)
    QApplication.clipboard().setText("Event: 26-1")
    with qtbot.waitSignal(model.cad_given) as given:
        find(shown, QPushButton, "form.cad").click()  # type: ignore[attr-defined]
    assert given.args == ["Event: 26-1"]
    file = tmp_path / "event.json"
    file.write_text('{"event": 2}')
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    at = QPoint(200, 200)
    enter = QDragEnterEvent(at, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, CTRL)
    QApplication.sendEvent(shown, enter)
    assert enter.isAccepted()
    drop = QDropEvent(at, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, CTRL)
    with qtbot.waitSignal(model.cad_given) as given:
        QApplication.sendEvent(shown, drop)
    assert given.args == ['{"event": 2}']
    model.walk.open_section(PEOPLE)
    QApplication.processEvents()
    assert not shown.head.cad.isVisible()
    shown.close()


def test_the_saved_words_and_a_full_disk(view: FormView, model: FormViewModel, disk: Disk) -> None:
    """The footer says when the last change was saved; a full disk is a sentence with a way on."""
    model.answer(TRAVEL, "family")
    assert view.foot.saved.text() == "Saved 21:44"
    disk.full = True
    model.answer(TRAVEL, "police")
    assert view.notice.isVisible()
    assert view.notice.words.text().startswith("We could not save your last change")
    disk.full = False
    QTest.mouseClick(view.notice.again, Qt.MouseButton.LeftButton)
    assert not view.notice.isVisible()
    assert view.foot.saved.text() == "Saved 21:44"


def test_comments_stand_beside_their_question(
    desk: Desk, make_model: Callable[..., FormViewModel], bring_up: Callable[[QWidget], None]
) -> None:
    """A returned report opens with its comments; each stands at its question too."""
    comment = FormComment(TRAVEL, "Sgt Okafor, 21:58", "Is this right?")
    model = make_model(returned=Returned("Sgt Okafor", "Nearly there.", (), (comment,)))
    view = FormView(desk, model)
    view.resize(930, 660)
    bring_up(view)
    find(view, QPushButton, f"{TRAVEL}#go").click()  # type: ignore[attr-defined]
    page = view.page()
    assert isinstance(page, PageView)
    question = page.question_view(TRAVEL)
    assert question is not None
    beside = question.findChild(CommentBox)
    assert beside is not None
    assert beside.accessibleDescription() == "Is this right?"
    assert QApplication.focusWidget() in question.editor.inputs()
    view.close()


def _answer_what_is_asked_of_the_call(model: FormViewModel) -> None:
    model.answer(f"{CALL}/left_at", now())
    model.answer(TRAVEL, "police")


def test_what_came_back_is_changed_by_the_keys_alone(
    desk: Desk, make_model: Callable[..., FormViewModel], bring_up: Callable[[QWidget], None]
) -> None:
    """Each change leads to the next thing to change, and is marked as changed."""
    comments = (
        FormComment(CHILDREN, "Sgt Okafor", "How many?", ""),
        FormComment(f"{CALL}/arrived", "Sgt Okafor", "When?", ""),
        FormComment(f"{SEEN}/words", "Sgt Okafor", "In your words.", None),
    )
    model = make_model(returned=Returned("Sgt Okafor", "", (), comments))
    _answer_what_is_asked_of_the_call(model)
    view = FormView(desk, model)
    view.resize(930, 660)
    bring_up(view)
    assert model.page_label() == "3 things to change"
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    QTest.keyClicks(focused(), "2")
    QTest.keyClick(focused(), Qt.Key.Key_Return, CTRL)
    assert focused().objectName() == f"{CALL}/arrived#go"
    assert model.page_label() == "2 things to change"
    went = find(view, Button, f"{CHILDREN}#go")
    assert isinstance(went, Button)
    assert went.accessibleDescription() == "Changed"
    assert "Changed" in [label.text() for label in view.page().findChildren(Body) if label.isVisible()]
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    QTest.keyClicks(focused(), "2105")
    QTest.keyClick(focused(), Qt.Key.Key_Return, CTRL)
    assert focused().objectName() == f"{SEEN}/words#go"
    assert model.page_label() == "1 thing to change"
    view.close()


def test_after_the_last_change_continue_has_the_focus(
    desk: Desk, make_model: Callable[..., FormViewModel], bring_up: Callable[[QWidget], None]
) -> None:
    """Nothing is left to go to: the page says so, and Enter goes on."""
    model = make_model(returned=Returned("Sgt Okafor", "", (), (FormComment(CHILDREN, "Sgt O", "?", ""),)))
    _answer_what_is_asked_of_the_call(model)
    view = FormView(desk, model)
    view.resize(930, 660)
    bring_up(view)
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    QTest.keyClicks(focused(), "2")
    QTest.keyClick(focused(), Qt.Key.Key_Return, CTRL)
    assert focused() is view.foot.go
    assert model.page_label() == "Everything asked for is changed"
    assert model.outline()[0].mark is Mark.DONE
    QTest.keyClick(focused(), Qt.Key.Key_Return, CTRL)
    assert model.walk.place.key == CALL
    view.close()


def test_the_check_page_is_read_by_the_keys(
    qtbot: QtBot, desk: Desk, make_model: Callable[..., FormViewModel], bring_up: Callable[[QWidget], None]
) -> None:
    """Page Down, End and Home move it from the start, and so they do in a section that is only to be read."""
    view = FormView(desk, make_model())
    view.resize(930, 300)
    bring_up(view)
    view.model.walk.open_section("#check")
    page = view.page()
    assert isinstance(page, CheckPage)
    qtbot.waitUntil(page.is_whole)
    bar = page.area.verticalScrollBar()
    QTest.keyClick(focused(), Qt.Key.Key_PageDown)
    assert 0 < bar.value() < bar.maximum()
    QTest.keyClick(focused(), Qt.Key.Key_End)
    assert bar.value() == bar.maximum() > 0
    QTest.keyClick(focused(), Qt.Key.Key_Home)
    assert bar.value() == 0
    view.close()
    read = FormView(desk, make_model(readonly=True))
    read.resize(930, 300)
    bring_up(read)
    read.focus_first()
    bar = read.page().area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    QTest.keyClick(focused(), Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    read.close()


def test_back_leads_out_of_a_report_from_its_first_page(
    qtbot: QtBot, desk: Desk, make_model: Callable[..., FormViewModel], bring_up: Callable[[QWidget], None]
) -> None:
    """Alt+Left does what Close does there; so does Escape where the report is only read."""
    alt = Qt.KeyboardModifier.AltModifier
    view = FormView(desk, make_model())
    view.resize(930, 660)
    bring_up(view)
    with qtbot.assertNotEmitted(view.model.walk.later_wanted):
        QTest.keyClick(focused(), Qt.Key.Key_Escape)
        view.model.walk.open_section(SEEN)
        while not view.model.walk.at_start:
            QTest.keyClick(focused(), Qt.Key.Key_Left, alt)
    with qtbot.waitSignal(view.model.walk.later_wanted):
        QTest.keyClick(focused(), Qt.Key.Key_Left, alt)
    view.close()
    read = FormView(desk, make_model(readonly=True))
    read.resize(930, 660)
    bring_up(read)
    read.focus_first()
    read.note("There is nothing to undo")
    with qtbot.assertNotEmitted(read.model.walk.later_wanted):
        QTest.keyClick(focused(), Qt.Key.Key_Escape)
    with qtbot.waitSignal(read.model.walk.later_wanted):
        QTest.keyClick(focused(), Qt.Key.Key_Escape)
    read.close()


def test_optional_is_said_in_the_language_of_the_form(view: FormView, model: FormViewModel) -> None:
    """The word belongs to the question: a Spanish question does not end in English."""
    page = view.page()
    assert isinstance(page, PageView)
    question = page.question_view(f"{CALL}/children")
    assert question is not None
    assert question.title.text() == "How many children were present? (optional)"
    model.set_language("Español (es)")
    QApplication.processEvents()
    assert question.title.text() == "¿Cuántos niños? (opcional)"


def test_the_language_button_changes_all_words(view: FormView, model: FormViewModel) -> None:
    """One press turns the open page into Spanish and the button into the way back."""
    QTest.mouseClick(view.head.language, Qt.MouseButton.LeftButton)
    page = view.page()
    assert isinstance(page, PageView)
    question = page.question_view(TRAVEL)
    assert question is not None
    assert question.title.text() == "¿Cómo viajó la persona?"
    assert find(view, ChoiceRow, f"{TRAVEL}=police").text() == "Coche de policía"  # type: ignore[attr-defined]
    assert view.head.language.text() == "English"


def test_in_a_narrow_window_the_outline_is_a_sheet(view: FormView, model: FormViewModel) -> None:
    """Ctrl+G opens the sections with the focus in them, Esc closes them, a section goes there."""
    assert not view.outline.isVisible()
    QTest.keyClick(view, Qt.Key.Key_G, CTRL)
    assert view.outline.isVisible()
    assert view.outline.row(CALL).hasFocus()
    QTest.keyClick(view.outline.row(CALL), Qt.Key.Key_Escape)
    assert not view.outline.isVisible()
    QTest.keyClick(view, Qt.Key.Key_G, CTRL)
    view.outline.row(SEEN).click()
    assert model.walk.place.key == SEEN
    assert not view.outline.isVisible()


def test_the_line_above_a_page_shows_its_words_whole_or_not_at_all(
    view: FormView, model: FormViewModel, look: Look
) -> None:
    """Beside the open sections there is little room, least of all on the first page, where CAD is pasted."""
    model.takes_cad = True
    view.head.sync()
    view.setMinimumSize(1, 1)  # the window gives what room it has, not what the form would like
    QTest.keyClick(view, Qt.Key.Key_G, CTRL)
    for wide in range(34, 48, 2):
        view.resize(look.em(wide), 600)
        QApplication.processEvents()
        shown = [each for each in view.head.findChildren(Button) if each.isVisible()]
        assert view.head.cad in shown
        assert view.width() == look.em(wide)
        assert all(each.width() >= each.sizeHint().width() for each in shown), wide
        boxes = sorted((each.x(), each.geometry().right()) for each in shown)
        assert all(right < left for (_, right), (left, _) in pairwise(boxes)), wide
        assert boxes[-1][1] < view.head.width(), wide


def test_the_tools_of_the_form_have_words_where_a_window_is_1024_wide(
    qtbot: QtBot, view: FormView, model: FormViewModel
) -> None:
    """Also on the first page, where CAD is pasted; where words go, the pointer still reads them."""
    model.takes_cad = True
    view.head.sync()
    QApplication.processEvents()
    shown = [each for each in view.head.findChildren(Button) if each.isVisible()]
    qtbot.waitUntil(lambda: all(each.width() >= each.width_with_words() for each in shown))
    assert view.head.search.text() == "Find"
    view.setMinimumSize(1, 1)
    view.resize(460, 660)
    qtbot.waitUntil(lambda: any(each.width() < each.width_with_words() for each in shown))
    assert all(each.toolTip() and each.accessibleName() for each in shown)


def test_a_wide_window_keeps_the_outline_beside_the_page(qtbot: QtBot, view: FormView) -> None:
    """From 48 U on, the sections stand beside the page."""
    view.resize(1300, 800)
    qtbot.waitUntil(view.outline.isVisible)
    assert not view.head.outline_button.isVisible()


def test_title_answers_and_continue_share_one_edge(view: FormView) -> None:
    """The eye lands on the same x on every page."""
    page = view.page()
    assert isinstance(page, PageView)
    question = page.question_view(TRAVEL)
    assert question is not None
    edges = {
        widget.mapTo(view, QPoint(0, 0)).x()
        for widget in (page.title, question.title, question.editor.inputs()[0], view.foot.go)
    }
    assert len(edges) == 1


def test_the_page_never_outgrows_its_window(view: FormView, model: FormViewModel) -> None:
    """Whatever a section holds, the window keeps its size and the footer stays inside."""
    for section in (SEEN, PEOPLE, CALL, "#check"):
        model.walk.open_section(section)
        QApplication.processEvents()
        assert (view.width(), view.height()) == (930, 660)
        spot = QRect(view.foot.go.mapTo(view, QPoint(0, 0)), view.foot.go.size())
        assert view.rect().contains(spot)


def test_choices_of_one_question_fit_without_scrolling(
    desk: Desk, make_model: Callable[..., FormViewModel], bring_up: Callable[[QWidget], None]
) -> None:
    """In the car, title, hint and four choices fit at 1024 x 768 beside rail, bars and footer."""
    model = make_model(pace=Pace.QUESTION)
    model.walk.open_question(TRAVEL)
    view = FormView(desk, model)
    view.resize(930, 660)
    bring_up(view)
    QApplication.processEvents()
    page = view.page()
    assert isinstance(page, PageView)
    assert page.area.verticalScrollBar().maximum() == 0
    view.close()


def test_a_read_only_report_cannot_be_changed(
    desk: Desk, make_model: Callable[..., FormViewModel], bring_up: Callable[[QWidget], None]
) -> None:
    """A report that was sent shows its answers and offers no way to change or send them."""
    model = make_model(readonly=True)
    view = FormView(desk, model)
    view.resize(930, 660)
    bring_up(view)
    row = find(view, ChoiceRow, f"{TRAVEL}=police")
    assert isinstance(row, ChoiceRow)
    row.click()
    assert model.question(TRAVEL).value is None
    assert view.foot.later.text() == "Close"  # there is nothing to come back to
    model.walk.open_section("#check")
    assert not view.foot.go.isVisible()
    assert not [b for b in view.page().findChildren(QPushButton) if b.objectName().endswith("#change")]
    view.close()


def test_opening_and_closing_twenty_times_leaves_no_widgets(
    desk: Desk, make_model: Callable[..., FormViewModel], bring_up: Callable[[QWidget], None]
) -> None:
    """Memory stays flat: closed forms leave nothing behind."""
    before = len(QApplication.allWidgets())
    for _ in range(20):
        model = make_model()
        view = FormView(desk, model)
        view.show()
        view.close()
        view.deleteLater()
        model.deleteLater()
        QApplication.sendPostedEvents(None, 52)  # deferred deletes
        QApplication.processEvents()
    assert len(QApplication.allWidgets()) <= before + 5


def test_guidance_follows_the_question_in_hand(view: FormView, model: FormViewModel) -> None:
    """F1 opens what may be read about the focused question; Esc closes it; the window keeps its size."""
    find(view, QLineEdit, f"{CALL}/children").setFocus()  # type: ignore[attr-defined]
    assert model.in_hand.path() == f"{CALL}/children"
    QTest.keyClick(view, Qt.Key.Key_F1)
    assert view.guidance.isVisible()
    assert view.guidance.findChild(QWidget, "form.guidance-close") is not None
    assert view.rect().contains(view.guidance.geometry())
    assert (view.width(), view.height()) == (930, 660)
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert not view.guidance.isVisible()


#: What the form gets of a window of 1024x768, 1280x800 and 1920x1080, and how large the text is there.
@pytest.mark.parametrize(
    ("width", "height", "unit"),
    [(930, 660, 20), (1153, 590, 27), (1186, 690, 20), (1000, 590, 25), (1826, 950, 20)],
)
def test_guidance_stands_beside_the_question_and_covers_nothing(
    qtbot: QtBot, view: FormView, look: Look, width: int, height: int, unit: int
) -> None:
    """On every laptop: question and guidance share no place, all answers can be pressed, the window stays."""
    look.set_measure(unit, 106)
    view.resize(width, height)
    qtbot.waitUntil(lambda: view.head.width() > 0)
    box = find(view, QLineEdit, f"{CALL}/children")
    box.setFocus()
    QTest.keyClick(view, Qt.Key.Key_F1)
    page = view.page()
    assert isinstance(page, PageView)
    question = page.question_view(f"{CALL}/children")
    assert question is not None

    def beside() -> None:
        port = page.area.viewport()
        shown = port.rect().translated(port.mapTo(view, QPoint()))
        assert not shown.intersects(view.guidance.geometry().translated(view.right.pos()))
        assert shown.contains(box.rect().translated(box.mapTo(view, QPoint())))
        assert page.column.width() <= port.width()
        assert (view.width(), view.height()) == (width, height)

    qtbot.waitUntil(beside)
    assert view.guidance.services_button.isVisible()
    QTest.keyClick(view, Qt.Key.Key_F1)
    assert not view.guidance.isVisible()


def test_the_outline_makes_room_for_guidance_and_comes_back(qtbot: QtBot, view: FormView, look: Look) -> None:
    """Where three columns do not fit, two stay; closing the guidance brings the outline back."""
    look.set_measure(20, 106)
    view.resize(1186, 690)
    qtbot.waitUntil(view.outline.isVisible)
    view.head.guidance.click()
    assert not view.outline.isVisible()
    assert view.head.outline_button.isVisible()
    view.guidance.close_button.click()
    assert view.outline.isVisible()


@pytest.mark.parametrize("unit", [30, 40])
def test_where_two_columns_do_not_fit_guidance_takes_the_place_until_it_is_closed(
    qtbot: QtBot, view: FormView, model: FormViewModel, look: Look, unit: int
) -> None:
    """With text so large one thing is read at a time; closing leads back into the same question."""
    look.set_measure(unit, 106)
    box = find(view, QLineEdit, f"{CALL}/children")
    box.setFocus()
    view.toggle_guidance()
    assert not view.stack.isVisible()
    assert view.guidance.isVisible()
    assert model.in_hand.path() == f"{CALL}/children"
    view.guidance.close_button.click()
    assert view.stack.isVisible()
    qtbot.waitUntil(box.hasFocus)


@pytest.mark.parametrize("unit", [20, 25, 40])
def test_large_text_keeps_everything_inside_the_window(
    qtbot: QtBot, view: FormView, model: FormViewModel, look: Look, unit: int
) -> None:
    """Up to 200 per cent text, nothing is cut at the side and the window does not grow."""
    look.set_measure(unit, 106)
    page = view.page()
    assert isinstance(page, PageView)

    def inside() -> None:
        assert view.width() == 930
        room = page.area.viewport().width()
        for widget in page.findChildren(QPushButton) + page.findChildren(QLineEdit):
            if widget.isVisible():
                assert widget.mapTo(page, QPoint(widget.width(), 0)).x() <= room + 1, widget.objectName()
        right = view.foot.later.mapTo(view, QPoint(view.foot.later.width(), 0)).x()
        assert right <= view.width()

    qtbot.waitUntil(inside)


def test_enter_goes_from_question_to_question_and_a_letter_to_its_row(
    view: FormView, model: FormViewModel
) -> None:
    """No Tab through all that could be chosen; after the last question Enter is Continue."""

    def press(key: Qt.Key) -> QWidget:
        at = QApplication.focusWidget()
        assert isinstance(at, QWidget)
        QTest.keyClick(at, key)
        QApplication.processEvents()
        after = QApplication.focusWidget()
        assert isinstance(after, QWidget)
        return after

    line = find(view, QLineEdit, f"{CALL}/left_at")
    assert isinstance(line, QLineEdit)
    line.setFocus()
    QTest.keyClicks(line, "2131")
    assert press(Qt.Key.Key_Return).objectName() == f"{CALL}/arrived"
    assert model.question(f"{CALL}/left_at").value is not None
    assert press(Qt.Key.Key_Enter).objectName() == f"{TRAVEL}=police"
    assert press(Qt.Key.Key_W).objectName() == f"{TRAVEL}=family"
    assert model.question(TRAVEL).value is None
    assert press(Qt.Key.Key_A).objectName() == f"{TRAVEL}=other"
    press(Qt.Key.Key_Space)
    assert model.question(TRAVEL).value == "other"
    assert press(Qt.Key.Key_Return).objectName() == f"{CALL}/other_way"
    assert press(Qt.Key.Key_Return).objectName() == f"{CALL}/children"
    press(Qt.Key.Key_Return)
    page = view.page()
    assert isinstance(page, PageView)
    assert page.place.key == CALL
    assert page.summary.count() == 1
    assert page.summary.isAncestorOf(QApplication.focusWidget()) or page.summary.hasFocus()


def test_enter_takes_what_a_search_found_before_it_goes_on(view: FormView, model: FormViewModel) -> None:
    """The first Enter chooses, the second is for the next question; one that chooses several goes on, too."""
    model.walk.open_section(SEEN)
    field = find(view, QLineEdit, f"{SEEN}/place#search")
    assert isinstance(field, QLineEdit)
    field.setFocus()
    QTest.keyClicks(field, "number 7")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert model.question(f"{SEEN}/place").value == "p7"
    assert field.hasFocus()
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert model.in_hand.path() == f"{SEEN}/born"


def test_an_enter_that_goes_on_never_chooses_a_second_one(
    desk: Desk, model: FormViewModel, bring_up: Callable[[QWidget], None]
) -> None:
    """Where several may be chosen, one Enter takes the first that matches; the next finds an empty line."""
    several = replace(model.question(f"{SEEN}/place"), type="select", value=None)
    editor = SearchEditor(desk, several)
    bring_up(editor)
    editor.show_answer(several, None)
    given: list[object] = []
    editor.answered.connect(given.append)
    editor.field.setFocus()
    QTest.keyClicks(editor.field, "number 1")
    QTest.keyClick(editor.field, Qt.Key.Key_Return)
    QTest.keyClick(editor.field, Qt.Key.Key_Return)
    assert given == [("p1",)]


def _hold_down(at: QWidget, key: Qt.Key, text: str = "") -> None:
    """What a keyboard sends for a key that is not let go of: one press, then the same again and again."""
    for again in (False, True, True):
        press = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text, again)
        QApplication.sendEvent(QApplication.focusWidget() or at, press)


def test_a_key_held_down_goes_on_by_one_question_and_chooses_once(
    view: FormView, model: FormViewModel
) -> None:
    """A heavy glove on Enter does not run through the page, nor one on a digit choose and take back."""
    line = find(view, QLineEdit, f"{CALL}/left_at")
    assert isinstance(line, QLineEdit)
    line.setFocus()
    _hold_down(line, Qt.Key.Key_Return)
    assert model.in_hand.path() == f"{CALL}/arrived"
    model.walk.open_section(SEEN)
    row = find(view, CheckRow, f"{SEEN}/signs=pacing")
    assert isinstance(row, CheckRow)
    row.setFocus()
    _hold_down(row, Qt.Key.Key_1, "1")
    _hold_down(row, Qt.Key.Key_2, "2")
    assert model.question(f"{SEEN}/signs").value == ("pacing", "voices")


def test_enter_goes_from_one_box_of_an_answer_to_the_other_that_is_empty(
    view: FormView, model: FormViewModel
) -> None:
    """A latitude alone is no position: Enter asks for the rest first, and passes a question left empty."""
    model.walk.open_section(SEEN)
    latitude = find(view, QLineEdit, f"{SEEN}/spot")
    assert isinstance(latitude, QLineEdit)
    latitude.setFocus()
    QTest.keyClick(latitude, Qt.Key.Key_Return)
    assert model.in_hand.path() == f"{SEEN}/path"
    latitude.setFocus()
    QTest.keyClicks(latitude, "44.98")
    QTest.keyClick(latitude, Qt.Key.Key_Return)
    longitude = find(view, QLineEdit, f"{SEEN}/spot#longitude")
    assert isinstance(longitude, QLineEdit)
    assert longitude.hasFocus()
    QTest.keyClicks(longitude, "-93.27")
    QTest.keyClick(longitude, Qt.Key.Key_Return)
    assert model.question(f"{SEEN}/spot").value == Geopoint(44.98, -93.27)
    assert model.in_hand.path() == f"{SEEN}/path"


def test_enter_never_goes_on_from_a_search_that_found_nothing(view: FormView, model: FormViewModel) -> None:
    """A slip in the name of a place would be passed over without an answer; it stays and says so."""
    model.walk.open_section(SEEN)
    field = find(view, QLineEdit, f"{SEEN}/place#search")
    assert isinstance(field, QLineEdit)
    field.setFocus()
    QTest.keyClicks(field, "numbre 7")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.hasFocus()
    assert field.text() == "numbre 7"
    assert model.question(f"{SEEN}/place").value is None


def test_enter_on_the_answer_that_holds_keeps_it(view: FormView, model: FormViewModel) -> None:
    """Searched for again, place number 1 is not exchanged for number 10, which matches, too."""
    model.walk.open_section(SEEN)
    model.answer(f"{SEEN}/place", "p1")
    field = find(view, QLineEdit, f"{SEEN}/place#search")
    assert isinstance(field, QLineEdit)
    field.setFocus()
    QTest.keyClicks(field, "place number 1")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert model.question(f"{SEEN}/place").value == "p1"
    assert field.text() == ""
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert model.in_hand.path() == f"{SEEN}/born"
