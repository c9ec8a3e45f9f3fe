"""A clinician's questions as a list."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from citdesk.desktop.consult.queue_model import ConsultQueueModel
from citdesk.desktop.rows.list_page import ListFrame
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
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)
        self.frame.list.opened.connect(model.open)
        model.changed.connect(self._show)
        Trouble(self, self.frame.trouble).follow(model)
        self._show()

    def context(self) -> PageContext:
        return PageContext(self.tr("Consults"))

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {"list.refresh": self._model.reload}

    def panes(self) -> Sequence[QWidget]:
        return [self.frame]

    def arrive(self) -> None:
        self._model.reload()
        self.frame.focus_list()

    def _show(self) -> None:
        model = self._model
        waiting, lines = model.waiting, model.lines
        words = counted(waiting, self.tr("Waiting for you: 1"), self.tr("Waiting for you: {n}"))
        self.frame.title.setText(words if waiting else self.tr("Consults"))
        self.frame.rows.show_rows(lines)
        empty = model.loaded and not lines
        self.frame.show_empty(
            self.tr(
                "No officer is asking. The next question appears here by itself. Open it to read what the "
                "officer saw, and to write your advice."
            )
            if empty
            else ""
        )
