"""The screen lock: the vault stays open, the screen shows nothing until the passphrase was checked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from citdesk.desktop.shell.failure_words import failure_words
from citdesk.desktop.tasks import Tasks
from citdesk.workspace import CitdeskError


@dataclass(frozen=True, slots=True)
class LockState:
    """What the lock page shows."""

    person: str = ""
    busy: bool = False
    problem: str = ""
    safe: str = ""


class LockModel(QObject):
    """Checks one person's passphrase. ``check`` blocks, and raises when the passphrase is not theirs."""

    changed = Signal()
    unlocked = Signal()

    def __init__(
        self, person: str, check: Callable[[str], None], tasks: Tasks, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._check = check
        self._tasks = tasks
        self._state = LockState(person)

    @property
    def state(self) -> LockState:
        """What to show now."""
        return self._state

    def begin(self, safe: str) -> None:
        """The screen is locked now; ``safe`` says where the work is."""
        self._show(LockState(self._state.person, safe=safe))

    def unlock(self, passphrase: str) -> None:
        """Check the passphrase off the GUI thread."""
        if self._state.busy:
            return
        if not passphrase:
            self._show(replace(self._state, problem=self.tr("Enter your passphrase")))
            return
        self._show(replace(self._state, busy=True, problem=""))
        self._tasks.vault(lambda: self._check(passphrase), self._right, self._wrong)

    def _right(self, _nothing: object) -> None:
        self._show(replace(self._state, busy=False))
        self.unlocked.emit()

    def _wrong(self, failure: BaseException) -> None:
        code = failure.code if isinstance(failure, CitdeskError) else ""
        words = (
            self.tr("That passphrase is not right. Check Caps Lock and try again.")
            if code == "wrong_sign_in"
            else failure_words(failure)
        )
        self._show(replace(self._state, busy=False, problem=words))

    def _show(self, state: LockState) -> None:
        self._state = state
        self.changed.emit()
