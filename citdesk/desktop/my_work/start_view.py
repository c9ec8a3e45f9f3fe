"""Starting a report: one row per form; a form that belongs to another report asks which one."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from citdesk.desktop.my_work.model import MyWorkModel
from citdesk.desktop.rows.list_page import ListFrame
from citdesk.desktop.rows.row import Row, heading
from citdesk.desktop.shell.counted import counted
from citdesk.desktop.shell.page import Page, PageContext
from citdesk.desktop.shell.trouble import Trouble
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Button, Rank
from citdesk.workspace import FormCard


def card_rows(model: MyWorkModel) -> list[Row]:
    """The forms that can be started, those that stand by themselves first."""
    say = QCoreApplication.translate
    rows: list[Row] = []
    if model.starts:
        rows.append(heading("start.own", say("Start", "A new report")))
        rows.extend(Row(id=card.id, title=card.title, detail=card.summary) for card in model.starts)
    if model.child_starts:
        rows.append(heading("start.child", say("Start", "For a report you began or sent")))
        rows.extend(_child_row(model, card) for card in model.child_starts)
    return rows


def _child_row(model: MyWorkModel, card: FormCard) -> Row:
    say = QCoreApplication.translate
    fitting = model.fitting(card)
    detail = (
        counted(
            fitting,
            say("Start", "You have 1 report it can belong to"),
            say("Start", "You have {n} reports it can belong to"),
        )
        if fitting
        else say("Start", "It takes its facts from a report. Begin that report first.")
    )
    return Row(id=card.id, title=card.title, detail=detail)


class StartPage(Page):
    """Offers the forms. ``parent_wanted`` carries the card of a form that needs a report to belong to."""

    parent_wanted = Signal(object)

    def __init__(self, look: Look, model: MyWorkModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setObjectName("page.start")
        self.frame = ListFrame(look, self, name="start", title=self.tr("What do you want to write?"))
        self._back = Button(look, self.tr("Back"), name="page.back", rank=Rank.QUIET, icon="back")
        self.frame.add_back(self._back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)
        self._back.clicked.connect(self.left)
        self.frame.list.opened.connect(self._choose)
        model.changed.connect(self._show)
        model.opening.connect(self.frame.taking_long.follow)
        Trouble(self, self.frame.trouble).follow(model)
        self._show()

    def context(self) -> PageContext:
        return PageContext(self.tr("Start a report"))

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {"page.back": self.left.emit}

    def arrive(self) -> None:
        self.frame.focus_list()

    def _choose(self, form_id: str) -> None:
        card = next((c for c in (*self._model.starts, *self._model.child_starts) if c.id == form_id), None)
        if card is None:
            return
        if card.parent_form is None:
            self._model.start(card.id)
        elif self._model.fitting(card):
            self.parent_wanted.emit(card)

    def _show(self) -> None:
        rows = card_rows(self._model)
        self.frame.rows.show_rows(rows)
        empty = self._model.loaded and not rows
        self.frame.show_empty(
            self.tr("No form has come to this computer yet. It needs network once.") if empty else ""
        )


class ParentPage(Page):
    """Asks which report a new one belongs to."""

    def __init__(self, look: Look, model: MyWorkModel, card: FormCard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._card = card
        self.setObjectName("page.parent")
        title = self.tr("Which report is it for?")
        self.frame = ListFrame(look, self, name="parent", title=title)
        self.frame.show_note(self.tr("Facts that stand in that report are not asked again."))
        self._back = Button(look, self.tr("Back"), name="page.back", rank=Rank.QUIET, icon="back")
        self.frame.add_back(self._back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)
        self._back.clicked.connect(self.left)
        self.frame.list.opened.connect(self._choose)
        model.changed.connect(self._show)
        model.opening.connect(self.frame.taking_long.follow)
        Trouble(self, self.frame.trouble).follow(model)
        self._show()

    def context(self) -> PageContext:
        return PageContext(self._card.title)

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {"page.back": self.left.emit}

    def arrive(self) -> None:
        self.frame.focus_list()

    def _choose(self, report: str) -> None:
        self._model.start(self._card.id, report)

    def _show(self) -> None:
        self.frame.rows.show_rows(self._model.parents_for(self._card))
