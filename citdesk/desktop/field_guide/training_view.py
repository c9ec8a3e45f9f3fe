"""Training on screen: one's own record, and the unit's for its supervisor."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from citdesk.desktop.field_guide.training_words import due_row, entry_row, officer_row
from citdesk.desktop.rows.list_page import ListFrame
from citdesk.desktop.rows.row import Row, heading
from citdesk.desktop.shell.counted import counted
from citdesk.desktop.shell.page import Page, PageContext
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Button, Rank
from citdesk.fieldguide.training import Need
from citdesk.workspace import OfficerTraining


class TrainingPage(Page):
    """One officer's record. ``add_wanted`` asks for a new entry; ``entry_wanted`` carries one's report."""

    add_wanted = Signal()
    entry_wanted = Signal(str)

    def __init__(
        self,
        look: Look,
        training: OfficerTraining,
        today: date,
        parent: QWidget | None = None,
        *,
        own: bool = True,
    ) -> None:
        super().__init__(parent)
        title = self.tr("Your training") if own else training.name
        self._title = title
        self.setObjectName("page.training")
        self.frame = ListFrame(look, self, name="training", title=title)
        words = self.tr("Add a course or refresher")
        self.add = Button(look, words, self, name="training.add", rank=Rank.PRIMARY, icon="add")
        self.add.setVisible(own)
        self.back = Button(look, self.tr("Back"), name="page.back", rank=Rank.QUIET, icon="back")
        self.frame.add_act(self.add)
        self.frame.add_back(self.back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)
        self.add.clicked.connect(self.add_wanted)
        self.back.clicked.connect(self.left)
        self.frame.list.opened.connect(self._open)
        entries: list[Row] = [entry_row(held, today) for held in training.entries]
        head = heading("training.entries", self.tr("What was done"), len(entries))
        self.frame.rows.show_rows(
            [*(due_row(due, today) for due in training.dues), *([head, *entries] if entries else [])]
        )
        note = self.tr("Drills you finish in Practice are added by themselves.") if own else ""
        self.frame.show_note(note)

    def context(self) -> PageContext:
        return PageContext(self._title)

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {"page.back": self.left.emit}

    def panes(self) -> Sequence[QWidget]:
        return [self.frame]

    def arrive(self) -> None:
        self.frame.focus_list()

    def _open(self, row: str) -> None:
        if not row.startswith("due:"):
            self.entry_wanted.emit(row)


class UnitTrainingPage(Page):
    """The officers of a unit, who needs attention first. ``officer_wanted`` carries a badge."""

    officer_wanted = Signal(str)

    def __init__(
        self, look: Look, officers: Sequence[OfficerTraining], today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page.unit-training")
        late = sum(each.most_pressing.need in (Need.OVERDUE, Need.MISSING) for each in officers)
        title = counted(
            late,
            self.tr("Training in your unit: 1 overdue or missing"),
            self.tr("Training in your unit: {n} overdue or missing"),
        )
        self.frame = ListFrame(
            look, self, name="unit-training", title=title if late else self.tr("Training in your unit")
        )
        self.back = Button(look, self.tr("Back"), name="page.back", rank=Rank.QUIET, icon="back")
        self.frame.add_back(self.back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)
        self.back.clicked.connect(self.left)
        self.frame.list.opened.connect(self.officer_wanted)
        self.frame.rows.show_rows([officer_row(each, today) for each in officers])
        self.frame.show_empty("" if officers else self.tr("HQ knows no officers in your unit."))

    def context(self) -> PageContext:
        return PageContext(self.tr("Training in your unit"))

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {"page.back": self.left.emit}

    def panes(self) -> Sequence[QWidget]:
        return [self.frame]

    def arrive(self) -> None:
        self.frame.focus_list()
