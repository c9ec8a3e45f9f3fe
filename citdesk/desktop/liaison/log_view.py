"""Everything issued, as one list with a search over it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from citdesk.desktop.liaison.log_model import PaperLogModel
from citdesk.desktop.rows.list_page import ListFrame
from citdesk.desktop.shell.actions import Place
from citdesk.desktop.shell.page import Page, PageContext
from citdesk.desktop.shell.trouble import Trouble
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Button, Field, Rank


class PaperLogPage(Page):
    """Shows a :class:`PaperLogModel`. ``opened`` carries the document id of a paper."""

    opened = Signal(str)
    place = Place.LIST

    def __init__(self, look: Look, model: PaperLogModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setObjectName("page.paper-log")
        self.frame = ListFrame(look, self, name="paper-log", title=self.tr("Papers issued"))
        self.search = Field(look, name="paper-log.search", label=self.tr("Find a paper"))
        self.search.setPlaceholderText(self.tr("Who got it, why, number, who issued it"))
        self.back = Button(look, self.tr("Back"), name="page.back", rank=Rank.QUIET)
        self.frame.add_act(self.back)
        self.frame.put_over_list(self.search)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)
        self.search.textChanged.connect(model.find)
        self.back.clicked.connect(self.left)
        self.frame.list.opened.connect(self.opened)
        model.changed.connect(self._show)
        Trouble(self, self.frame.trouble).follow(model)
        self._show()

    def context(self) -> PageContext:
        return PageContext(self.tr("Papers issued"))

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {"page.back": self.left.emit, "list.refresh": self._model.reload}

    def panes(self) -> Sequence[QWidget]:
        return [self.frame]

    def arrive(self) -> None:
        self._model.reload()
        self.frame.focus_list()

    def _show(self) -> None:
        lines = self._model.lines
        self.frame.rows.show_rows(lines)
        words = ""
        if self._model.empty:
            words = self.tr("No paper was issued yet. Each one appears here once it was printed or saved.")
        elif self._model.loaded and not lines:
            words = self.tr("No paper holds all of these words.")
        self.frame.show_empty(words)
        self.search.setVisible(not self._model.empty)
