"""The court file of one approved report: its diversion, if it is one, and the papers that were issued."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QObject, Signal

from citdesk.desktop.liaison.trying_again import WayAgain, way_again
from citdesk.desktop.shell.moments import day, moment
from citdesk.desktop.shell.workspace_model import WorkspaceModel
from citdesk.desktop.tasks import Tasks
from citdesk.workspace import (
    BoardRow,
    ConditionResult,
    ConditionRow,
    DiversionPage,
    DiversionStep,
    PaperOnRecord,
    RefusedStep,
    StepRow,
    Workspace,
)

_Read = tuple[DiversionPage | None, tuple[PaperOnRecord, ...], tuple[RefusedStep, ...]]


class CourtFileModel(WorkspaceModel):
    """Reads and advances the file. ``acted`` when something entered the record, ``failed`` says why not."""

    acted = Signal()

    def __init__(
        self,
        workspace: Workspace,
        tasks: Tasks,
        row: BoardRow,
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(workspace, tasks, now, parent)
        self.row = row
        #: the file was read: what is not in it is not there
        self.loaded = False
        self._diversion: DiversionPage | None = None
        self._papers: tuple[PaperOnRecord, ...] = ()
        #: what was recorded here and HQ did not take, as read last
        self.refused: tuple[RefusedStep, ...] = ()

    @property
    def diversion(self) -> DiversionPage | None:
        """The diversion as read last; None before that, and for every other report."""
        return self._diversion

    @property
    def papers(self) -> tuple[PaperOnRecord, ...]:
        """The papers issued, the last one first."""
        return tuple(reversed(self._papers))

    def paper(self, document: str) -> PaperOnRecord | None:
        """The paper with this document id, None where none of that id is known."""
        return next((paper for paper in self._papers if paper.issued.document_id == document), None)

    def way_again(self, refused: RefusedStep) -> WayAgain | None:
        """What can be done now about a step that HQ did not take."""
        return way_again(refused, self._diversion, self._papers)

    @property
    def today(self) -> date:
        """The day where the agency is."""
        return self._now().astimezone(self._workspace.zone).date()

    def load(self) -> None:
        """Read the file again."""
        workspace, row = self._workspace, self.row

        def read() -> _Read:
            page = workspace.diversions.page(row.report) if row.diversion else None
            refused = (each for each in workspace.sync_status().refused if each.report == row.report)
            steps = tuple(step for each in refused for step in each.steps)
            return page, workspace.papers.of_report(row.report), steps

        self._fetch(read, self._read)

    def advance(self, step: DiversionStep, on: date, note: str) -> None:
        """Record a step of the diversion."""
        calls, report = self._workspace.diversions, self.row.report
        self._act(lambda: calls.advance(report, step, on, note), self._done)

    def correct_day(self, row: StepRow, on: date, why: str) -> None:
        """Record that a step happened on this day and not on the one it stands on."""
        calls, report = self._workspace.diversions, self.row.report
        self._act(lambda: calls.correct_day(report, row.step, row.on, on, why), self._done)

    def tell_condition(self, row: ConditionRow, result: ConditionResult, on: date, note: str) -> None:
        """Record what became of a condition."""
        calls, report = self._workspace.diversions, self.row.report
        self._act(lambda: calls.tell_condition(report, row.condition, result, on, note), self._done)

    def let_go_of_refused(self) -> None:
        """What HQ did not take was seen and needs nothing more."""
        workspace, report = self._workspace, self.row.report
        self._act(lambda: workspace.set_aside(report), self._done)

    def day_words(self, which: date) -> str:
        """A day as the screen shows it."""
        return day(which, self.today)

    def moment_words(self, when: datetime) -> str:
        """A moment as the screen shows it."""
        return moment(when, self._now(), self._workspace.zone)

    def _done(self, _nothing: object) -> None:
        self.acted.emit()
        self.load()

    def _read(self, read: _Read) -> None:
        self._diversion, self._papers, self.refused = read
        self.loaded = True
        self.changed.emit()
