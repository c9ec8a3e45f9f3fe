"""The unit at a glance, and one person's open reports."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from citdesk.desktop.shell.listed_page import ListedPage
from citdesk.desktop.shell.page import PageContext
from citdesk.desktop.theme import Look
from citdesk.desktop.unit.work_model import OfficerModel, UnitModel
from citdesk.desktop.widgets import Button


class UnitPage(ListedPage):
    """Shows a :class:`UnitModel`. Signals carry a person's work, a report's id, or nothing."""

    officer_wanted = Signal(object)
    report_wanted = Signal(str)
    cover_wanted = Signal()
    figures_wanted = Signal()

    def __init__(self, look: Look, model: UnitModel, parent: QWidget | None = None) -> None:
        super().__init__(look, model, "unit", self.tr("Who has what open"), model.reload, parent)
        self._model = model
        self.cover = Button(look, self.tr("While I am away"), name="unit.cover", icon="people")
        self.figures = Button(look, self.tr("Figures"), name="unit.figures", icon="figures")
        self.frame.add_act(self.figures)
        self.frame.add_act(self.cover)
        self.frame.add_back(self.back)
        self.cover.clicked.connect(self.cover_wanted)
        self.figures.clicked.connect(self.figures_wanted)
        self.frame.list.opened.connect(self._open)
        model.changed.connect(self._show)
        self._show()

    def context(self) -> PageContext:
        unit = self._model.unit
        return PageContext(unit[:1].upper() + unit[1:])

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


class OfficerPage(ListedPage):
    """Shows an :class:`OfficerModel`. ``report_wanted`` carries the report to look at."""

    report_wanted = Signal(str)

    def __init__(self, look: Look, model: OfficerModel, parent: QWidget | None = None) -> None:
        self._model = model
        super().__init__(
            look, model, "officer", model.person.name, model.reload, parent, spoken=self._title()
        )
        self.frame.add_back(self.back)
        self.frame.list.opened.connect(self.report_wanted)
        model.changed.connect(self._show)
        self._show()

    def context(self) -> PageContext:
        return PageContext(self._title())

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
