"""Words in a bar of one line: shortened where they have no room, so that the window need not grow."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from citdesk.desktop.theme import BOLD, Look
from citdesk.desktop.widgets import Words

_LEAST_EM = 3


class BarWords(Words):
    """One line of words that ends in an ellipsis where the bar is too narrow for it."""

    weight = BOLD

    def __init__(self, look: Look, text: str = "", parent: QWidget | None = None, *, name: str = "") -> None:
        super().__init__(look, text, parent, name=name)
        self.setWordWrap(False)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.em(_LEAST_EM), super().minimumSizeHint().height())

    def paintEvent(self, arg__1: QPaintEvent) -> None:
        wide = self.fontMetrics().horizontalAdvance(self.text())
        if wide <= self.width():
            super().paintEvent(arg__1)
            return
        painter = QPainter(self)
        fitted = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.setPen(self.look.colour(self.tint))
        painter.drawText(self.rect(), self.alignment() | Qt.AlignmentFlag.AlignVCenter, fitted)
        painter.end()
