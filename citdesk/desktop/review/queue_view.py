"""The review queue as a list; what comes in meanwhile gathers behind one button."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from citdesk.desktop.review.queue_model import QueueModel
from citdesk.desktop.review.queue_search import AGAIN, HELD, HIGH, SOON
from citdesk.desktop.rows.list_page import ListFrame
from citdesk.desktop.rows.search_bar import SearchBar
from citdesk.desktop.shell.actions import Place
from citdesk.desktop.shell.counted import counted
from citdesk.desktop.shell.page import Page, PageContext
from citdesk.desktop.shell.trouble import Trouble
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Button, announce


class QueuePage(Page):
    """Shows a :class:`QueueModel`. ``opened`` carries the report to review; ``unit_wanted``: who has what."""

    opened = Signal(str)
    unit_wanted = Signal()
    place = Place.LIST

    def __init__(self, look: Look, model: QueueModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setObjectName("page.queue")
        self.frame = ListFrame(look, self, name="queue", title="", spoken=self.tr("Reports waiting for you"))
        self.new = Button(look, "", name="queue.show-new", icon="down")
        self.unit = Button(look, self.tr("Unit"), name="queue.unit", icon="people")
        self.frame.add_act(self.new)
        self.frame.add_act(self.unit)
        self.search = SearchBar(
            look,
            model.search,
            name="queue",
            label=self.tr("Search the reports waiting for you"),
            hint=self.tr("Search: name, event number, street, author"),
            stages=[
                (HELD, self.tr("In custody")),
                (SOON, self.tr("Runs out soon")),
                (HIGH, self.tr("High danger")),
                (AGAIN, self.tr("Sent again")),
            ],
            week=False,
        )
        self.frame.put_over_list(self.search)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)
        self.new.clicked.connect(model.show_new)
        self.unit.clicked.connect(self.unit_wanted)
        self.frame.list.opened.connect(self.opened)
        self.search.entered.connect(self.frame.focus_list)
        model.changed.connect(self._show)
        model.changed.connect(self.search.show_state)
        model.came.connect(self._tell)
        Trouble(self, self.frame.trouble).follow(model)
        self._show()

    def context(self) -> PageContext:
        return PageContext(self.tr("Review"))

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {"list.refresh": self._model.refresh, "list.search": self.search.field.setFocus}

    def panes(self) -> Sequence[QWidget]:
        return [self.frame]

    def arrive(self) -> None:
        self._model.hold_still(steady=False)
        self._model.hold_still(steady=True)
        self._model.reload()
        self.frame.focus_list()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.frame.show_trouble("")
        self._model.tell_decided("")
        self._model.hold_still(steady=False)

    @Slot(str)
    def _tell(self, words: str) -> None:
        announce(self.frame.note, words, kind="queue")

    def _show(self) -> None:
        model = self._model
        lines = model.lines
        self.frame.title.setText(self._title(len(lines)))
        self.frame.rows.show_rows(lines)
        new = model.new
        self.new.setVisible(bool(new))
        self.new.set_words(counted(new, self.tr("Show 1 new"), self.tr("Show {n} new")))
        self.search.setVisible(bool(model.waiting) or model.search.asked.active)
        empty = model.loaded and not model.waiting and not model.search.asked.active
        self.frame.show_empty(model.empty_words if empty else "")
        self.frame.show_note(model.news)

    def _title(self, shown: int) -> str:
        waiting = self._model.waiting
        if waiting and self._model.search.asked.active:
            return self.tr("Waiting for you: {n} of {all}").format(n=shown, all=waiting)
        if not shown:
            return self.tr("Review")
        return counted(shown, self.tr("Waiting for you: 1"), self.tr("Waiting for you: {n}"))
