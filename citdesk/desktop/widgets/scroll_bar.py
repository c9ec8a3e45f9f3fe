"""A quiet scroll bar: a rounded handle wide enough to be seen, no arrows, dark at night."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar, QWidget

from citdesk.desktop.theme import Look
from citdesk.desktop.widgets.styled import follow


class ScrollBar(QScrollBar):
    """The upright bar of a scroll area."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.look = look
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        follow(look, self.restyle)

    @staticmethod
    def room(look: Look) -> int:
        """How wide it is, in pixels."""
        return look.em(0.55)

    def restyle(self) -> None:
        """Take the width from the look."""
        self.setFixedWidth(self.room(self.look))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.room(self.look), self.look.em(3))

    def paintEvent(self, arg__1: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        idle = self.minimum() == self.maximum()
        painter.fillRect(self.rect(), self.look.colour("surface" if idle else "surface_alt"))
        if idle:
            painter.end()
            return
        handle = self._handle()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.look.colour("control_line"))
        box = QRectF(3, handle.y(), self.width() - 6, handle.height())
        painter.drawRoundedRect(box, box.width() / 2, box.width() / 2)
        painter.end()

    def _handle(self) -> QRect:
        # sets up hundreds of names of Qt's, and the sign-in page has nothing to scroll
        from PySide6.QtWidgets import QStyle, QStyleOptionSlider

        option = QStyleOptionSlider()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ScrollBarSlider
        return self.style().subControlRect(QStyle.ComplexControl.CC_ScrollBar, option, part, self)
