"""What most pages are: one column that scrolls, a line for what went wrong, and a way back."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from citdesk.desktop.shell.page import Page
from citdesk.desktop.shell.trouble import Trouble
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Button, ErrorText, Rank, ScrollPage


class ScrolledPage(Page):
    """A page called ``page.NAME``, ``width`` U wide at the most.

    Whoever makes one puts line and way back where they belong, and says what trouble to follow.
    """

    def __init__(
        self,
        look: Look,
        name: str,
        parent: QWidget | None = None,
        *,
        width: float = 40,
    ) -> None:
        super().__init__(parent)
        self.look = look
        self.setObjectName(f"page.{name}")
        self._page = ScrollPage(look, self, width=width, name=name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._page)
        self._line = ErrorText(look, "", name=f"{name}.trouble")
        self._trouble = Trouble(self, self._line, self._page)
        # of this class, whichever page it is
        words = QCoreApplication.translate("ScrolledPage", "Back")
        self._back = Button(look, words, name="page.back", rank=Rank.QUIET, icon="back")
        self._back.clicked.connect(self.left)

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {"page.back": self.left.emit}
