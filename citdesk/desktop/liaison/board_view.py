"""The liaison's board as one list grouped under what is still to do and what was issued once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from citdesk.desktop.liaison.board_model import BoardModel
from citdesk.desktop.rows.list_page import ListFrame
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
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)
        self.frame.list.opened.connect(self.opened)
        model.changed.connect(self._show)
        Trouble(self, self.frame.trouble).follow(model)
        self._show()

    def context(self) -> PageContext:
        return PageContext(self.tr("Liaison"))

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {"list.refresh": self._model.reload}

    def panes(self) -> Sequence[QWidget]:
        return [self.frame]

    def arrive(self) -> None:
        self._model.reload()
        self.frame.focus_list()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.frame.show_trouble("")

    def _show(self) -> None:
        lines = self._model.lines
        self.frame.rows.show_rows(lines)
        empty = self._model.loaded and not lines
        self.several.setVisible(bool(lines))
        self.frame.show_empty(
            self.tr(
                "No approved report is here yet. Once a supervisor approves one that the court may see, it "
                "appears here by itself, what is due first on top. Open it to make its papers."
            )
            if empty
            else ""
        )
