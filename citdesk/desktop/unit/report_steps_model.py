"""What a supervisor can do with a report beside deciding: another author, or a duplicate of another one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from citdesk.casework.people import Person
from citdesk.desktop.my_work.sections import Moment, as_row, detail_of, name_of
from citdesk.desktop.rows.plain_words import plain
from citdesk.desktop.rows.row import Row
from citdesk.desktop.shell.call_words import call_words
from citdesk.desktop.shell.workspace_model import WorkspaceModel
from citdesk.desktop.tasks import Tasks
from citdesk.workspace import ReportRow, ReviewPage, Workspace

#: More people than this are not offered at once: a name or badge number finds the one that is meant.
_MOST_FOUND = 6


class ReportStepsModel(WorkspaceModel):
    """One report under review. ``acted`` when something entered the record."""

    acted = Signal()

    def __init__(
        self,
        workspace: Workspace,
        tasks: Tasks,
        page: ReviewPage,
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(workspace, tasks, now, parent)
        self.page = page
        self._successors: tuple[Person, ...] = ()
        self._originals: tuple[ReportRow, ...] | None = None

    @property
    def name(self) -> str:
        """What the report is called."""
        return name_of(self.page.row)

    @property
    def holder(self) -> str:
        """Who goes on with the report: whoever wrote it, or was given it since."""
        given = self.page.row.given_on
        return self.page.author if given is None else given.to

    @property
    def originals(self) -> Sequence[Row] | None:
        """The reports of which this could be a duplicate, as rows; None before they were read."""
        at = Moment(self._now(), self._workspace.zone)
        today = at.now.astimezone(at.zone).date()
        if self._originals is None:
            return None
        return [replace(as_row(row, at), detail=detail_of(row, today)) for row in self._originals]

    def original_words(self, report: str) -> str:
        """Which of them this is, in a few words; '' for one that is not among them."""
        found = next((row for row in self._originals or () if row.id == report), None)
        if found is None:
            return ""
        today = self._now().astimezone(self._workspace.zone).date()
        by, call = found.by, call_words(found.call, today)
        return ", ".join(part for part in (found.number or found.title, by, call) if part)

    def found(self, typed: str) -> tuple[Person, ...]:
        """Who fits what was typed; before that, the first of the report's own unit."""
        sought = plain(typed).strip()
        fitting = (p for p in self._successors if sought in plain(p.name) or sought in plain(p.badge))
        return tuple(fitting)[:_MOST_FOUND]

    def load_successors(self) -> None:
        """Read who could go on with it."""
        unit, report = self._workspace.unit, self.page.row.id
        self._fetch(lambda: unit.successors(report), self._read_successors)

    def load_originals(self) -> None:
        """Read which reports could be the one that stays."""
        unit, report = self._workspace.unit, self.page.row.id
        self._fetch(lambda: unit.may_stay(report), self._read_originals)

    def give_problem(self, reason: str) -> str:
        """Why nobody else can go on with it yet, '' when somebody can."""
        return "" if reason.strip() else self.tr("Say why. It stays in the report's history.")

    def give_to(self, person: str, reason: str) -> None:
        """Somebody else goes on with it."""
        problem = self.give_problem(reason)
        if problem:
            self.failed.emit(problem)
            return
        unit, report = self._workspace.unit, self.page.row.id
        self._act(lambda: unit.reassign(report, person, reason.strip()), self._done)

    def mark_duplicate(self, of: str) -> None:
        """It stands as a duplicate of the other."""
        unit, report = self._workspace.unit, self.page.row.id
        self._act(lambda: unit.mark_duplicate(report, of), self._done)

    def unmark_duplicate(self) -> None:
        """It was no duplicate."""
        unit, report = self._workspace.unit, self.page.row.id
        self._act(lambda: unit.unmark_duplicate(report), self._done)

    def _done(self, _nothing: object) -> None:
        self.acted.emit()

    def _read_successors(self, found: tuple[Person, ...]) -> None:
        self._successors = found
        self.changed.emit()

    def _read_originals(self, found: tuple[ReportRow, ...]) -> None:
        # read again while somebody looks: a press marks what stands under it, so nothing changes its place
        place = {row.id: at for at, row in enumerate(self._originals or ())}
        self._originals = tuple(sorted(found, key=lambda row: place.get(row.id, len(place))))
        self.changed.emit()
