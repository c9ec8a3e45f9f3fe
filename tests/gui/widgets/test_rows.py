"""Choice rows: the whole row is the target, and role and keys are those of a real control."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import CheckRow, ChoiceRow


def _rows(qtbot: QtBot, look: Look, words: list[str]) -> tuple[QWidget, list[ChoiceRow]]:
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    group = QButtonGroup(holder)
    rows = [ChoiceRow(look, text, name=text) for text in words]
    for row in rows:
        column.addWidget(row)
        group.addButton(row)
    holder.resize(600, 400)
    holder.show()
    return holder, rows  # who drops the holder drops the rows


def test_the_far_end_of_a_row_chooses_it(qtbot: QtBot, look: Look) -> None:
    """A press right of the words counts as much as one on the mark."""
    _holder, rows = _rows(qtbot, look, ["Police vehicle", "Ambulance"])
    row = rows[1]
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(row.width() - 5, row.height() - 5))
    assert row.isChecked()


def test_arrows_move_and_choose(qtbot: QtBot, look: Look, bring_up: Callable[[QWidget], None]) -> None:
    """Down from the first row chooses the second, as in any group of radio buttons."""
    holder, rows = _rows(qtbot, look, ["Police vehicle", "Ambulance"])
    bring_up(holder)
    rows[0].setFocus()
    rows[0].setChecked(True)
    QTest.keyClick(rows[0], Qt.Key.Key_Down)
    assert rows[1].isChecked()


def test_a_row_is_high_enough_and_grows_with_its_words(qtbot: QtBot, look: Look) -> None:
    """A row is never lower than a target; long words wrap and make it higher, never cut."""
    _holder, rows = _rows(qtbot, look, ["Short", "Words that go on " * 12])
    assert rows[0].heightForWidth(300) == look.target()
    assert rows[1].heightForWidth(300) > look.target()


def test_sub_words_are_the_description_not_the_name(qtbot: QtBot, look: Look) -> None:
    """A screen reader says the choice first and its explanation after."""
    row = ChoiceRow(look, "They did not travel", sub="Seen and helped where they were")
    qtbot.addWidget(row)
    interface = QAccessible.queryAccessibleInterface(row)
    assert interface.role() == QAccessible.Role.RadioButton
    assert interface.text(QAccessible.Text.Name) == "They did not travel"
    assert interface.text(QAccessible.Text.Description) == "Seen and helped where they were"


def test_a_chosen_row_shows_without_colour(qtbot: QtBot, look: Look) -> None:
    """Turned to grey, a checked row still differs from an unchecked one in its mark."""
    row = CheckRow(look, "Weapon seen")
    qtbot.addWidget(row)
    row.resize(400, look.target())
    before = row.grab().toImage().convertToFormat(row.grab().toImage().Format.Format_Grayscale8)
    row.setChecked(True)
    after = row.grab().toImage().convertToFormat(before.format())
    mark = [(x, y) for x in range(12, 44) for y in range(15, 45)]
    changed = sum(abs(before.pixelColor(x, y).red() - after.pixelColor(x, y).red()) > 60 for x, y in mark)
    assert changed > 100
