"""An officer's question to a clinician: where it stands, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, tzinfo

from PySide6.QtCore import QObject, Signal

from citdesk.casework.lifecycle import ConsultState
from citdesk.desktop.field_guide.model import GuideModel
from citdesk.desktop.shell.moments import moment
from citdesk.desktop.shell.workspace_model import WorkspaceModel
from citdesk.desktop.tasks import Tasks
from citdesk.fieldguide.directory import Found
from citdesk.workspace import ConsultStatus, Filling, ReportRow, Workspace

#: a team that comes first, then a line that answers
_CALLS = ("mobile crisis team open now", "crisis line open now")
_MOST_CALLS = 3


class AskedModel(WorkspaceModel):
    """Follows one report that asks. ``filling`` carries the report opened again for its answer."""

    filling = Signal(object)
    withdrawn = Signal()

    def __init__(
        self,
        workspace: Workspace,
        tasks: Tasks,
        row: ReportRow,
        guide: GuideModel,
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(workspace, tasks, now, parent)
        self.row = row
        self._guide = guide
        self._status: ConsultStatus | None = None
        guide.changed.connect(self.changed)

    @property
    def status(self) -> ConsultStatus | None:
        """Where the question stands, None until it was read and where the report asks nothing."""
        return self._status

    @property
    def open(self) -> bool:
        """Whether an answer is still waited for."""
        return self._status is not None and self._status.state in (ConsultState.ASKED, ConsultState.TAKEN)

    def calls(self) -> tuple[Found, ...]:
        """Whom to call now while nobody has answered: those open first."""
        if not self.open:
            return ()
        found = [each for typed in _CALLS for each in self._guide.find(typed, most=_MOST_CALLS)]
        return tuple({each.service.id: each for each in found}.values())[:_MOST_CALLS]

    def at(self, when: datetime) -> str:
        """A time as people read it."""
        return moment(when, self._now(), self._workspace.zone)

    @property
    def zone(self) -> tzinfo:
        """The agency's time zone."""
        return self._workspace.zone

    def now(self) -> datetime:
        """The time on this computer, in the agency's zone."""
        return self._now()

    def reload(self) -> None:
        """Read again where it stands."""
        self._guide.load()
        report = self.row.id
        self._fetch(lambda: self._workspace.consults.status(report), self._read)

    def withdraw(self) -> None:
        """Take the question back."""
        report = self.row.id

        def withdraw() -> ConsultStatus | None:
            self._workspace.consults.withdraw(report)
            return self._workspace.consults.status(report)

        self._act(withdraw, self._withdrawn)

    def take_answer_over(self) -> None:
        """Open the report with the answer in it."""
        self._open_again(lambda: self._workspace.consults.take_answer_over(self.row.id))

    def record_call(self) -> None:
        """Open the report for what was said on the telephone."""
        self._open_again(lambda: self._workspace.consults.record_call(self.row.id))

    def _open_again(self, act: Callable[[], None]) -> None:
        def work() -> Filling:
            act()
            return self._workspace.open_report(self.row.id)

        self._act(work, self.filling.emit)

    def _withdrawn(self, status: ConsultStatus | None) -> None:
        self._read(status)
        self.withdrawn.emit()

    def _read(self, status: ConsultStatus | None) -> None:
        self._status = status
        self.changed.emit()
