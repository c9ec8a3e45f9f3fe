"""What sets the page behind back while something lies over it; a press on it shuts that."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from citdesk.desktop.theme import Look

#: how much of the page behind is taken away
_VEIL = 0.72


class Veil(QWidget):
    """Hidden until it is shown over its parent."""

    pressed = Signal()

    def __init__(self, look: Look, parent: QWidget, *, name: str) -> None:
        super().__init__(parent)
        self.look = look
        self.setObjectName(name)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colour = QPainter(self), QColor(self.look.colour("canvas"))
        colour.setAlphaF(_VEIL)
        painter.fillRect(event.rect(), colour)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self.pressed.emit()
