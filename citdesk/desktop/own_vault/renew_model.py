"""A vault is encrypted anew: it is closed for that and stays closed, and gets a new recovery code."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from citdesk.desktop.shell.failure_words import failure_words
from citdesk.desktop.shell.spent import using
from citdesk.desktop.tasks import Tasks
from citdesk.workspace import Desk, Secret, Workspace


@dataclass(frozen=True, slots=True)
class RenewState:
    """What the page shows: work under way, then the new code, or why it did not come to its end."""

    busy: bool = True
    problem: str = ""
    new_code: str = ""


class RenewModel(QObject):
    """Gives a vault new keys while no screen has it open. Whatever comes of it, the vault is closed then.

    ``written``: the new code is on paper.
    """

    changed = Signal()
    written = Signal()

    def __init__(self, desk: Desk, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tasks = tasks
        self._badge = ""
        self._state = RenewState()

    @property
    def state(self) -> RenewState:
        """What to show now."""
        return self._state

    def begin(self, workspace: Workspace, passphrase: Secret) -> None:
        """Close the workspace and encrypt everything anew; the passphrase is wiped."""
        desk = self._desk
        self._badge = workspace.person.badge

        def work() -> str:
            try:
                return desk.renew_keys(workspace, passphrase)
            except BaseException:
                workspace.close()  # what went wrong before it was closed leaves nothing open either
                raise

        self._tasks.vault(lambda: using(passphrase, work), self._renewed, self._failed)

    def written_down(self) -> None:
        """The new code is on paper: no sign-in asks for it any more."""
        desk, badge = self._desk, self._badge
        self._tasks.vault(lambda: desk.code_written(badge))
        self.written.emit()

    def _renewed(self, code: str) -> None:
        self._state = RenewState(busy=False, new_code=code)
        self.changed.emit()

    def _failed(self, failure: BaseException) -> None:
        self._state = replace(self._state, busy=False, problem=failure_words(failure))
        self.changed.emit()
