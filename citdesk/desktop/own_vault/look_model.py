"""The look through a large vault in the background: nobody waits for it, and it speaks only of damage."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from citdesk.desktop.log import warn
from citdesk.desktop.shell.failure_words import failure_words
from citdesk.desktop.tasks import CancelToken, Tasks
from citdesk.workspace import CitdeskError, LookThrough, Tampered, Workspace

# Signing in reads lists and begins to exchange first.
_BEFORE_S = 5.0
# After each piece, so that the look takes an eighth of one processor and leaves the disk to others.
_BETWEEN_S = 0.02


class LookModel(QObject):
    """Looks once. ``found`` tells that something is damaged; ``words`` say what to do then."""

    found = Signal()

    def __init__(self, workspace: Workspace, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._tasks = tasks
        self._token = CancelToken()
        self.damaged = False

    @property
    def words(self) -> str:
        """For the status bar; '' while nothing was found."""
        if not self.damaged:
            return ""
        return self.tr("Your vault is damaged. Stay until everything is sent, then call your administrator.")

    def start(self) -> None:
        """Begin, where the vault was too large to be read when it was opened."""
        self._tasks.vault(self._workspace.begin_look, self._begun, self._failed, token=self._token)

    def stop(self) -> None:
        """Break off."""
        self._token.cancel()

    def _begun(self, look: LookThrough | None) -> None:
        if look is not None:
            tasks, token = self._tasks, CancelToken()
            self._token = token

            def work() -> None:
                token.wait(_BEFORE_S)
                look.run(tasks.on_vault, lambda: token.wait(_BETWEEN_S))

            tasks.pool(work, None, self._failed, token=token)

    def _failed(self, failure: BaseException) -> None:
        if isinstance(failure, Tampered):
            warn("desktop.vault_damaged", code=failure.code)
            self.damaged = True
            self.found.emit()
        elif not isinstance(failure, CitdeskError):  # a disk that fails, a vault closed: another look tells
            failure_words(failure)
