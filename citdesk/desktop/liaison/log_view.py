"""Everything issued, as one list with a search over it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from citdesk.desktop.liaison.log_model import PaperLogModel
from citdesk.desktop.shell.actions import Place
from citdesk.desktop.shell.listed_page import ListedPage
from citdesk.desktop.shell.page import PageContext
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Field


class PaperLogPage(ListedPage):
    """Shows a :class:`PaperLogModel`. ``opened`` carries the document id of a paper."""

    opened = Signal(str)
    place = Place.LIST

    def __init__(self, look: Look, model: PaperLogModel, parent: QWidget | None = None) -> None:
        super().__init__(look, model, "paper-log", self.tr("Papers issued"), model.reload, parent)
        self._model = model
        self.search = Field(look, name="paper-log.search", label=self.tr("Find a paper"))
        self.search.setPlaceholderText(self.tr("Who got it, why, number, who issued it"))
        self.frame.add_back(self.back)
        self.frame.put_over_list(self.search)
        self.search.textChanged.connect(model.find)
        self.frame.list.opened.connect(self.opened)
        model.changed.connect(self._show)
        self._show()

    def context(self) -> PageContext:
        return PageContext(self.tr("Papers issued"))

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
