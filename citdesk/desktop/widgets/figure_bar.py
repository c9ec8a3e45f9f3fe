"""The bar of a figure: how long it is against its track says how much. Words beside it say the same."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from citdesk.desktop.theme import Look
from citdesk.desktop.widgets.styled import edge, follow, smooth

_THIN = 0.7


class FigureBar(QWidget):
    """A level bar, ``part`` (0 to 1) of its track. ``past`` hatches it: told apart without colour."""

    def __init__(self, look: Look, part: float, parent: QWidget | None = None, *, past: bool = False) -> None:
        super().__init__(parent)
        self.look = look
        self.part = min(1.0, max(0.0, part))
        self._past = past
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        follow(look, self.restyle)

    def restyle(self) -> None:
        """Take size and colours from the look."""
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.look.em(12), self.look.em(_THIN))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.em(6), self.look.em(_THIN))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = self.look, smooth(self)
        track = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("inset"))
        painter.drawRect(track)
        if self.part:
            length = max(2.0, track.width() * self.part)
            left = track.left()
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                left = track.right() - length
            colour = look.colour("control_line" if self._past else "select_line")
            painter.setPen(edge(colour, 1.0))
            painter.setBrush(QBrush(colour, Qt.BrushStyle.BDiagPattern) if self._past else QBrush(colour))
            painter.drawRect(QRectF(left, track.top(), length, track.height()))
        painter.end()
