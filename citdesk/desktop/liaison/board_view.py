"""The liaison's board as one list grouped under what is still to do and what was issued once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from citdesk.desktop.liaison.board_model import BoardModel
from citdesk.desktop.rows.list_page import ListFrame
from citdesk.desktop.rows.search_bar import SearchBar
from citdesk.desktop.shell.actions import Place
from citdesk.desktop.shell.page import Page, PageContext
from citdesk.desktop.shell.trouble import Trouble
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Button, Rank


class BoardPage(Page):
    """Shows a :class:`BoardModel`. ``opened`` carries the report whose packet is to be made."""

    opened = Signal(str)
    several_wanted = Signal()
    log_wanted = Signal()
    place = Place.LIST

    def __init__(self, look: Look, model: BoardModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setObjectName("page.board")
        self.frame = ListFrame(look, self, name="board", title=self.tr("For the court"))
        self.several = Button(
            look, self.tr("Several papers"), name="board.several", rank=Rank.SECONDARY, icon="print"
        )
        self.frame.add_act(self.several)
        self.several.clicked.connect(self.several_wanted)
        self.log = Button(look, self.tr("Papers issued"), name="board.log", rank=Rank.SECONDARY)
        self.frame.add_act(self.log)
        self.log.clicked.connect(self.log_wanted)
        self.search = SearchBar(
            look,
            model.search,
            name="board",
            label=self.tr("Search what the court may see"),
            hint=self.tr("Search: name, number, any word"),
            stages=[
                ("new", self.tr("No paper yet")),
                ("issued", self.tr("Paper issued")),
                ("ended", self.tr("Ended")),
            ],
        )
        self.frame.put_over_list(self.search)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)
        self.frame.list.opened.connect(self.opened)
        self.search.entered.connect(self.frame.focus_list)
        model.changed.connect(self._show)
        model.search.changed.connect(self._show)
        trouble = Trouble(self, self.frame.trouble)
        trouble.follow(model)
        trouble.follow(model.search)
        self._show()

    def context(self) -> PageContext:
        return PageContext(self.tr("Liaison"))

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {"list.refresh": self._model.reload, "list.search": self.search.field.setFocus}

    def panes(self) -> Sequence[QWidget]:
        return [self.frame]

    def arrive(self) -> None:
        self._model.reload()
        self.frame.focus_list()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.frame.show_trouble("")

    def _show(self) -> None:
        searching = self._model.search.asked.active
        board = self._model.lines
        self.frame.rows.show_rows(self._model.search.lines if searching else board)
        empty = self._model.loaded and not board
        self.several.setVisible(bool(board))
        self.search.setVisible(bool(board))
        self.frame.show_empty(
            self.tr(
                "No approved report is here yet. Once a supervisor approves one that the court may see, it "
                "appears here by itself, what is due first on top. Open it to make its papers."
            )
            if empty
            else ""
        )
