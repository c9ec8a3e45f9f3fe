"""Underlined words that go somewhere: a button by role and key, as wide as its words, wrapping when long."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from citdesk.desktop.theme import REGULAR, Look
from citdesk.desktop.widgets.enter_key import pressed_by_enter
from citdesk.desktop.widgets.styled import beginning, follow, letters, smooth

_FLAGS = Qt.TextFlag.TextWordWrap.value | Qt.AlignmentFlag.AlignVCenter.value


class Link(QPushButton):
    """A link of the height of a quiet target."""

    def __init__(
        self,
        look: Look,
        text: str,
        parent: QWidget | None = None,
        *,
        name: str = "",
        tint: str = "link",
        weight: QFont.Weight = REGULAR,
    ) -> None:
        super().__init__(text, parent)
        self.look = look
        self._tint, self._weight = tint, weight
        self.setObjectName(name)
        self.setAccessibleName(text)
        self.setAutoDefault(False)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        follow(look, self.restyle)

    def restyle(self) -> None:
        """Take the font from the look."""
        font = self.look.font(1.0, self._weight)
        font.setUnderline(True)
        letters(self, font)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        wide = self.fontMetrics().horizontalAdvance(self.text()) + 4
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.em(6), self.look.em(2.0))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, arg__1: int) -> int:
        room = self.fontMetrics().boundingRect(QRect(0, 0, max(1, arg__1), 10_000), _FLAGS, self.text())
        return max(self.look.em(2.0), room.height() + self.look.em(0.5))

    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        if not pressed_by_enter(self, arg__1):
            super().keyPressEvent(arg__1)

    def paintEvent(self, arg__1: QPaintEvent) -> None:
        painter = smooth(self)
        painter.setPen(self.look.colour(self._tint if self.isEnabled() else "ink_disabled"))
        painter.drawText(self.rect(), _FLAGS | beginning(self.layoutDirection()).value, self.text())
        painter.end()
