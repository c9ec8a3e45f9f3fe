"""What the unit has open, as rows: its people, and the reports that stand as duplicates."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QObject

from citdesk.desktop.my_work.sections import Moment, as_row
from citdesk.desktop.rows.row import Row, heading
from citdesk.desktop.shell.counted import counted
from citdesk.desktop.shell.moments import day, moment
from citdesk.desktop.shell.workspace_model import WorkspaceModel
from citdesk.desktop.tasks import Tasks
from citdesk.desktop.widgets.state_chip import ChipStyle
from citdesk.workspace import CoverRow, OfficerWork, ReportRow, UnitWork, Workspace

_OFFICER = "officer:"
_Read = tuple[UnitWork, tuple[CoverRow, ...]]


class UnitModel(WorkspaceModel):
    """Reads the unit's work."""

    def __init__(
        self, workspace: Workspace, tasks: Tasks, now: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(workspace, tasks, now, parent)
        self._work: UnitWork | None = None
        self._covers: tuple[CoverRow, ...] = ()

    @property
    def loaded(self) -> bool:
        """False until the work was read once."""
        return self._work is not None

    @property
    def unit(self) -> str:
        """This supervisor's own unit."""
        return self._workspace.person.unit

    @property
    def lines(self) -> Sequence[Row]:
        """The people, most open work first, then the duplicates."""
        if self._work is None:
            return []
        rows = [self._officer_row(work) for work in self._work.officers]
        if self._work.duplicates:
            head = heading("unit.duplicates", self.tr("Marked as duplicates"), len(self._work.duplicates))
            rows += [head, *(as_row(row, self._at()) for row in self._work.duplicates)]
        return rows

    @property
    def cover_words(self) -> str:
        """Who stands in for whom now, '' where nobody does."""
        return " ".join(self._cover_sentence(row) for row in self._covers if row.running)

    def officer(self, row_id: str) -> OfficerWork | None:
        """The person whose row this is; None for a report's row."""
        found = () if self._work is None else self._work.officers
        return next((work for work in found if _OFFICER + work.person.id == row_id), None)

    def reload(self) -> None:
        """Read the work again."""
        unit = self._workspace.unit
        self._fetch(lambda: (unit.work(), unit.covers()), self._read)

    def _read(self, read: _Read) -> None:
        self._work, self._covers = read
        self.changed.emit()

    def _at(self) -> Moment:
        return Moment(self._now(), self._workspace.zone)

    def _officer_row(self, work: OfficerWork) -> Row:
        since = ""
        if work.oldest is not None:
            since = self.tr("Oldest since {time}").format(
                time=moment(work.oldest, self._now(), self._workspace.zone)
            )
        elsewhere = work.person.unit if work.person.unit != self.unit else ""
        detail = ". ".join(part for part in (self._open_words(work), since) if part)
        return Row(
            id=_OFFICER + work.person.id,
            title=work.person.name,
            aside=elsewhere,
            detail=detail,
            state=_state(work),
            chip=counted(work.open, self.tr("1 open"), self.tr("{n} open")) if work.open else "",
        )

    def _open_words(self, work: OfficerWork) -> str:
        parts: list[str] = []
        if work.waiting:
            waiting = self.tr("1 waiting for a decision"), self.tr("{n} waiting for a decision")
            parts.append(counted(work.waiting, *waiting))
        if work.returned:
            parts.append(counted(work.returned, self.tr("1 to change"), self.tr("{n} to change")))
        if work.taken_back:
            parts.append(counted(work.taken_back, self.tr("1 taken back"), self.tr("{n} taken back")))
        return ", ".join(parts) if parts else self.tr("Nothing open")

    def _cover_sentence(self, row: CoverRow) -> str:
        today = self._now().astimezone(self._workspace.zone).date()
        last = day(row.last_moment.astimezone(self._workspace.zone).date(), today)
        if row.own:
            return self.tr("You cover for {unit} until {day}.").format(unit=row.unit, day=last)
        return self.tr("{person} covers for your unit until {day}.").format(person=row.deputy.name, day=last)


class OfficerModel(WorkspaceModel):
    """One person's open reports in the unit."""

    def __init__(
        self,
        workspace: Workspace,
        tasks: Tasks,
        work: OfficerWork,
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(workspace, tasks, now, parent)
        self.person = work.person
        self._rows: tuple[ReportRow, ...] | None = None

    @property
    def loaded(self) -> bool:
        """False until the reports were read once."""
        return self._rows is not None

    @property
    def lines(self) -> Sequence[Row]:
        """The reports, what has waited longest first."""
        at = Moment(self._now(), self._workspace.zone)
        return [as_row(row, at) for row in self._rows or ()]

    def reload(self) -> None:
        """Read the reports again."""
        unit, person = self._workspace.unit, self.person.id
        self._fetch(lambda: unit.open_reports(person), self._read)

    def _read(self, rows: tuple[ReportRow, ...]) -> None:
        self._rows = rows
        self.changed.emit()


def _state(work: OfficerWork) -> ChipStyle | None:
    """A pile of reports, orange where one of them is with its author again: it is none of their states."""
    if not work.open:
        return None
    return ChipStyle("attention" if work.returned else "own", "reports")
