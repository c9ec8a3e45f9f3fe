"""Fields keep what was typed, accept what people type, and never change by themselves."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QTextCursor, QTextOption, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from citdesk.desktop.theme import Look, set_theme
from citdesk.desktop.widgets import DateField, Field, NumberField, ScrollPage, TextBox, TimeField
from citdesk.desktop.widgets.time_text import (
    NotADate,
    NotATime,
    parse_date,
    parse_time,
    parse_whole_date,
    show_time,
)
from citdesk.desktop.widgets.too_long import TooLong


def _now() -> datetime:
    return datetime(2026, 3, 12, 21, 31, tzinfo=UTC)


@pytest.mark.parametrize("kind", [Field, TextBox])
def test_the_cursor_is_seen_in_the_ink_of_the_theme(
    qapp: QApplication, look: Look, bring_up: Callable[[QWidget], None], kind: type[Field | TextBox]
) -> None:
    """Qt's own is one point wide and the ground inverted, which is white light in the dark."""
    set_theme(qapp, "night", look)
    window = QWidget()
    line = kind(look, window, name="name", label="Name")
    window.resize(400, 200)
    line.resize(300, 80)
    bring_up(window)
    line.setFocus()
    shown = line.grab().toImage()
    column = [shown.pixelColor(x, y) for x in range(40) for y in range(shown.height())]
    inked = sum(colour == look.colour("ink") for colour in column)
    assert inked >= 2 * look.em(1)  # two points wide, as high as a letter
    inverted = QColor(*(255 - part for part in look.colour("surface").getRgb()[:3]))
    assert inverted not in column


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2131", time(21, 31)),
        ("21:31", time(21, 31)),
        ("9.31pm", time(21, 31)),
        ("21 31", time(21, 31)),
        ("9 pm", time(21, 0)),
        ("931", time(9, 31)),
        ("12:05 am", time(0, 5)),
        ("12 p.m.", time(12, 0)),
        (" 0030 ", time(0, 30)),
        ("Noon", time(12, 0)),
    ],
)
def test_times_are_taken_as_people_type_them(typed: str, meant: time) -> None:
    """Officers write a time in many ways and mean the same."""
    assert parse_time(typed) == meant


@pytest.mark.parametrize("typed", ["", "9", "25:00", "21:60", "midnight", "13 pm", "0 am", "21:3", "99999"])
def test_what_cannot_be_a_time_is_refused(typed: str) -> None:
    """A lone hour is not guessed at, and no time is made up."""
    with pytest.raises(NotATime):
        parse_time(typed)


@given(st.times())
def test_a_shown_time_reads_back(value: time) -> None:
    """What the field shows it also understands."""
    assert parse_time(show_time(value)) == value.replace(second=0, microsecond=0)


@given(st.text(max_size=12))
def test_no_text_breaks_the_clock(typed: str) -> None:
    """Whatever is pasted is either a time or refused."""
    try:
        parse_time(typed)
    except NotATime:
        return


def test_a_day_that_does_not_exist_is_refused() -> None:
    """February has no 30th, no century is guessed, and a finger resting on a key makes no year."""
    assert parse_date("1990", 2, "28") == date(1990, 2, 28)
    for year, day in (
        ("1990", "30"),
        ("90", "28"),
        ("9999", "28"),
        ("99999999999", "28"),
        ("1990", "9" * 20),
    ):
        with pytest.raises(NotADate):
            parse_date(year, 2, day)


_TYPED = st.text(max_size=30) | st.from_regex(r"\A\s*-?[\d٠-٩]{0,25}\s*\Z")


@given(_TYPED, st.integers(0, 12), _TYPED)
def test_no_text_breaks_the_calendar(year: str, month: int, day: str) -> None:
    """Whatever stands in the boxes is either a day that every clock has or refused."""
    for read in (lambda: parse_date(year, month, day), lambda: parse_whole_date(f"{day}/{month}/{year}")):
        with suppress(NotADate):
            assert 1000 <= read().year < 9999


def test_a_year_of_many_digits_is_told_as_typed(qtbot: QtBot, look: Look) -> None:
    """What is stored never lags behind what stands in the boxes."""
    field = DateField(look, name="/d")
    qtbot.addWidget(field)
    told: list[str] = []
    field.edited.connect(told.append)
    field.months.setCurrentIndex(6)
    QTest.keyClicks(field.day, "5")
    QTest.keyClicks(field.year, "199001011999")
    assert told[-1] == "June 5 199001011999"


