"""A clinician's questions as a list."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from citdesk.desktop.consult.queue_model import ConsultQueueModel
from citdesk.desktop.rows.list_page import ListFrame
from citdesk.desktop.rows.search_bar import SearchBar
from citdesk.desktop.shell.actions import Place
from citdesk.desktop.shell.counted import counted
from citdesk.desktop.shell.page import Page, PageContext
from citdesk.desktop.shell.trouble import Trouble
from citdesk.desktop.theme import Look


class ConsultQueuePage(Page):
    """Shows a :class:`ConsultQueueModel`."""

    place = Place.LIST

    def __init__(self, look: Look, model: ConsultQueueModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setObjectName("page.consults")
        self.frame = ListFrame(look, self, name="consults", title="", spoken=self.tr("Questions for you"))
        self.search = SearchBar(
            look,
            model.search,
            name="consults",
            label=self.tr("Search the questions to you"),
            hint=self.tr("Search: who asked, any word"),
            stages=[("open", self.tr("Not answered")), ("done", self.tr("Answered"))],
        )
        self.frame.put_over_list(self.search)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)
        self.frame.list.opened.connect(model.open)
        self.search.entered.connect(self.frame.focus_list)
        model.changed.connect(self._show)
        model.search.changed.connect(self._show)
        trouble = Trouble(self, self.frame.trouble)
        trouble.follow(model)
        trouble.follow(model.search)
        self._show()

    def context(self) -> PageContext:
        return PageContext(self.tr("Consults"))

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {"list.refresh": self._model.reload, "list.search": self.search.field.setFocus}

    def panes(self) -> Sequence[QWidget]:
        return [self.frame]

    def arrive(self) -> None:
        self._model.reload()
        self.frame.focus_list()

    def _show(self) -> None:
        model = self._model
        waiting, queue = model.waiting, model.lines
        words = counted(waiting, self.tr("Waiting for you: 1"), self.tr("Waiting for you: {n}"))
        self.frame.title.setText(words if waiting else self.tr("Consults"))
        self.frame.rows.show_rows(model.search.lines if model.search.asked.active else queue)
        self.search.setVisible(bool(queue))
        empty = model.loaded and not queue
        self.frame.show_empty(
            self.tr(
                "No officer is asking. The next question appears here by itself. Open it to read what the "
                "officer saw, and to write your advice."
            )
            if empty
            else ""
        )
