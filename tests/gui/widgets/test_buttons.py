"""Buttons, chips, rail and outline: what they say, to the eye and to a screen reader."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from citdesk.desktop.theme import THEMES, Look, ThemeName, contrast
from citdesk.desktop.widgets import (
    Button,
    ChoiceChip,
    ChoiceRow,
    ErrorText,
    Link,
    Mark,
    Outline,
    Rail,
    RailItem,
    Rank,
    Section,
    State,
    StateChip,
    Title,
    install_headings,
    state_words,
)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
@pytest.mark.parametrize("make", [Button, Link, ChoiceChip])
def test_enter_and_space_press_what_has_the_focus(
    qtbot: QtBot, look: Look, make: Callable[[Look, str], QPushButton], key: Qt.Key
) -> None:
    """Under every desktop, once for each press: a key that is held down presses once."""
    button = make(look, "Start a report")
    qtbot.addWidget(button)
    button.show()
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    QTest.keyClick(button, key)
    assert len(pressed) == 1
    control, none = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(button, QKeyEvent(QEvent.Type.KeyPress, key, none, "", autorep=True))
    if key != Qt.Key.Key_Space:  # with Ctrl it is the page's own
        QApplication.sendEvent(button, QKeyEvent(QEvent.Type.KeyPress, key, control))
    button.setEnabled(False)
    QApplication.sendEvent(button, QKeyEvent(QEvent.Type.KeyPress, key, none))
    assert len(pressed) == 1


@pytest.mark.parametrize("rank", [Rank.PRIMARY, Rank.SECONDARY])
def test_a_button_is_a_target_for_a_finger(qtbot: QtBot, look: Look, rank: Rank) -> None:
    """Main and other buttons are at least 3 U high, and 20 mm with gloves."""
    button = Button(look, "Continue", name="form.continue", rank=rank)
    qtbot.addWidget(button)
    assert button.sizeHint().height() >= look.em(3)
    look.set_measure(20, 106, gloves=True)
    assert button.sizeHint().height() >= look.mm(20)


def test_a_quiet_button_is_at_least_ten_millimetres(qtbot: QtBot, look: Look) -> None:
    """Back and its kind are smaller but never under 10 mm."""
    button = Button(look, "Back", rank=Rank.QUIET)
    qtbot.addWidget(button)
    assert button.sizeHint().height() >= look.mm(10)


def test_a_button_keeps_room_for_its_words(qtbot: QtBot, look: Look) -> None:
    """Longer words make a wider button: nothing is cut."""
    short, long = Button(look, "Send"), Button(look, "Enviar al sargento Okafor para su revisión")
    qtbot.addWidget(short)
    qtbot.addWidget(long)
    assert long.sizeHint().width() > short.sizeHint().width()
    assert long.sizeHint().width() > long.fontMetrics().horizontalAdvance(long.text())


@pytest.mark.parametrize("rank", [Rank.SECONDARY, Rank.QUIET])
@pytest.mark.parametrize("theme", THEMES)
def test_a_button_that_is_on_has_an_edge(qtbot: QtBot, look: Look, theme: ThemeName, rank: Rank) -> None:
    """The chosen one of several is told by its edge: its fill is close to the page at night."""
    look.set_theme(theme)
    button = Button(look, "Open now", rank=rank)
    button.setCheckable(True)
    qtbot.addWidget(button)
    button.resize(button.sizeHint())
    edge = look.colour("select_line").name()

    def across() -> set[str]:
        image = button.grab().toImage()
        return {image.pixelColor(image.width() // 2, y).name() for y in range(4)}

    assert edge not in across()
    button.setChecked(True)
    assert edge in across()


@pytest.mark.parametrize("theme", THEMES)
def test_a_chosen_chip_has_an_edge_and_a_tick_and_is_no_wider(
    qtbot: QtBot, look: Look, theme: ThemeName
) -> None:
    """What is chosen is told without its colour too, and a press moves none of its neighbors."""
    look.set_theme(theme)
    chip = ChoiceChip(look, "Open now")
    qtbot.addWidget(chip)
    wide = chip.sizeHint()
    chip.resize(wide)
    mark = look.colour("select_line").name()

    def at(row: int) -> list[int]:
        image = chip.grab().toImage()
        return [x for x in range(image.width()) if image.pixelColor(x, row).name() == mark]

    middle = chip.height() // 2
    assert at(1) == at(middle) == []
    chip.click()
    assert chip.isChecked()
    assert chip.sizeHint() == wide
    assert len(at(1)) > chip.width() // 2  # a heavy edge
    assert any(look.em(0.5) <= x <= look.em(1.5) for x in at(middle))  # and a tick before the words
    assert contrast(look.hex("select_line"), look.hex("select")) >= 3
    assert contrast(look.hex("select_line"), look.hex("surface")) >= 3


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
@pytest.mark.parametrize("theme", THEMES)
def test_an_error_has_its_sign(
    qtbot: QtBot, look: Look, theme: ThemeName, direction: Qt.LayoutDirection
) -> None:
    """A drawing stands before the words where they begin; beside a drawing there is no second one."""
    look.set_theme(theme)
    signed = ErrorText(look, "The stick is full. Make room on it, or take another one.")
    plain = ErrorText(look, signed.text(), signed=False)
    wide = look.em(20)
    for line in (signed, plain):
        qtbot.addWidget(line)
        line.setLayoutDirection(direction)
        line.resize(wide, line.heightForWidth(wide))
    seen = signed.grab().toImage()
    mirrored = direction == Qt.LayoutDirection.RightToLeft
    corner = range(wide - look.em(1.1), wide) if mirrored else range(look.em(1.1))
    drawn = {seen.pixelColor(x, y).name() for x in corner for y in range(look.em(1.2))}
    assert look.colour("error").name() in drawn
    beneath = {seen.pixelColor(x, y).name() for x in corner for y in range(look.em(1.5), seen.height())}
    assert look.colour("error").name() not in beneath
    assert signed.indent() > 0 > plain.indent()


@pytest.mark.parametrize("state", list(State))
@pytest.mark.parametrize("theme", THEMES)
def test_a_state_is_a_word_first(qtbot: QtBot, look: Look, state: State, theme: ThemeName) -> None:
    """Each of the nine states says its word and draws its icon and edge in every theme."""
    look.set_theme(theme)
    chip = StateChip(look, state)
    qtbot.addWidget(chip)
    assert chip.text() == state_words(state)
    assert chip.accessibleName() == f"State: {state_words(state)}"
    chip.resize(chip.sizeHint())
    image = chip.grab().toImage()
    line = state.value.solid or f"st_{state.value.family}"
    found = {image.pixelColor(x, image.height() // 2).name() for x in range(image.width())}
    assert look.colour(line).name() in found


def test_a_chip_gives_the_state_as_a_value(qtbot: QtBot, look: Look) -> None:
    """Words such as Sent 21:50 replace the bare word, also for a screen reader."""
    chip = StateChip(look, State.SENT, "Sent 21:50")
    qtbot.addWidget(chip)
    assert chip.accessibleName() == "State: Sent 21:50"


def test_the_rail_reads_as_a_list_with_what_waits(qtbot: QtBot, look: Look) -> None:
    """An area reads "Review, 4 waiting, 2 of 2", and pressing it opens it."""
    rail = Rail(look, [RailItem("reports", "Reports", "reports"), RailItem("review", "Review", "review")])
    qtbot.addWidget(rail)
    rail.set_current("reports")
    rail.set_badge("review", 4)
    assert rail.button("review").accessibleName() == "Review, 4 waiting, 2 of 2"
    with qtbot.waitSignal(rail.chosen) as chosen:
        rail.button("review").click()
    assert chosen.args == ["review"]
    assert rail.button("review").isChecked()
    assert not rail.button("reports").isChecked()


def test_a_count_never_covers_the_word_of_its_area(look: Look, qtbot: QtBot) -> None:
    """Where there is no room for the icon it stands beside the word, read from either side."""
    areas = [RailItem("reports", "Reports", "reports"), RailItem("review", "Investigation", "review")]
    rail = Rail(look, areas)
    qtbot.addWidget(rail)
    for area, count in (("reports", 2), ("review", 412)):
        rail.set_badge(area, count)
        button = rail.button(area)
        for direction in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
            button.setLayoutDirection(direction)
            for high in (button.minimumSizeHint().height(), button.sizeHint().height()):
                button.resize(rail.width(), high)
                assert button.rect().contains(button.badge_place())
                assert button.rect().contains(button.words_place())
                assert not button.badge_place().intersects(button.words_place())


def test_an_act_at_the_foot_of_the_rail_leaves_the_area(qtbot: QtBot, look: Look) -> None:
    """Pressing Lock does not look as if another area were open."""
    rail = Rail(look, [RailItem("reports", "Reports", "reports")], [RailItem("lock", "Lock", "lock")])
    qtbot.addWidget(rail)
    rail.set_current("reports")
    rail.button("lock").click()
    assert rail.button("reports").isChecked()


@pytest.mark.parametrize("theme", THEMES)
def test_the_rail_has_an_edge_from_top_to_foot(qtbot: QtBot, look: Look, theme: ThemeName) -> None:
    """Rail and page are told apart where both are black, also beside the area that is open."""
    look.set_theme(theme)
    rail = Rail(look, [RailItem("reports", "Reports", "reports")], [RailItem("lock", "Lock", "lock")])
    qtbot.addWidget(rail)
    rail.set_current("reports")
    rail.resize(rail.width(), 400)
    image = rail.grab().toImage()
    edge = {image.pixelColor(image.width() - 1, y).name() for y in range(image.height())}
    assert edge == {look.colour("rail_line").name()}


def test_the_outline_says_how_far_each_section_is(qtbot: QtBot, look: Look) -> None:
    """Marks are said in words; the section that is open is named as such."""
    outline = Outline(look)
    qtbot.addWidget(outline)
    outline.show_sections(
        [Section("a", "Call", Mark.DONE), Section("b", "Place", Mark.PART), Section("c", "Person")], "b"
    )
    names = [outline.row(key).accessibleName() for key in "abc"]
    assert names == ["Call, done", "Place, you are here", "Person, not started"]
    with qtbot.waitSignal(outline.opened) as opened:
        outline.row("c").click()
    assert opened.args == ["c"]


def test_the_outline_follows_sections_that_come_and_go(qtbot: QtBot, look: Look) -> None:
    """A section that became irrelevant leaves the outline."""
    outline = Outline(look)
    qtbot.addWidget(outline)
    outline.show_sections([Section("a", "Call"), Section("b", "Force")], "a")
    outline.show_sections([Section("a", "Call")], "a")
    with pytest.raises(KeyError):
        outline.row("b")


def test_titles_are_headings_for_a_screen_reader(qtbot: QtBot, look: Look) -> None:
    """A page title has the role of a heading and its words as name."""
    install_headings()
    title = Title(look, "How did the person travel?")
    qtbot.addWidget(title)
    interface = QAccessible.queryAccessibleInterface(title)
    assert interface.role() == QAccessible.Role.Heading
    assert interface.text(QAccessible.Text.Name) == "How did the person travel?"


def test_typed_markup_stays_text(qtbot: QtBot, look: Look) -> None:
    """Words that look like markup are shown as they are."""
    title = Title(look, "<b>not bold</b>")
    qtbot.addWidget(title)
    assert title.textFormat() == Qt.TextFormat.PlainText


def test_widgets_paint_from_right_to_left(qtbot: QtBot, look: Look) -> None:
    """A mirrored outline row has its bar at the right edge."""
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    outline = Outline(look)
    column.addWidget(outline)
    holder.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    outline.show_sections([Section("a", "Call")], "a")
    row = outline.row("a")
    row.resize(QSize(300, 50))
    image = row.grab().toImage()
    bar = look.colour("select_line").name()
    assert image.pixelColor(QPoint(image.width() - 2, 4)).name() == bar
    assert image.pixelColor(QPoint(1, 4)).name() != bar


def test_words_begin_at_the_right_of_a_mirrored_page(qtbot: QtBot, look: Look) -> None:
    """In a choice, a link and a section of the outline short words stand at the right, beside their mark."""
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    outline = Outline(look, holder)
    outline.show_sections([Section("a", "Call")], "b")
    parts = [ChoiceRow(look, "Walk", holder), Link(look, "Walk", holder, tint="ink"), outline.row("a")]
    ink = look.colour("ink").name()
    for part in parts:
        part.resize(400, 60)
        image = part.grab().toImage()
        written = [
            x
            for x in range(image.width())
            if any(image.pixelColor(x, y).name() == ink for y in range(image.height()))
        ]
        assert written, part
        assert min(written) > image.width() // 2, part
