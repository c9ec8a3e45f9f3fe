"""The line of a page that says what went wrong."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from citdesk.desktop.shell.page import Page
from citdesk.desktop.shell.workspace_model import WorkspaceModel
from citdesk.desktop.widgets import ErrorText, ScrollPage, announce


class Trouble(QObject):
    """Says it on the page, aloud too where the page is in sight, and takes it away when it holds no longer.

    One model may stand behind several pages that lie over each other: only the uppermost says it. It goes
    when the next thing is tried, when what could not be read was read, and when a page is laid over it.
    """

    def __init__(self, page: Page, line: ErrorText, scroll: ScrollPage | None = None) -> None:
        super().__init__(page)
        self._line = line
        self._scroll = scroll
        self.calm()
        page.covered.connect(self.calm)

    def follow(self, model: WorkspaceModel) -> None:
        """Say what fails in the model."""
        model.failed.connect(self.say)
        model.calmed.connect(self.calm)

    @Slot(str)
    def say(self, words: str) -> None:
        """Say what went wrong, unless another page lies over this one."""
        page = self.parent()  # never held: page and line go together, page first
        if not isinstance(page, Page) or page.is_covered:
            return
        self._line.setText(words)
        self._line.show()
        if self._scroll is not None:
            self._scroll.to_top()
        if page.isVisible():
            announce(self._line, words, urgent=True)

    @Slot()
    def calm(self) -> None:
        """Take it away."""
        self._line.setText("")
        self._line.hide()
