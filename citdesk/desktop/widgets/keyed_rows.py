"""Choices of a page that is no form, with the keys that they have in one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from citdesk.desktop.theme import Look
from citdesk.desktop.widgets.choice_row import CheckRow, ChoiceRow
from citdesk.desktop.widgets.keys_on_rows import plain, pressed_in_rows

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class KeyedRows(QWidget):
    """Rows below each other: a digit presses one, arrows and letters pass among them, Enter goes on."""

    #: Enter was pressed in a row: on to what follows the rows
    done = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[CheckRow | ChoiceRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.em(0.5))

    def add(self, row: CheckRow | ChoiceRow) -> None:
        """Put a row below the others; up to the ninth its digit is its place."""
        self.rows.append(row)
        if len(self.rows) <= 9:
            row.key = str(len(self.rows))
        row.installEventFilter(self)
        self._column.addWidget(row)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        step = _STEPS.get(Qt.Key(event.key()), 0)
        here = next((at for at, row in enumerate(self.rows) if row is watched), -1)
        if not step or here < 0:
            return False
        # a row by itself would hand the focus on to whatever stands next to it on the page
        self.rows[max(0, min(here + step, len(self.rows) - 1))].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # what no row has a use for comes here
        if pressed_in_rows(event, self.rows):
            return
        if plain(event) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.done.emit()
        else:
            super().keyPressEvent(event)
