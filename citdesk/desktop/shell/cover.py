"""F12: the whole window is covered at once, with the time and nothing else. Any key or touch uncovers it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Hint
from citdesk.desktop.widgets.styled import follow, ground


class Cover(QWidget):
    """Covers its parent. ``lifted`` says that somebody uncovered it."""

    lifted = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = look
        self.setObjectName("cover")
        self.setAccessibleName(self.tr("The screen is covered. Press any key or touch the screen."))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._words = Hint(look, self.tr("Covered. Press any key or touch the screen."), self)
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(self._words, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self.hide()
        follow(look, self.restyle)

    def restyle(self) -> None:
        """Take colours from the look."""
        ground(self, self.look.colour("canvas"))

    def cover(self) -> None:
        """Cover everything now."""
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
        self.raise_()
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()
        self._lift()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self._lift()

    def _lift(self) -> None:
        self.hide()
        self.lifted.emit()
