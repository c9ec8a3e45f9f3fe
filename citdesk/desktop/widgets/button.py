"""Buttons of three ranks: the one main act, other acts, and quiet ones such as Back."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QTransform
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from citdesk.desktop.theme import BOLD, Look, icon_pixmap
from citdesk.desktop.widgets.drawn_once import paint_once
from citdesk.desktop.widgets.enter_key import pressed_by_enter
from citdesk.desktop.widgets.styled import edge, follow, letters, smooth

#: drawings that point the way of the text
_POINTING = frozenset({"back", "forward"})
_QUIET_EM = 0.8
_FLAGS = (
    Qt.AlignmentFlag.AlignVCenter.value
    | Qt.AlignmentFlag.AlignLeft.value
    | Qt.TextFlag.TextShowMnemonic.value
)


class Rank(Enum):
    """How much a button matters on its page; there is at most one primary."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    QUIET = "quiet"


def quiet_width(look: Look, words: str) -> int:
    """How wide a quiet button with these words and no picture is."""
    return QFontMetrics(look.font(1.0, BOLD)).horizontalAdvance(words) + look.em(_QUIET_EM)


class Button(QPushButton):
    """A push button painted from the tokens. Its words name the act; the object name is the command's id."""

    def __init__(
        self,
        look: Look,
        text: str,
        parent: QWidget | None = None,
        *,
        name: str = "",
        rank: Rank = Rank.SECONDARY,
        icon: str = "",
    ) -> None:
        super().__init__(text, parent)
        self.look = look
        self.rank = rank
        self._drawing = icon
        self._bare = False
        #: how wide words are, by U: they are asked for at every change of page and every time they are drawn
        self._widths: dict[tuple[int, str], int] = {}
        self.setObjectName(name)
        self.setAccessibleName(text)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        follow(look, self.restyle)

    def restyle(self) -> None:
        """Take the font and the size from the look."""
        letters(self, self.look.font(1.0, BOLD))
        self.updateGeometry()
        self.update()

    def set_words(self, text: str) -> None:
        """Change what the button says, on screen and to a screen reader."""
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    def set_bare(self, bare: bool) -> None:
        """Show only the icon where room is short; the spoken name stays."""
        if bare != self._bare:
            self._bare = bare
            self.updateGeometry()
            self.update()

    def _shown_words(self) -> str:
        return "" if self._bare and self._drawing else self.text()

    def set_rank(self, rank: Rank) -> None:
        """Change how much the button matters: the main act follows the work."""
        self.rank = rank
        self.updateGeometry()
        self.update()

    def width_with_words(self) -> int:
        """How wide it would be with its words, also while only the icon shows."""
        return self._size_with(self.text()).width()

    def width_of_sign(self) -> int:
        """How wide it would be with its icon alone; with its words where it has none."""
        return self._size_with("" if self._drawing else self.text()).width()

    def sizeHint(self) -> QSize:
        return self._size_with(self._shown_words())

    def _size_with(self, words: str) -> QSize:
        look = self.look
        quiet = self.rank is Rank.QUIET
        height = look.quiet_target() if quiet else look.target()
        inner = self._width_of(words) + self._icon_room(words)
        width = inner + look.em(_QUIET_EM if quiet else 1.4 if look.short else 2.4)
        main, other = (6, 3.5) if look.short else (9, 5)
        least = {Rank.PRIMARY: look.em(main), Rank.SECONDARY: look.em(other), Rank.QUIET: 0}[self.rank]
        return QSize(max(width, least, height if not words else 0), height)

    def _width_of(self, words: str) -> int:
        key = (self.look.unit, words)
        found = self._widths.get(key)
        if found is None:
            if len(self._widths) > 8:
                self._widths.clear()
            found = self._widths[key] = self.fontMetrics().horizontalAdvance(words)
        return found

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        if not pressed_by_enter(self, arg__1):
            super().keyPressEvent(arg__1)

    def paintEvent(self, arg__1: QPaintEvent) -> None:
        painter = smooth(self)
        if self.rank is not Rank.QUIET or self.isDown() or self.isChecked():
            state = (self.rank, self.isEnabled(), self.isDown(), self.isChecked())
            paint_once(painter, self.look, self, state, self._paint_ground)
        self._paint_words(painter)
        painter.end()

    def _icon_room(self, words: str) -> int:
        if not self._drawing:
            return 0
        return self.look.em(1.2) + (self.look.em(0.5) if words else 0)

    def _paint_ground(self, painter: QPainter) -> None:
        look = self.look
        fill, pen = self._ground()
        painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
        painter.setPen(pen)
        inset = pen.widthF() / 2 + 0.5
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, look.radius(), look.radius())

    def _ground(self) -> tuple[QColor | None, QPen]:
        colour = self.look.colour
        if self.rank is Rank.PRIMARY and self.isEnabled():
            return colour("primary_press" if self.isDown() else "primary"), edge(colour("primary_line"), 2)
        if self.isChecked():  # the fill alone is hard to tell from the page at night and in high contrast
            return colour("select"), edge(colour("select_line"), 2)
        if self.rank is Rank.QUIET:
            return colour("select") if self.isDown() else None, QPen(Qt.PenStyle.NoPen)
        line = colour("control_line" if self.isEnabled() else "ink_disabled")
        fill = colour("select" if self.isDown() else "surface")
        return fill, edge(line, 1.5, dashed=not self.isEnabled())

    def _ink(self) -> str:
        if not self.isEnabled():
            return "ink_disabled"
        return {Rank.PRIMARY: "on_primary", Rank.SECONDARY: "ink", Rank.QUIET: "link"}[self.rank]

    def _paint_words(self, painter: QPainter) -> None:
        look, token = self.look, self._ink()
        words = self._shown_words()
        text_width = self._width_of(words)
        left = (self.width() - text_width - self._icon_room(words)) // 2
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        if self._drawing:
            size = look.em(1.2)
            x = self.width() - left - size if mirrored else left
            picture = icon_pixmap(look, self._drawing, token, size, self.devicePixelRatioF())
            if mirrored and self._drawing in _POINTING:
                picture = picture.transformed(QTransform.fromScale(-1, 1))
            painter.drawPixmap(x, (self.height() - size) // 2, picture)
        painter.setPen(look.colour(token))
        room = 0 if mirrored else self._icon_room(words)
        box = QRect(left + room, 0, text_width + 2, self.height())
        painter.drawText(box, _FLAGS, words)
