"""The bar over every page: what is open, its state, one quiet remark, the custody clock. Nothing else."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from citdesk.desktop.shell.custody_clock import CustodyClockView
from citdesk.desktop.shell.page import PageContext
from citdesk.desktop.theme import BOLD, Look
from citdesk.desktop.widgets import Caption, State, StateChip, Words
from citdesk.desktop.widgets.styled import follow, ground


class BarTitle(Words):
    """What is open, in the context bar; shortened where it has no room, so that the window need not grow."""

    scale = 1.05
    weight = BOLD

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.em(3), super().minimumSizeHint().height())

    def paintEvent(self, arg__1: QPaintEvent) -> None:
        wide = self.fontMetrics().horizontalAdvance(self.text())
        if wide <= self.width():
            super().paintEvent(arg__1)
            return
        painter = QPainter(self)
        fitted = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.setPen(self.look.colour(self.tint))
        painter.drawText(self.rect(), self.alignment() | Qt.AlignmentFlag.AlignVCenter, fitted)
        painter.end()


class ContextBar(QFrame):
    """Shows a :class:`PageContext`."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.setObjectName("context-bar")
        self.setAccessibleName(self.tr("What is open"))
        self._title = BarTitle(look, "", self, name="context-title")
        self._title.setWordWrap(False)
        self._title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._chip = StateChip(look, State.DRAFT, "", self, name="context-state")
        self._aside = Caption(look, "", self, name="context-aside")
        self._aside.setWordWrap(False)
        row = QHBoxLayout(self)
        row.addWidget(self._title)
        row.addWidget(self._chip)
        row.addStretch(1)
        row.addWidget(self._aside)
        self.custody = CustodyClockView(look, self)
        row.addWidget(self.custody)
        self._row = row
        self._chip.hide()
        follow(look, self.restyle)

    def restyle(self) -> None:
        """Take colours and measures from the look."""
        look = self.look
        ground(self, look.colour("surface"))
        self._row.setContentsMargins(look.em(1.6), 0, look.em(1.0), 0)
        self._row.setSpacing(look.em(1.0))
        self.setFixedHeight(look.em(3.3))

    def show_context(self, context: PageContext) -> None:
        """Show what is open now."""
        self._title.setText(context.title)
        self._title.setVisible(bool(context.title))
        self._chip.setVisible(context.state is not None)
        if context.state is not None:
            self._chip.show_state(context.state, context.chip)
        self._aside.setText(context.aside)
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """The remark at the right goes first where there is no room for everything."""
        shown = [each for each in (self._title, self._chip, self.custody) if not each.isHidden()]
        margins = self._row.contentsMargins()
        taken = sum(each.sizeHint().width() + self._row.spacing() for each in shown)
        room = self.width() - margins.left() - margins.right() - taken
        self._aside.setVisible(bool(self._aside.text()) and self._aside.sizeHint().width() <= room)

    def hide_words(self) -> None:
        """Say nothing: the screen is locked."""
        self.show_context(PageContext(""))
