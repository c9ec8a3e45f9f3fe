"""A clinician's questions, and one of them at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from citdesk.casework.lifecycle import ConsultState
from citdesk.desktop.consult.words import chip_of, state_words, urgency_words
from citdesk.desktop.rows.row import Row, heading
from citdesk.desktop.rows.search_in_list import SearchInList
from citdesk.desktop.shell.moments import moment
from citdesk.desktop.shell.workspace_model import WorkspaceModel
from citdesk.desktop.tasks import Tasks
from citdesk.workspace import ConsultPage, ConsultRow, SearchFilter, Workspace

_LONGEST = 90


class ConsultQueueModel(WorkspaceModel):
    """The queue and the acts on a question. ``done`` fires when a step was taken and may leave."""

    opened = Signal(object)
    done = Signal()
    kept = Signal(str)

    def __init__(
        self, workspace: Workspace, tasks: Tasks, now: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(workspace, tasks, now, parent)
        self._rows: tuple[ConsultRow, ...] = ()
        self._loaded = False
        self.search = SearchInList(
            workspace, tasks, now, workspace.consults.search, self._found, self._narrowed, parent=self
        )

    @property
    def loaded(self) -> bool:
        """False until the queue was read once."""
        return self._loaded

    @property
    def waiting(self) -> int:
        """How many questions wait for this clinician: to be taken, or to be answered."""
        return sum(self._open(row) for row in self._rows)

    @property
    def lines(self) -> Sequence[Row]:
        """The questions as rows, what is done or gone under a heading of its own."""
        return self._lines_of(self._rows)

    def _lines_of(self, rows: Sequence[ConsultRow]) -> Sequence[Row]:
        open_, rest = [r for r in rows if self._open(r)], [r for r in rows if not self._open(r)]
        lines = [self._as_row(row) for row in open_]
        if rest:
            lines.append(heading("consults.done", self.tr("Answered, withdrawn or with somebody else")))
            lines += [self._as_row(row) for row in rest]
        return lines

    def at(self, when: datetime) -> str:
        """A time as people read it."""
        return moment(when, self._now(), self._workspace.zone)

    def row(self, consult: str) -> ConsultRow | None:
        """The question with this id as read last."""
        return next((row for row in self._rows if row.id == consult), None)

    def reload(self) -> None:
        """Read the queue again."""
        self._fetch(self._workspace.consults.queue, self._read)

    def open(self, consult: str) -> None:
        """Read one question; ``opened`` carries it."""
        row = self.row(consult)
        if row is not None and not row.gone:
            self._tasks.vault(lambda: self._workspace.consults.page(consult), self._opened, self._fail)

    def take(self, consult: str) -> None:
        """Take the question and show it again."""

        def take() -> ConsultPage:
            self._workspace.consults.take(consult)
            return self._workspace.consults.page(consult)

        self._act(take, self._acted, self._fail)

    def keep(self, consult: str, text: str, advice: Sequence[str]) -> None:
        """Make what is written so far durable; ``kept`` carries the words that are."""
        self._tasks.vault(
            lambda: self._workspace.consults.keep_advice(consult, text, advice),
            lambda _: self.kept.emit(text),
            self._fail,
        )

    def answer(self, consult: str, text: str, advice: Sequence[str]) -> None:
        """Send the advice and show it as it was sent."""

        def answer() -> ConsultPage:
            self._workspace.consults.answer(consult, text, advice)
            return self._workspace.consults.page(consult)

        self._act(answer, self._acted, self._fail)

    def _acted(self, page: ConsultPage) -> None:
        self.opened.emit(page)
        self.done.emit()

    def _opened(self, page: ConsultPage) -> None:
        self.opened.emit(page)

    def _read(self, rows: tuple[ConsultRow, ...]) -> None:
        self._rows, self._loaded = rows, True
        self.changed.emit()
        self.search.again()

    def _found(self, consult: str, words: str, _stage: str) -> Row | None:
        row = self.row(consult)
        return None if row is None or row.gone else replace(self._as_row(row), detail=words)

    def _narrowed(self, narrowed: SearchFilter) -> Sequence[Row]:
        return self._lines_of([row for row in self._rows if self._fits(row, narrowed)])

    def _fits(self, row: ConsultRow, narrowed: SearchFilter) -> bool:
        if narrowed.since is not None and row.asked_at < narrowed.since:
            return False
        if narrowed.stage == "open":
            return self._open(row)
        return not narrowed.stage or (not row.gone and row.state is ConsultState.ANSWERED)

    def _fail(self, failure: BaseException) -> None:
        self._not_done(failure)
        self.reload()

    def _open(self, row: ConsultRow) -> bool:
        return not row.gone and row.state in (ConsultState.ASKED, ConsultState.TAKEN)

    def _as_row(self, row: ConsultRow) -> Row:
        if row.gone:
            return Row(
                id=row.id,
                title=self.tr("A question"),
                state=chip_of(row),
                chip=state_words(row, self.at),
                detail=self.tr("Nothing of it is kept here."),
            )
        question = row.question if len(row.question) <= _LONGEST else f"{row.question[:_LONGEST].rstrip()} …"
        return Row(
            id=row.id,
            title=urgency_words(row.urgency),
            aside=row.asked_by,
            detail=question,
            state=chip_of(row),
            chip=state_words(row, self.at),
        )
