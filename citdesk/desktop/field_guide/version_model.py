"""A new version of the services from a file: read and compared off the GUI thread, then taken or left."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from citdesk.desktop.files import chosen_content
from citdesk.desktop.shell.failure_words import failure_words
from citdesk.desktop.tasks import CancelToken, Tasks
from citdesk.workspace import OfferedServices, Workspace


class VersionModel(QObject):
    """``offered`` carries what a file would change; ``taken`` fires once it is in use."""

    offered = Signal(object)
    taken = Signal()
    failed = Signal(str)

    def __init__(self, workspace: Workspace, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._tasks = tasks

    def look(self, file: Path) -> None:
        """Read a file and compare it with the version in use."""
        closing = CancelToken()
        self._tasks.pool(lambda: chosen_content(file, closing), self._look_at, self._fail, token=closing)

    def _look_at(self, content: bytes) -> None:
        services = self._workspace.services
        self._tasks.vault(lambda: services.look(content), self._has_waiting, self._fail)

    def look_at_waiting(self) -> None:
        """Read the version that HQ sent, if one waits."""
        self._tasks.vault(self._workspace.services.waiting, self._has_waiting, self._fail)

    def _has_waiting(self, offered: OfferedServices | None) -> None:
        if offered is not None:
            self.offered.emit(offered)

    def take(self, offered: OfferedServices) -> None:
        """Go by the version from now on."""
        services = self._workspace.services
        self._tasks.vault(lambda: services.take(offered), lambda _: self.taken.emit(), self._fail)

    def _fail(self, failure: BaseException) -> None:
        self.failed.emit(failure_words(failure))
