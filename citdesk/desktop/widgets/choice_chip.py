"""A small choice beside others: a filter, a period, a language. What is chosen has a tick and bold words."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from citdesk.desktop.theme import BOLD, MEDIUM, Look
from citdesk.desktop.widgets.button import Button, Rank
from citdesk.desktop.widgets.chosen import choice_ground, paint_tick
from citdesk.desktop.widgets.mirrored import mirrored
from citdesk.desktop.widgets.styled import smooth

_PAD, _TICK, _GAP = 0.5, 0.95, 0.3


class ChoiceChip(Button):
    """A button that stays on. It is as wide chosen as not, so that nothing moves under the finger."""

    def __init__(self, look: Look, text: str, parent: QWidget | None = None, *, name: str = "") -> None:
        super().__init__(look, text, parent, name=name, rank=Rank.QUIET)
        self.setCheckable(True)

    def _size_with(self, words: str) -> QSize:
        look = self.look
        wide = QFontMetrics(look.font(1.0, BOLD)).horizontalAdvance(words)
        return QSize(wide + look.em(2 * _PAD + _TICK + _GAP), look.quiet_target())

    def paintEvent(self, arg__1: QPaintEvent) -> None:
        painter = smooth(self)
        chosen = self.isChecked()
        choice_ground(
            painter,
            self.look,
            self.rect(),
            chosen=chosen,
            pressed=self.isDown(),
            enabled=self.isEnabled(),
        )
        font = self.look.font(1.0, BOLD if chosen else MEDIUM)
        painter.setFont(font)
        wide = QFontMetrics(font).horizontalAdvance(self.text())
        room = self.look.em(_TICK + _GAP) if chosen else 0
        left = (self.width() - wide - room) // 2
        if chosen:
            self._paint_tick(painter, left)
        painter.setPen(self.look.colour("ink" if self.isEnabled() else "ink_disabled"))
        box = self._mirror(QRect(left + room, 0, wide + 2, self.height()))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextShowMnemonic
        painter.drawText(box, flags, self.text())
        painter.end()

    def _paint_tick(self, painter: QPainter, left: int) -> None:
        side = self.look.em(_TICK)
        box = self._mirror(QRect(left, (self.height() - side) // 2, side, side))
        paint_tick(painter, QRectF(box), self.look.colour("select_line"))

    def _mirror(self, part: QRect) -> QRect:
        return mirrored(self.layoutDirection(), self.rect(), part)
