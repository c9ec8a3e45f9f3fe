"""The unit at a glance, and one person's open reports."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from citdesk.desktop.rows.list_page import ListFrame
from citdesk.desktop.shell.page import Page, PageContext
from citdesk.desktop.shell.trouble import Trouble
from citdesk.desktop.theme import Look
from citdesk.desktop.unit.work_model import OfficerModel, UnitModel
from citdesk.desktop.widgets import Button, Rank


class UnitPage(Page):
    """Shows a :class:`UnitModel`. Signals carry a person's work, a report's id, or nothing."""

    officer_wanted = Signal(object)
    report_wanted = Signal(str)
    cover_wanted = Signal()
    figures_wanted = Signal()

    def __init__(self, look: Look, model: UnitModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setObjectName("page.unit")
        title = self.tr("Who has what open")
        self.frame = ListFrame(look, self, name="unit", title=title)
        self.cover = Button(look, self.tr("Cover"), name="unit.cover", icon="people")
        self.figures = Button(look, self.tr("Figures"), name="unit.figures", icon="figures")
        self._back = Button(look, self.tr("Back"), name="page.back", rank=Rank.QUIET, icon="back")
        self.frame.add_act(self.figures)
        self.frame.add_act(self.cover)
        self.frame.add_act(self._back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)
        self._back.clicked.connect(self.left)
        self.cover.clicked.connect(self.cover_wanted)
        self.figures.clicked.connect(self.figures_wanted)
        self.frame.list.opened.connect(self._open)
        model.changed.connect(self._show)
        Trouble(self, self.frame.trouble).follow(model)
        self._show()

    def context(self) -> PageContext:
        return PageContext(self._model.unit)

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {"page.back": self.left.emit, "list.refresh": self._model.reload}

    def panes(self) -> Sequence[QWidget]:
        return [self.frame]

    def arrive(self) -> None:
        self._model.reload()
        self.frame.focus_list()

    def _open(self, row: str) -> None:
        work = self._model.officer(row)
        if work is None:
            self.report_wanted.emit(row)
        else:
            self.officer_wanted.emit(work)

    def _show(self) -> None:
        rows = self._model.lines
        self.frame.rows.show_rows(rows)
        self.frame.show_note(self._model.cover_words)
        nobody = self._model.loaded and not rows
        self.frame.show_empty(
            self.tr("Nobody of your unit is known here yet. It needs network once.") if nobody else ""
        )


class OfficerPage(Page):
    """Shows an :class:`OfficerModel`. ``report_wanted`` carries the report to look at."""

    report_wanted = Signal(str)

    def __init__(self, look: Look, model: OfficerModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setObjectName("page.officer")
        name = model.person.name
        self.frame = ListFrame(look, self, name="officer", title=name, spoken=self._title())
        self._back = Button(look, self.tr("Back"), name="page.back", rank=Rank.QUIET, icon="back")
        self.frame.add_act(self._back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)
        self._back.clicked.connect(self.left)
        self.frame.list.opened.connect(self.report_wanted)
        model.changed.connect(self._show)
        Trouble(self, self.frame.trouble).follow(model)
        self._show()

    def context(self) -> PageContext:
        return PageContext(self._title())

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {"page.back": self.left.emit, "list.refresh": self._model.reload}

    def panes(self) -> Sequence[QWidget]:
        return [self.frame]

    def arrive(self) -> None:
        self._model.reload()
        self.frame.focus_list()

    def _title(self) -> str:
        return self.tr("Open reports of {person}").format(person=self._model.person.name)

    def _show(self) -> None:
        rows = self._model.lines
        self.frame.rows.show_rows(rows)
        self.frame.show_note(
            self.tr("Open one to give it to another officer, or to mark it as a duplicate.") if rows else ""
        )
        empty = self._model.loaded and not rows
        self.frame.show_empty(
            self.tr("Nothing of {person} is open.").format(person=self._model.person.name) if empty else ""
        )
