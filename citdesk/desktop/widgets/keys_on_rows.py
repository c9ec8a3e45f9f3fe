"""The keys of rows below each other, in a form and beside one: a digit presses, a letter passes on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton

from citdesk.desktop.widgets.choice_row import CheckRow, ChoiceRow
from citdesk.fieldguide.folding import folded

Row = TypeVar("Row", bound=QAbstractButton)


def plain(event: QKeyEvent) -> bool:
    """Whether a key was pressed by itself, or with what makes a capital of it or stands on the keypad."""
    keypad, shift = Qt.KeyboardModifier.KeypadModifier, Qt.KeyboardModifier.ShiftModifier
    return not event.modifiers() & ~(keypad | shift)


def pressed_in_rows(event: QKeyEvent, rows: Sequence[CheckRow | ChoiceRow]) -> bool:
    """Press the row whose digit it is, or put the focus into the next that begins with the letter.

    Returns whether the key was one of the two; a letter chooses nothing.
    """
    if not plain(event):
        return False
    picked = next((row for row in rows if row.key and row.key == event.text()), None)
    if picked is not None:
        if not event.isAutoRepeat():  # held down it would choose and take back by turns
            picked.setFocus(Qt.FocusReason.ShortcutFocusReason)
            picked.click()
        return True
    if not event.text().isalpha():
        return False
    here = next((at for at, row in enumerate(rows) if row.hasFocus()), -1)
    row = next_by_letter(rows, here, event.text())
    if row is not None:
        row.setFocus(Qt.FocusReason.TabFocusReason)
    return True


def next_by_letter(rows: Sequence[Row], here: int, letter: str) -> Row | None:
    """The next row after a place that begins with a letter, round and round; none when none does."""
    round_from = (*rows[here + 1 :], *rows[: here + 1])
    return next((row for row in round_from if folded(row.text()).startswith(folded(letter))), None)
