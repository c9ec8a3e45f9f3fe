"""How a choice row is drawn: fill, edge, mark, words, sub-words and the key that chooses it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QWidget

from citdesk.desktop.theme import BOLD, MEDIUM, REGULAR, Look
from citdesk.desktop.widgets.chosen import choice_ground, paint_tick
from citdesk.desktop.widgets.drawn_once import paint_once
from citdesk.desktop.widgets.mirrored import mirrored
from citdesk.desktop.widgets.styled import beginning, edge

_WRAP = Qt.TextFlag.TextWordWrap.value | Qt.AlignmentFlag.AlignLeft.value | Qt.AlignmentFlag.AlignTop.value
_PAD, _MARK, _GAP, _KEY = 0.85, 1.3, 0.75, 1.5
#: sizes of letters: the words and the smaller words beneath
_WORDS, _SUB = 1.0, 0.85
_ANY_ROOM = QRect(0, 0, 1_000_000, 1_000_000)


@dataclass(frozen=True, slots=True)
class RowState:
    """What a row shows now."""

    words: str
    sub: str
    key: str
    chosen: bool
    round: bool
    pressed: bool
    enabled: bool


class RowPainter:
    """Measures and draws one choice row of a widget."""

    def __init__(self, look: Look, widget: QWidget) -> None:
        self.look = look
        self.widget = widget
        self._measured: dict[tuple[int, int, bool, str, str], tuple[int, int]] = {}
        #: the room that words of a size take where nothing makes them wrap, by U and theme
        self._unwrapped: dict[tuple[int, str, float, str], QSize] = {}

    def height(self, state: RowState, width: int) -> int:
        """The height the row needs at a width: its words wrap, and it is never lower than a target."""
        words, sub = self._text_heights(state, width)
        room = words + sub + self.look.em(1.1)
        return max(self.look.target(), room)

    def _text_box(self, state: RowState, box: QRect) -> QRect:
        look = self.look
        left = look.em(_PAD + _MARK + _GAP)
        right = look.em(_PAD) + (look.em(_KEY + 0.5) if state.key else 0)
        return box.adjusted(left, 0, -right, 0)

    def _text_heights(self, state: RowState, width: int) -> tuple[int, int]:
        # layouts ask again and again for the same width
        key = (self.look.unit, width, bool(state.key), state.words, state.sub)
        found = self._measured.get(key)
        if found is None:
            if len(self._measured) > 8:
                self._measured.clear()
            found = self._measured[key] = self._measure(state, width)
        return found

    def _measure(self, state: RowState, width: int) -> tuple[int, int]:
        room = self._text_box(state, QRect(0, 0, width, 10_000))
        words = self._high(state.words, _WORDS, room)
        return words, self._high(state.sub, _SUB, room) if state.sub else 0

    def _high(self, words: str, scale: float, room: QRect) -> int:
        """How high words are in a room. Most fit into one line at every width that a page is tried in."""
        key = (self.look.unit, self.look.theme, scale, words)
        unwrapped = self._unwrapped.get(key)
        if unwrapped is None:
            if len(self._unwrapped) > 8:
                self._unwrapped.clear()
            unwrapped = self._unwrapped[key] = self._room_of(words, scale, _ANY_ROOM)
        return (unwrapped if unwrapped.width() < room.width() else self._room_of(words, scale, room)).height()

    def _room_of(self, words: str, scale: float, within: QRect) -> QSize:
        font = self.look.font(scale, BOLD if scale == _WORDS else REGULAR)
        return QFontMetrics(font).boundingRect(within, _WRAP, words).size()

    def paint(self, painter: QPainter, state: RowState) -> None:
        """Draw the row over the whole widget."""
        box = self.widget.rect()
        mirrored = self.widget.layoutDirection() == Qt.LayoutDirection.RightToLeft
        seen = (state.chosen, state.round, state.pressed, state.enabled, bool(state.key), mirrored)
        paint_once(
            painter, self.look, self.widget, seen, lambda beneath: self._beneath_words(beneath, state, box)
        )
        self._words(painter, state, box)
        if state.key:
            self._key(painter, state, self._cap(box))

    def _beneath_words(self, painter: QPainter, state: RowState, box: QRect) -> None:
        self._ground(painter, state, box)
        self._mark(painter, state, self._mirror(self._mark_box(box)))
        if state.key:
            self._key_edge(painter, self._cap(box))

    def _mirror(self, part: QRect) -> QRect:
        return mirrored(self.widget.layoutDirection(), self.widget.rect(), part)

    def _ground(self, painter: QPainter, state: RowState, box: QRect) -> None:
        choice_ground(
            painter, self.look, box, chosen=state.chosen, pressed=state.pressed, enabled=state.enabled
        )

    def _mark_box(self, box: QRect) -> QRect:
        side = self.look.em(_MARK)
        return QRect(self.look.em(_PAD), (box.height() - side) // 2, side, side)

    def _mark(self, painter: QPainter, state: RowState, box: QRect) -> None:
        look = self.look
        shape = QRectF(box).adjusted(1, 1, -1, -1)
        line = look.colour("select_line" if state.chosen else "control_line")
        painter.setPen(QPen(line, 2))
        painter.setBrush(look.colour("surface"))
        if state.round:
            painter.drawEllipse(shape)
        else:
            painter.setBrush(line if state.chosen else look.colour("surface"))
            painter.drawRoundedRect(shape, look.em(0.15), look.em(0.15))
        if state.chosen and state.round:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(line)
            painter.drawEllipse(shape.center(), shape.width() * 0.29, shape.width() * 0.29)
        elif state.chosen:
            paint_tick(painter, shape, look.colour("surface"))

    def _words(self, painter: QPainter, state: RowState, box: QRect) -> None:
        look = self.look
        words, sub = self._text_heights(state, box.width())
        room = self._mirror(self._text_box(state, box))
        room.setTop((box.height() - words - sub) // 2)
        side = beginning(self.widget.layoutDirection())
        flags = (Qt.TextFlag.TextWordWrap | side | Qt.AlignmentFlag.AlignTop).value
        painter.setFont(look.font(_WORDS, BOLD if state.chosen else MEDIUM))
        # what was chosen is what a report is opened for, also when it can only be read
        painter.setPen(look.colour("ink" if state.enabled or state.chosen else "ink_disabled"))
        painter.drawText(room, flags, state.words)
        if state.sub:
            room.setTop(room.top() + words)
            painter.setFont(look.font(_SUB, REGULAR))
            painter.setPen(look.colour("ink_muted" if not state.chosen else "ink"))
            painter.drawText(room, flags, state.sub)

    def _cap(self, box: QRect) -> QRect:
        side = self.look.em(_KEY)
        left = box.width() - self.look.em(_PAD) - side + 4
        return self._mirror(QRect(left, (box.height() - side) // 2, side, side))

    def _key_edge(self, painter: QPainter, cap: QRect) -> None:
        look = self.look
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(edge(look.colour("line"), 1.5))
        painter.drawRoundedRect(QRectF(cap).adjusted(1, 1, -1, -1), look.em(0.2), look.em(0.2))

    def _key(self, painter: QPainter, state: RowState, cap: QRect) -> None:
        look = self.look
        painter.setFont(look.font(0.78, MEDIUM))
        painter.setPen(look.colour("ink_muted" if not state.chosen else "ink"))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, state.key)
