"""What the view models share that read and write through the workspace."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from citdesk.desktop.shell.failure_words import failure_words
from citdesk.desktop.tasks import Tasks
from citdesk.workspace import Workspace


class WorkspaceModel(QObject):
    """Reads and acts off the GUI thread, by ``_tasks``.

    ``changed`` when what it shows was read anew; ``failed`` says in one sentence why something was not done.
    """

    changed = Signal()
    failed = Signal(str)

    def __init__(
        self, workspace: Workspace, tasks: Tasks, now: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._tasks = tasks
        self._now = now

    def _not_done(self, failure: BaseException) -> None:
        self.failed.emit(failure_words(failure))
