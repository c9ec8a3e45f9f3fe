"""A reviewer's comment, shown beside the answer it is about."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from citdesk.desktop.theme import Look
from citdesk.desktop.widgets.labels import Body, Caption
from citdesk.desktop.widgets.styled import edge, follow, smooth


class CommentBox(QFrame):
    """Who said it and when, then the words. ``byline`` for example "Sgt Okafor, 21:58 (not sent yet)"."""

    def __init__(
        self, look: Look, byline: str, words: str, parent: QWidget | None = None, *, name: str = ""
    ) -> None:
        super().__init__(parent)
        self.look = look
        self.setObjectName(name)
        self.setAccessibleName(self.tr("Comment by {who}").format(who=byline))
        self.setAccessibleDescription(words)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._column = QVBoxLayout(self)
        self._column.addWidget(Caption(look, byline, self))
        self._column.addWidget(Body(look, words, self))
        follow(look, self.restyle)

    def restyle(self) -> None:
        """Take margins from the look."""
        look = self.look
        self._column.setContentsMargins(look.em(0.9), look.em(0.6), look.em(0.9), look.em(0.7))
        self._column.setSpacing(look.em(0.25))

    def paintEvent(self, arg__1: QPaintEvent) -> None:
        look, painter = self.look, smooth(self)
        painter.setBrush(look.colour("inset"))
        painter.setPen(edge(look.colour("line"), 1.5))
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(box, look.radius(), look.radius())
        painter.end()
