"""The outcome figures of the unit, read a slice at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject

from citdesk.desktop.shell.workspace_model import WorkspaceModel
from citdesk.desktop.tasks import Tasks
from citdesk.insights import Figure
from citdesk.workspace import OutcomeFigures, Workspace

#: the periods to choose from, in days
PERIODS = (30, 90, 365)


class FiguresModel(WorkspaceModel):
    """Reads the reports that are new, slice by slice, and then the figures over the days chosen."""

    def __init__(
        self, workspace: Workspace, tasks: Tasks, now: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(workspace, tasks, now, parent)
        self.days = PERIODS[1]
        #: how many reports are still to be read, 0 when the figures are whole
        self.still = 0
        self._found: OutcomeFigures | None = None

    @property
    def loaded(self) -> bool:
        """False until there are figures over the days chosen."""
        return self._found is not None

    @property
    def unread(self) -> bool:
        """Whether the last attempt to read failed."""
        return bool(self._unread)

    @property
    def unit(self) -> str:
        """The unit whose reports are counted."""
        return self._workspace.person.unit

    @property
    def reports(self) -> int:
        """How many approved reports the days hold."""
        return 0 if self._found is None else self._found.reports

    @property
    def figures(self) -> Sequence[Figure]:
        """The figures in the order of the measures."""
        return () if self._found is None else self._found.figures

    def choose(self, days: int) -> None:
        """Tell the figures of the last so many days; those of other days go at once."""
        if days != self.days:
            self.days, self._found = days, None
            self.changed.emit()
        self.reload()

    def reload(self) -> None:
        """Read what was approved since, and the figures again."""
        self._fetch(self._workspace.figures.read_some, self._read_some)

    def _read_some(self, left: int) -> None:
        self.still = left
        if left:
            self.changed.emit()
            self.reload()
            return
        days = self.days
        self._fetch(lambda: self._workspace.figures.figures(days), partial(self._told, days))

    def _told(self, days: int, found: OutcomeFigures) -> None:
        if days != self.days:
            return  # others were chosen meanwhile, and theirs are on the way
        self._found = found
        self.changed.emit()

    def _not_fetched(self, failure: BaseException) -> None:
        self.still = 0
        super()._not_fetched(failure)
        self.changed.emit()
