"""Words that stand on a page: title, section title, caption, hint, body text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from citdesk.desktop.theme import BOLD, MEDIUM, REGULAR, Look, icon_pixmap
from citdesk.desktop.widgets.mirrored import mirrored
from citdesk.desktop.widgets.styled import beginning, follow, ink, letters

#: how large the sign before an error is, in U
_SIGN = 1.1


class Words(QLabel):
    """Plain text that wraps and is never taken for markup, whatever somebody typed into it."""

    scale: float = 1.0
    weight: QFont.Weight = REGULAR
    tint: str = "ink"
    _leans = False

    def __init__(self, look: Look, text: str = "", parent: QWidget | None = None, *, name: str = "") -> None:
        super().__init__(text, parent)
        self.look = look
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        follow(look, self.restyle)

    def restyle(self) -> None:
        """Take size, weight and colour from the look."""
        letters(self, self.look.font(self.scale, self.weight))
        ink(self, self.look.colour(self.tint))
        self._lean()

    def changeEvent(self, arg__1: QEvent) -> None:
        super().changeEvent(arg__1)
        if arg__1.type() == QEvent.Type.LayoutDirectionChange:
            self._lean()

    def _first_line(self) -> int:
        """Where the first line begins, from the label's upper edge: the words stand in its middle."""
        room, measure = self.contentsRect(), self.fontMetrics()
        letters_room = room.adjusted(max(0, self.indent()), 0, 0, 0)
        high = measure.boundingRect(letters_room, Qt.TextFlag.TextWordWrap.value, self.text()).height()
        return room.top() + max(0, room.height() - high) // 2

    def _lean(self) -> None:
        # Qt leans a text the way its letters run; on a page from right to left all begin at the right edge
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        if mirrored != self._leans:
            self._leans = mirrored
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
            self.setAlignment(
                (right if mirrored else Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter
            )


class Body(Words):
    """Running text."""


class Title(Words):
    """The question or the name of the page. Read out as a heading."""

    scale = 1.5
    weight = BOLD


class SectionTitle(Words):
    """A second question on a page, or the head of a part of it. Read out as a heading."""

    scale = 1.2
    weight = BOLD


class Caption(Words):
    """The section a page belongs to; small words beside something."""

    scale = 0.85
    weight = MEDIUM
    tint = "ink_muted"


class Hint(Words):
    """One sentence under a question."""

    scale = 0.95
    tint = "ink_muted"


class Strong(Words):
    """Body text that must not be passed over."""

    weight = BOLD


class Item(Words):
    """One of several sentences with a number or a dot before each: its lines stand right of that.

    ``text()`` is without the mark; aloud it comes first.
    """

    def __init__(
        self, look: Look, mark: str, text: str, parent: QWidget | None = None, *, name: str = ""
    ) -> None:
        self._mark = mark
        super().__init__(look, text, parent, name=name)
        self.setAccessibleName(f"{mark} {text}")

    def restyle(self) -> None:
        """Take size, weight, colour and the room of the mark from the look."""
        super().restyle()
        self.setIndent(self.fontMetrics().horizontalAdvance(self._mark) + self.look.em(0.4))

    def paintEvent(self, arg__1: QPaintEvent) -> None:
        super().paintEvent(arg__1)
        painter = QPainter(self)
        painter.setPen(self.look.colour(self.tint))
        high = self.fontMetrics().height()
        room = self.contentsRect()
        box = QRect(room.left(), self._first_line(), room.width(), high)
        start = beginning(self.layoutDirection()) | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, start, self._mark)
        painter.end()


class ErrorText(Words):
    """What is wrong with the answer beneath, after the sign for it: colour alone would not tell.

    ``signed`` is false where the sign already stands beside it.
    """

    weight = BOLD
    tint = "error"
    #: the drawing before the words, and its colour
    sign, sign_tint = "error", "error"

    def __init__(
        self,
        look: Look,
        text: str = "",
        parent: QWidget | None = None,
        *,
        name: str = "",
        signed: bool = True,
    ) -> None:
        self._signed = signed
        super().__init__(look, text, parent, name=name)

    def restyle(self) -> None:
        """Take size, weight, colour and the room of the sign from the look."""
        super().restyle()
        if self._signed:
            self.setIndent(self.look.em(_SIGN + 0.4))

    def paintEvent(self, arg__1: QPaintEvent) -> None:
        super().paintEvent(arg__1)
        if self._signed and self.text():
            painter = QPainter(self)
            picture = icon_pixmap(
                self.look, self.sign, self.sign_tint, self.look.em(_SIGN), self.devicePixelRatioF()
            )
            painter.drawPixmap(self._sign_place().topLeft(), picture)
            painter.end()

    def _sign_place(self) -> QRect:
        """Beside the first line, wherever in the label the words stand."""
        room, side = self.contentsRect(), self.look.em(_SIGN)
        top = self._first_line() + (self.fontMetrics().height() - side) // 2
        return mirrored(self.layoutDirection(), room, QRect(room.left(), top, side, side))


class LookText(ErrorText):
    """What is only worth a look: neither the sign nor the colour of what is wrong."""

    tint = "ink"
    sign, sign_tint = "warning", "st_attention"
