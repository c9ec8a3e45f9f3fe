"""What must be settled, once, at the top: each line goes to its answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from citdesk.desktop.theme import MEDIUM, Look
from citdesk.desktop.widgets.announcing import announce
from citdesk.desktop.widgets.labels import Caption, Strong
from citdesk.desktop.widgets.link import Link
from citdesk.desktop.widgets.picture import Picture
from citdesk.desktop.widgets.styled import edge, follow, smooth
from citdesk.desktop.widgets.tab_order import order_tabs

# problems that are listed; more make no sense to read before some are settled
_MOST = 20


@dataclass(frozen=True, slots=True)
class SummaryLine:
    """One problem: the same sentence as at its answer, and the path to go to."""

    path: str
    message: str


class ErrorSummary(QFrame):
    """A box that takes the focus when it appears. ``chosen`` has the path of the line pressed.

    Enter or Space on the box itself is the first line; Tab goes through the lines before what is below.
    """

    chosen = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None, *, name: str = "error-summary") -> None:
        super().__init__(parent)
        self.look = look
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._head = Strong(look, "", self)
        self._icon = Picture(look, "error", "error", 1.1, self)
        self._column = QVBoxLayout(self)
        top = QHBoxLayout()
        top.addWidget(self._icon)
        top.addWidget(self._head, 1)
        self._column.addLayout(top)
        self._left = Caption(look, "", self)
        self._lines: list[Link] = []
        self._listed: list[SummaryLine] = []
        self.hide()
        follow(look, self.restyle)

    def restyle(self) -> None:
        """Take margins from the look."""
        look = self.look
        self._column.setContentsMargins(look.em(1.0), look.em(0.8), look.em(1.0), look.em(0.7))
        self._column.setSpacing(look.em(0.2))

    def show_lines(self, lines: Sequence[SummaryLine]) -> None:
        """List problems, or hide when there are none; the same list again changes nothing."""
        if list(lines) == self._listed:
            return
        self._listed = list(lines)
        for old in self._lines:
            old.hide()
            old.deleteLater()
        self._lines = []
        for line in lines[:_MOST]:
            link = Link(
                self.look, line.message, self, name=f"problem:{line.path}", tint="error", weight=MEDIUM
            )
            link.setProperty("path", line.path)
            link.setSizePolicy(_wrapping())
            link.clicked.connect(self._pressed)
            self._column.addWidget(link)
            self._lines.append(link)
        order_tabs(self, self._lines)  # made after what stands below them
        count = len(lines)
        left = max(0, count - _MOST)
        self._left.setText(self.tr("and {count} more").format(count=left) if left else "")
        self._left.setVisible(bool(left))
        self._column.addWidget(self._left)
        words = self.tr("There is a problem with %n answers", "", count) if count != 1 else ""
        words = words.replace("%n", str(count)) or self.tr("There is a problem with 1 answer")
        self._head.setText(words)
        self.setAccessibleName(words)
        self.setVisible(bool(lines))
        if lines:
            announce(self, words, urgent=True)

    def count(self) -> int:
        """How many problems are listed."""
        return len(self._lines)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._lines and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._lines[0].click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, arg__1: QPaintEvent) -> None:
        look, painter = self.look, smooth(self)
        painter.setBrush(look.colour("surface"))
        painter.setPen(edge(look.colour("error"), 3))
        box = QRectF(self.rect()).adjusted(1.75, 1.75, -1.75, -1.75)
        painter.drawRoundedRect(box, look.radius(), look.radius())
        painter.end()

    def _pressed(self) -> None:
        sender = self.sender()
        if isinstance(sender, QPushButton):
            self.chosen.emit(str(sender.property("path")))


def _wrapping() -> QSizePolicy:
    """A link as wide as the box and as high as its lines: a fixed height would be that of one line."""
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    return policy
