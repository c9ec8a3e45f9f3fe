"""What stands around the pages of whoever is signed in: context bar, alarm of a custody, status bar."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from citdesk.desktop.shell.context_bar import ContextBar
from citdesk.desktop.shell.custody_clock import CustodyAlarm
from citdesk.desktop.shell.status_bar import StatusBar
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Separator


class Frame:
    """The bars of one window, out of sight at first: above and beneath what the column holds already."""

    def __init__(self, look: Look, window: QWidget, column: QVBoxLayout) -> None:
        self.context_bar = ContextBar(look, window)
        self.status = StatusBar(look, window)
        self.alarm = CustodyAlarm(look, window)
        self._lines = (Separator(look, window), Separator(look, window))
        for at, widget in enumerate((self.context_bar, self._lines[0], self.alarm)):
            column.insertWidget(at, widget)
        for widget in (self._lines[1], self.status):
            column.addWidget(widget)
        for widget in (self.context_bar, self.status, self.alarm, *self._lines):
            widget.lower()  # whatever covers the page, or marks a place on it, lies over these
        self.show(shown=False)

    @property
    def shown(self) -> bool:
        """Whether the bars are in sight, or will be with their window."""
        return not self.context_bar.isHidden()

    def show(self, *, shown: bool) -> None:
        """Show the bars or hide them; the alarm says by itself whether there is one."""
        for widget in (self.context_bar, self.status, *self._lines):
            widget.setVisible(shown)
