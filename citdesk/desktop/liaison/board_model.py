"""The liaison's board: approved reports, what is due first, first. No row names the person."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime

from PySide6.QtCore import QObject

from citdesk.desktop.liaison.step_words import stage_words
from citdesk.desktop.rows.lines import Lines, as_before
from citdesk.desktop.rows.row import Row, heading
from citdesk.desktop.rows.search_in_list import SearchInList
from citdesk.desktop.shell.counted import counted
from citdesk.desktop.shell.moments import day, moment, until
from citdesk.desktop.shell.workspace_model import WorkspaceModel
from citdesk.desktop.tasks import Tasks
from citdesk.desktop.widgets.state_chip import State
from citdesk.workspace import BoardRow, Due, FormName, SearchFilter, Workspace

SOON_DAYS = 3
_Arranged = tuple[tuple[BoardRow, ...], Lines]


class BoardModel(WorkspaceModel):
    """Approved reports of which the court's part is on this computer."""

    def __init__(
        self, workspace: Workspace, tasks: Tasks, now: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(workspace, tasks, now, parent)
        self._rows: tuple[BoardRow, ...] = ()
        self._by_id: dict[str, BoardRow] = {}
        self._lines = Lines.of(())
        self._loaded = False
        self.search = SearchInList(
            workspace, tasks, now, workspace.search_board, self._found, self._narrowed, self._forms, self
        )

    @property
    def loaded(self) -> bool:
        """False until the board was read once."""
        return self._loaded

    @property
    def waiting(self) -> int:
        """How many approved reports have no paper yet."""
        return sum(1 for row in self._rows if not row.papers_issued and not row.ended)

    @property
    def lines(self) -> Sequence[Row]:
        """The board as one list under its heads: late, to do, done once, and diversions that ended."""
        return self._lines

    def _arranged(self, read: Iterable[BoardRow], before: Iterable[BoardRow], now: datetime) -> _Arranged:
        rows = as_before(read, before, _id)
        late = [row for row in rows if row.late]
        going = [row for row in rows if not (row.ended or row.late)]
        told: list[Row | BoardRow] = []
        ids: list[str] = []
        for id_, words, group in (
            ("board.late", self.tr("Late"), late),
            ("board.new", self.tr("No paper yet"), [row for row in going if not row.papers_issued]),
            ("board.issued", self.tr("Paper issued"), [row for row in going if row.papers_issued]),
            ("board.ended", self.tr("Ended"), [row for row in rows if row.ended]),
        ):
            held = sorted(group, key=_order)
            if held:
                told += [heading(id_, words, len(held)), *held]
                ids += [id_, *(row.report for row in held)]
        today = now.astimezone(self._workspace.zone).date()
        return rows, Lines(ids, told, self._as_row, stamp=today)

    def row(self, report: str) -> BoardRow | None:
        """The board's row of a report."""
        return self._by_id.get(report)

    def reload(self) -> None:
        """Read the board again."""
        workspace, before, now = self._workspace, self._rows, self._now()
        self._fetch(lambda: self._arranged(workspace.liaison_board(), before, now), self._read)

    def _read(self, read: _Arranged) -> None:
        self._rows, self._lines = read
        self._by_id = {row.report: row for row in self._rows}
        self._loaded = True
        self.changed.emit()
        self.search.again()

    def _found(self, report: str, words: str, stage: str) -> Row | None:
        row = self.row(report)
        if row is None or stage not in ("", _stage(row)):
            return None
        shown = self._as_row(row)
        title = f"{row.number}, {row.title}" if row.number else row.title
        return replace(shown, title=title, detail=words)

    def _narrowed(self, narrowed: SearchFilter) -> Sequence[Row]:
        rows = [row for row in self._rows if _fits(row, narrowed)]
        return self._arranged(rows, rows, self._now())[1]

    def _forms(self) -> Sequence[FormName]:
        forms = {row.form_id: FormName(row.form_id, row.title) for row in self._rows}
        return sorted(forms.values(), key=lambda form: form.title.casefold())

    def _as_row(self, row: BoardRow) -> Row:
        now, zone = self._now(), self._workspace.zone
        today = now.astimezone(zone).date()
        approved = self.tr("approved {time}").format(time=moment(row.approved_at, now, zone))
        parts = [row.title, approved]
        if row.stage is not None:
            parts.append(stage_words(row.stage))
        if row.conditions and not row.ended:
            told = self.tr("{n} of {all} conditions recorded")
            parts.append(told.format(n=row.settled, all=row.conditions))
        if row.papers_issued:
            parts.append(counted(row.papers_issued, self.tr("1 paper issued"), self.tr("{n} papers issued")))
        if row.amendment_pending:
            parts.append(self.tr("a newer version is being reviewed"))
        state, chip = self._chip(row, today)
        return Row(
            id=row.report,
            title=row.number or row.title,
            aside=self._due_words(row, today),
            detail=", ".join(parts),
            state=state,
            chip=chip,
        )

    def _chip(self, row: BoardRow, today: date) -> tuple[State, str]:
        if row.due is not None and (row.due.date - today).days <= SOON_DAYS:
            late = row.due.date < today
            told = self.tr("{what} {when}") if late else self.tr("{what} due {when}")
            words = told.format(what=self._due_label(row.due), when=until(row.due.date, today))
            if row.late > 1:
                words = self.tr("{words}, {n} more late").format(words=words, n=row.late - 1)
            return State.EXPIRING, words
        return State.APPROVED, ""

    def _due_words(self, row: BoardRow, today: date) -> str:
        if row.due is None:
            return ""
        soon = (row.due.date - today).days <= SOON_DAYS
        which = day(row.due.date, today)
        return which if soon else self.tr("{what} {day}").format(what=self._due_label(row.due), day=which)

    def _due_label(self, due: Due) -> str:
        return due.label or self.tr("Condition")


def _stage(row: BoardRow) -> str:
    if row.ended:
        return "ended"
    return "issued" if row.papers_issued else "new"


def _fits(row: BoardRow, narrowed: SearchFilter) -> bool:
    if narrowed.since is not None and row.approved_at < narrowed.since:
        return False
    return narrowed.stage in ("", _stage(row)) and narrowed.form_id in ("", row.form_id)


def _order(row: BoardRow) -> tuple[bool, date, datetime]:
    return row.due is None, row.due.date if row.due else row.approved_at.date(), row.approved_at


def _id(row: BoardRow) -> str:
    return row.report