def test_now_writes_the_present_time(qtbot: QtBot, look: Look) -> None:
    """The Now button and Ctrl+; write the clock's time and tell that it came from there."""
    field = TimeField(look, _now, name="/t", label="When did they arrive?")
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.now_pressed):
        field.button.click()
    assert field.time() == time(21, 31)
    field.show_text("")
    QTest.keyClick(field.line, Qt.Key.Key_Semicolon, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == "21:31"


def test_n_is_now_and_noon_is_twelve(qtbot: QtBot, look: Look) -> None:
    """The key for now ends no word: one that begins with it, or holds it, stays as it is typed."""
    field = TimeField(look, _now, name="/t")
    qtbot.addWidget(field)
    told: list[str] = []
    field.edited.connect(told.append)
    for typed, shown in (("n", "21:31"), ("noon", "noon"), ("midnight", "midnight"), ("9pmn", "21:31")):
        field.show_text("")
        QTest.keyClicks(field.line, typed)
        assert (field.text(), told[-1]) == (shown, shown)
    field.show_text("noon")
    field.line.editingFinished.emit()
    assert field.text() == "12:00"


def test_control_and_arrows_move_by_a_minute(qtbot: QtBot, look: Look) -> None:
    """Only with Ctrl held, and over midnight to the other side."""
    field = TimeField(look, _now, name="/t")
    qtbot.addWidget(field)
    field.show_text("23:59")
    QTest.keyClick(field.line, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == "00:00"
    QTest.keyClick(field.line, Qt.Key.Key_Up)
    assert field.text() == "00:00"


def test_a_time_that_cannot_be_read_stays_in_its_box(qtbot: QtBot, look: Look) -> None:
    """Leaving the box tidies a good time and leaves a bad one alone."""
    field = TimeField(look, _now, name="/t")
    qtbot.addWidget(field)
    QTest.keyClicks(field.line, "half past 9")
    field.line.editingFinished.emit()
    assert field.text() == "half past 9"
    field.show_text("931")
    field.line.editingFinished.emit()
    assert field.text() == "09:31"


def test_letters_in_a_number_are_kept_not_swallowed(qtbot: QtBot, look: Look) -> None:
    """3x5a stays 3x5a: it is explained on Continue, not turned into 35."""
    field = NumberField(look, name="/n", label="How many?")
    qtbot.addWidget(field)
    QTest.keyClicks(field.line, "3x5a")
    assert field.text() == "3x5a"


def test_plus_and_minus_stay_within_a_range(qtbot: QtBot, look: Look) -> None:
    """The first press gives the start of the range; nothing goes beyond its ends."""
    field = NumberField(look, name="/n", label="How sure?", steps=True)
    qtbot.addWidget(field)
    field.set_limits("1", "3", "1")
    more = field.findChild(QWidget, "/n#more")
    seen: list[str] = []
    for _ in range(5):
        more.click()  # type: ignore[attr-defined]
        seen.append(field.text())
    assert seen == ["1", "2", "3", "3", "3"]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("1234567", "1234568"),
        ("5.5", "6.5"),
        ("1e5", "100001"),
        ("inf", "inf"),
        ("nan", "nan"),
        ("3x", "3x"),
        ("9" * 30, "9" * 30),
    ],
)
def test_plus_counts_exactly_or_not_at_all(qtbot: QtBot, look: Look, typed: str, shown: str) -> None:
    """Seven digits stay seven digits, and what is no number stays as it was typed."""
    field = NumberField(look, name="/n", label="How many?", steps=True)
    qtbot.addWidget(field)
    field.show_text(typed)
    field.findChild(QWidget, "/n#more").click()  # type: ignore[attr-defined]
    assert field.text() == shown


def test_the_wheel_never_changes_a_value(qtbot: QtBot, look: Look) -> None:
    """Scrolling over a date leaves its month alone."""
    field = DateField(look, name="/d", label="When were you born?")
    qtbot.addWidget(field)
    field.show_date(date(1990, 6, 5))
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - Qt takes it by position only
    )
    QApplication.sendEvent(field.months, wheel)
    assert field.date() == date(1990, 6, 5)


def test_a_half_typed_date_is_told_as_typed(qtbot: QtBot, look: Look) -> None:
    """A day and no year is not a date; what stands there is told in words."""
    field = DateField(look, name="/d")
    qtbot.addWidget(field)
    told: list[str] = []
    field.edited.connect(told.append)
    field.months.setCurrentIndex(6)
    QTest.keyClicks(field.day, "5")
    assert told[-1] == "June 5"
    QTest.keyClicks(field.year, "1990")
    assert told[-1] == "1990-06-05"


