"""The bar over every page: what is open, its state, one quiet remark, the custody clock. Nothing else.

Where there is no room for the rail, the way to it stands here too.
"""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from citdesk.desktop.shell.bar_words import BarWords
from citdesk.desktop.shell.custody_clock import CustodyClockView
from citdesk.desktop.shell.menu_button import MenuButton
from citdesk.desktop.shell.page import PageContext
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Caption, State, StateChip
from citdesk.desktop.widgets.styled import follow, ground

#: how much of a title is kept as long as other words can be fewer, and at all
_TITLE_EM, _LEAST_EM = 8, 3


class BarTitle(BarWords):
    """What is open, in the context bar."""

    scale = 1.05


class ContextBar(QFrame):
    """Shows a :class:`PageContext`."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.setObjectName("context-bar")
        self.setAccessibleName(self.tr("What is open"))
        self._title = BarTitle(look, "", self, name="context-title")
        self._chip = StateChip(look, State.DRAFT, "", self, name="context-state")
        self._aside = Caption(look, "", self, name="context-aside")
        self._aside.setWordWrap(False)
        self.menu = MenuButton(look, self)
        self.menu.hide()
        row = QHBoxLayout(self)
        row.addWidget(self.menu)
        row.addWidget(self._title)
        row.addWidget(self._chip)
        row.addStretch(1)
        row.addWidget(self._aside)
        self.custody = CustodyClockView(look, self)
        row.addWidget(self.custody)
        self._row = row
        self._chip.hide()
        self.custody.changed.connect(self._make_room)
        follow(look, self.restyle)

    def restyle(self) -> None:
        """Take colours and measures from the look."""
        look = self.look
        ground(self, look.colour("surface"))
        self._row.setContentsMargins(look.margin(), 0, look.em(1.0), 0)
        self._row.setSpacing(look.em(0.5 if look.short else 1.0))
        self.setFixedHeight(look.em(2.4 if look.short else 3.3))
        self._make_room()

    def offer_menu(self, *, offered: bool) -> None:
        """Show the button that opens the rail, or none: the rail stands beside the page."""
        self.menu.setVisible(offered)
        self._make_room()

    def show_context(self, context: PageContext) -> None:
        """Show what is open now."""
        self._title.setText(context.title)
        self._title.setVisible(bool(context.title))
        self._chip.setVisible(context.state is not None)
        if context.state is not None:
            self._chip.show_state(context.state, context.chip, context.brief)
        self._aside.setText(context.aside)
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def minimumSizeHint(self) -> QSize:
        # what has no room is shortened or goes: a bar never makes the window grow off the screen
        return QSize(self.look.em(6), super().minimumSizeHint().height())

    def _make_room(self) -> None:
        """Where there is no room for everything, the remark at the right goes first, then words get fewer.

        How long somebody has been in custody is what is kept longest.
        """
        margins, em = self._row.contentsMargins(), self.look.em
        room = self.width() - margins.left() - margins.right()
        if not self.menu.isHidden():
            room -= self.menu.sizeHint().width() + self._row.spacing()
        wide = self._title.sizeHint().width() if not self._title.isHidden() else 0
        title = min(wide, em(_TITLE_EM))
        self._chip.set_bare(False)
        self._chip.set_brief(False)
        self.custody.set_short(False)
        if self._taken(title) > room:
            self.custody.set_short(True)
        if self._taken(title) > room:
            self._chip.set_brief(True)
        if self._taken(title) > room:
            self._chip.set_bare(True)
        left = min(wide, room - self._taken(0))
        self._title.setMaximumWidth(left if left >= min(wide, em(_LEAST_EM)) else 0)
        beside = room - self._taken(wide) - self._row.spacing()
        self._aside.setVisible(bool(self._aside.text()) and self._aside.sizeHint().width() <= beside)

    def _taken(self, title: int) -> int:
        """How wide the bar's parts are, its title being so wide."""
        others = [each.sizeHint().width() for each in (self._chip, self.custody) if not each.isHidden()]
        return title + sum(others) + self._row.spacing() * (len(others) + 1)

    def hide_words(self) -> None:
        """Say nothing: the screen is locked."""
        self.show_context(PageContext(""))
