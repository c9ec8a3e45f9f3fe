"""Two parts side by side, one above the other where large text leaves no room beside."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from citdesk.desktop.theme import Look
from citdesk.desktop.widgets.styled import follow

#: how wide the side part is, and from which width on the other has room beside it
_SIDE_EM, _BESIDE_EM = 21, 36
#: as wide as Qt lets a widget be
_NO_BOUND = 16_777_215


class Beside(QWidget):
    """Holds the first part and the second; ``side`` is the one of fixed width, the other takes the rest."""

    def __init__(
        self, look: Look, first: QWidget, second: QWidget, parent: QWidget, *, side: QWidget
    ) -> None:
        super().__init__(parent)
        self.look = look
        self._side = side
        self._parts = QHBoxLayout(self)
        self._parts.setContentsMargins(0, 0, 0, 0)
        self._parts.setSpacing(0)
        for part in (first, second):
            self._parts.addWidget(part, 0 if part is side else 1)
        follow(look, self.restyle)

    def restyle(self) -> None:
        """Take the widths from the look."""
        look = self.look
        beside = self.width() >= look.em(_BESIDE_EM)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._parts.setDirection(way)
        self._parts.setStretchFactor(self._side, 0 if beside else 1)
        self._side.setMinimumWidth(look.em(_SIDE_EM) if beside else 0)
        self._side.setMaximumWidth(look.em(_SIDE_EM) if beside else _NO_BOUND)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.restyle()
