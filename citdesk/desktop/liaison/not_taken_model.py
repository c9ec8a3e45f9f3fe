"""What HQ did not take about a report that is on the board no more: nothing of it can be recorded again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QObject, Signal

from citdesk.desktop.shell.moments import day
from citdesk.desktop.shell.workspace_model import WorkspaceModel
from citdesk.desktop.tasks import Tasks
from citdesk.workspace import RefusedRow, Workspace


class NotTakenModel(WorkspaceModel):
    """One such report. ``acted`` once it was taken off the list."""

    acted = Signal()

    def __init__(
        self,
        workspace: Workspace,
        tasks: Tasks,
        row: RefusedRow,
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(workspace, tasks, now, parent)
        self.row = row

    def let_go(self) -> None:
        """It was seen and needs nothing more."""
        workspace, report = self._workspace, self.row.report
        self._act(lambda: workspace.set_aside(report), self._done)

    def day_words(self, which: date) -> str:
        """A day as the screen shows it."""
        return day(which, self._now().astimezone(self._workspace.zone).date())

    def _done(self, _nothing: object) -> None:
        self.acted.emit()
