"""Words that stand on a page: title, section title, caption, hint, body text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from citdesk.desktop.theme import BOLD, MEDIUM, REGULAR, Look
from citdesk.desktop.widgets.styled import follow, ink, letters


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


class ErrorText(Words):
    """What is wrong with the answer beneath."""

    weight = BOLD
    tint = "error"
