"""The screen lock: the vault stays open, the screen shows nothing until PIN or passphrase was checked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from citdesk.desktop.shell.failure_words import own_passphrase_words
from citdesk.desktop.shell.spent import using
from citdesk.desktop.tasks import Tasks
from citdesk.workspace import CitdeskError, Secret

#: Blocks; raises when what was typed is not this person's.
Check = Callable[[Secret], None]


@dataclass(frozen=True, slots=True)
class LockState:
    """What the lock page shows. ``pin``: six digits are asked for instead of the passphrase.

    ``waits``: why this session, which is to end, has not yet.
    """

    person: str = ""
    pin: bool = False
    busy: bool = False
    problem: str = ""
    safe: str = ""
    waits: str = ""


class LockModel(QObject):
    """Checks one person's PIN or passphrase. ``spent``: too many wrong PINs, the vault has to be locked."""

    changed = Signal()
    unlocked = Signal()
    spent = Signal()

    def __init__(
        self, person: str, check: Check, check_pin: Check, tasks: Tasks, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._check = check
        self._check_pin = check_pin
        self._tasks = tasks
        self._state = LockState(person)

    @property
    def state(self) -> LockState:
        """What to show now."""
        return self._state

    def ask_for_pin(self, asked: bool) -> None:
        """Whether this person has a PIN."""
        self._show(replace(self._state, pin=asked))

    def begin(self, safe: str) -> None:
        """The screen is locked now; ``safe`` says where the work is."""
        self._show(LockState(self._state.person, self._state.pin, safe=safe))

    def say(self, words: str) -> None:
        """Tell why something cannot be done from the locked screen."""
        self._show(replace(self._state, problem=words))

    def say_waits(self, words: str) -> None:
        """Tell what the session waits for before it ends."""
        self._show(replace(self._state, waits=words))

    def unlock(self, typed: Secret) -> None:
        """Check PIN or passphrase off the GUI thread, and wipe it."""
        if self._state.busy:
            typed.wipe()
            return
        if not len(typed):
            asked = self.tr("Enter your PIN") if self._state.pin else self.tr("Enter your passphrase")
            self._show(replace(self._state, problem=asked))
            return
        check = self._check_pin if self._state.pin else self._check
        self._show(replace(self._state, busy=True, problem=""))
        self._tasks.vault(lambda: using(typed, lambda: check(typed)), self._right, self._wrong)

    def _right(self, _nothing: object) -> None:
        self._show(replace(self._state, busy=False))
        self.unlocked.emit()

    def _wrong(self, failure: BaseException) -> None:
        code = failure.code if isinstance(failure, CitdeskError) else ""
        self._show(replace(self._state, busy=False, problem=own_passphrase_words(failure)))
        if code == "wrong_pin" and getattr(failure, "left", 1) == 0:
            self.spent.emit()

    def _show(self, state: LockState) -> None:
        self._state = state
        self.changed.emit()