@pytest.mark.parametrize("typed", ["05161990", "5/16/1990", "05 16 1990", "1990-05-16"])
def test_a_whole_date_is_typed_at_one_go(
    qtbot: QtBot, look: Look, bring_up: Callable[[QWidget], None], typed: str
) -> None:
    """As it stands on a licence: from the months on, into one box, and it is in all three."""
    field = DateField(look, name="/d")
    bring_up(field)
    field.months.setFocus()
    QTest.keyClick(field.months, typed[0])
    assert field.day.hasFocus()
    QTest.keyClicks(field.day, typed[1:])
    assert field.date() == date(1990, 5, 16)
    assert (field.months.currentIndex(), field.day.text(), field.year.text()) == (5, "16", "1990")


@pytest.mark.parametrize("typed", ["13161990", "2/30/1990", "5/16/90", "0516199"])
def test_what_is_no_whole_date_stays_where_it_was_typed(qtbot: QtBot, look: Look, typed: str) -> None:
    """No month is made up, no century guessed."""
    field = DateField(look, name="/d")
    qtbot.addWidget(field)
    QTest.keyClicks(field.day, typed)
    assert field.text() == typed


def test_tab_leaves_a_text_box_and_the_box_grows(
    qtbot: QtBot, look: Look, bring_up: Callable[[QWidget], None]
) -> None:
    """Tab goes on to the next control; more lines make the box higher."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    box, after = TextBox(look, name="/n", label="What happened"), Field(look, name="/after")
    column.addWidget(box)
    column.addWidget(after)
    holder.resize(600, 600)
    bring_up(holder)
    box.setFocus()
    low = box.height()
    with qtbot.waitSignal(box.left):
        QTest.keyClick(box, Qt.Key.Key_Tab)
    assert "\t" not in box.toPlainText()
    box.setPlainText("\n".join(["line"] * 8))
    assert box.height() > low


def test_page_down_reads_on_past_a_text_that_is_whole_in_sight(
    look: Look, bring_up: Callable[[QWidget], None]
) -> None:
    """Only a text that is longer than its box keeps the key for itself."""
    page = ScrollPage(look)
    box = TextBox(look, name="/n", label="What happened")
    page.add(box)
    for number in range(20):
        page.add(Field(look, name=f"/{number}"))
    page.resize(600, 400)
    bring_up(page)
    box.setFocus()
    bar = page.area.verticalScrollBar()
    QTest.keyClick(box, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    QTest.keyClick(box, Qt.Key.Key_PageUp)
    assert bar.value() == 0
    box.setPlainText("\n".join(f"line {number}" for number in range(60)))
    box.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClick(box, Qt.Key.Key_PageDown)
    assert box.textCursor().blockNumber() > 5


def test_a_word_without_end_is_broken_anywhere_and_any_other_text_between_words(
    qtbot: QtBot, look: Look
) -> None:
    """A picture pasted as letters has no place to break at: to look for one stood still for minutes."""
    box = TextBox(look, name="/n", most=100_000)
    qtbot.addWidget(box)
    box.insertPlainText("He said no. " * 500)
    assert box.wordWrapMode() is QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
    pasted = QMimeData()
    pasted.setText("QmFzZTY0" * 500)
    box.insertFromMimeData(pasted)
    assert box.wordWrapMode() is QTextOption.WrapMode.WrapAnywhere
    kept = TextBox(look, name="/k")
    qtbot.addWidget(kept)
    kept.setPlainText("QmFzZTY0" * 500)
    assert kept.wordWrapMode() is QTextOption.WrapMode.WrapAnywhere


def test_what_a_box_does_not_take_is_said_and_stays_where_it_was(qtbot: QtBot, look: Look) -> None:
    """A remark takes so much and no more: nothing of a longer text comes in, and one sentence says so."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    box = TextBox(look, name="/n")
    told = TooLong(look, box)
    column.addWidget(box)
    column.addWidget(told)
    qtbot.addWidget(holder)
    holder.show()
    box.setPlainText("Look at page 2.")
    pasted = QMimeData()
    pasted.setText("word " * 2_000)
    box.insertFromMimeData(pasted)
    assert box.toPlainText() == "Look at page 2."
    assert pasted.text() == "word " * 2_000
    assert told.isVisible()
    most = QLocale().toString(5_000)
    assert told.text() == f"Not added: this box takes up to {most} characters. Add a part of it."
    box.insertPlainText(" And 3.")
    assert not told.isVisible()


def test_a_pasted_novel_does_not_make_a_tower(qtbot: QtBot, look: Look) -> None:
    """Ten thousand lines scroll inside the box instead of making it endless."""
    box = TextBox(look, name="/n")
    qtbot.addWidget(box)
    box.setPlainText("word\n" * 10_000)
    assert box.height() < 1000
