"""Arranging that a colleague decides for the unit, and ending it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QObject, Signal

from citdesk.casework.people import Person
from citdesk.desktop.shell.moments import day
from citdesk.desktop.shell.workspace_model import WorkspaceModel
from citdesk.desktop.tasks import Tasks
from citdesk.workspace import MOST_COVER_DAYS, CoverRow, Workspace

_Read = tuple[tuple[CoverRow, ...], tuple[Person, ...]]


class CoverModel(WorkspaceModel):
    """The covers and who could cover. ``acted`` when something entered the record."""

    acted = Signal()

    def __init__(
        self, workspace: Workspace, tasks: Tasks, now: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(workspace, tasks, now, parent)
        self._covers: tuple[CoverRow, ...] = ()
        self._deputies: tuple[Person, ...] = ()
        self._loaded = False

    @property
    def loaded(self) -> bool:
        """False until everything was read once."""
        return self._loaded

    @property
    def covers(self) -> tuple[CoverRow, ...]:
        """The covers that run or are to begin."""
        return self._covers

    @property
    def deputies(self) -> tuple[Person, ...]:
        """Who could cover."""
        return self._deputies

    @property
    def today(self) -> date:
        """Today where the agency is."""
        return self._now().astimezone(self._workspace.zone).date()

    def sentence(self, row: CoverRow) -> str:
        """Who covers for whom, from when to when."""
        first, last = (day(each, self.today) for each in self._days(row))
        if row.own:
            return self.tr("You cover for {unit} from {first} to {last}.").format(
                unit=row.unit, first=first, last=last
            )
        return self.tr("{person} covers for {unit} from {first} to {last}.").format(
            person=row.deputy.name, unit=row.unit, first=first, last=last
        )

    def doubt(self, deputy: str, first: date | None, last: date | None) -> str:
        """What will hold otherwise than the days and the name alone say, before it is set; '' for nothing."""
        if first is None or last is None or last < max(first, self.today):
            return ""  # what is wrong with these is said without being asked
        if (last - max(first, self.today)).days >= MOST_COVER_DAYS or self._held(deputy, first, last):
            return ""
        told = []
        if first < self.today:
            told.append(
                self.tr("It begins today, not on {day}: that day is over.").format(day=day(first, self.today))
            )
        for row in self._covers:
            begins, ends = self._days(row)
            if row.own or begins > last or ends < first:
                continue
            if row.deputy.id == deputy:
                said = self.tr("{person} already covers from {first} to {last}: this one is added.")
            else:
                said = self.tr(
                    "{person} already covers from {first} to {last}: this one is added, and both decide."
                )
            words = {"first": day(begins, self.today), "last": day(ends, self.today)}
            told.append(said.format(person=row.deputy.name, **words))
        return " ".join(told)

    def _days(self, row: CoverRow) -> tuple[date, date]:
        """Its first and its last day where the agency is."""
        zone = self._workspace.zone
        return row.begins.astimezone(zone).date(), row.last_moment.astimezone(zone).date()

    def _held(self, deputy: str, first: date, last: date) -> CoverRow | None:
        """The cover by which the same deputy covers on all of these days already."""
        for row in self._covers:
            begins, ends = self._days(row)
            if not row.own and row.deputy.id == deputy and begins <= max(first, self.today) and last <= ends:
                return row
        return None

    def load(self) -> None:
        """Read everything again."""
        unit = self._workspace.unit
        self._fetch(lambda: (unit.covers(), unit.deputies()), self._read)

    def start(self, deputy: str, first: date | None, last: date | None) -> None:
        """The deputy covers from the first day to the last."""
        problem = self.problem(deputy, first, last)
        if problem or first is None or last is None:
            self.failed.emit(problem)
            return
        self._act(lambda: self._workspace.unit.start_cover(deputy, first, last), self._done)

    def end(self, cover: str) -> None:
        """The cover ends now."""
        self._act(lambda: self._workspace.unit.end_cover(cover), self._done)

    def problem(self, deputy: str, first: date | None, last: date | None) -> str:
        """Why this cover cannot be started, '' when it can."""
        if not deputy:
            return self.tr("Choose who covers for your unit")
        if first is None or last is None:
            return self.tr("Enter the first and the last day, for example March 12, 2026")
        if (held := self._held(deputy, first, last)) is not None and last >= max(first, self.today):
            return self.tr(
                "{person} covers on all of these days already. Choose other days, or end that cover first."
            ).format(person=held.deputy.name)
        return ""

    def _done(self, _nothing: object) -> None:
        self.load()
        self.acted.emit()

    def _read(self, read: _Read) -> None:
        self._covers, self._deputies = read
        self._loaded = True
        self.changed.emit()
