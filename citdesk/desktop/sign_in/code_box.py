"""A box for one long code: its lines are broken to be seen whole, and Enter goes on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from citdesk.desktop.widgets import TextBox


class CodeBox(TextBox):
    """``entered``: Enter was pressed. A code has no line of its own to begin."""

    entered = Signal()

    def keyPressEvent(self, e: QKeyEvent) -> None:
        if e.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            e.accept()
            if not e.isAutoRepeat():
                self.entered.emit()
            return
        super().keyPressEvent(e)
