"""Choosing the PIN of the screen lock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from citdesk.desktop.shell.failure_words import own_passphrase_words
from citdesk.desktop.shell.spent import using
from citdesk.desktop.tasks import Tasks
from citdesk.workspace import CitdeskError, Secret, Workspace

_FIELDS = {"weak_pin": "pin", "wrong_sign_in": "passphrase", "locked_out": "passphrase"}


@dataclass(frozen=True, slots=True)
class PinState:
    """What the page shows. ``passphrase``: there is a PIN, and changing it asks for the passphrase."""

    passphrase: bool = False
    busy: bool = False
    problem: str = ""
    field: str = ""


class PinModel(QObject):
    """Keeps a new PIN. ``check`` blocks and raises when the passphrase is not this person's.

    Whoever finds an open screen does not get to change a PIN that is there.
    """

    changed = Signal()
    kept = Signal()

    def __init__(
        self,
        workspace: Workspace,
        tasks: Tasks,
        check: Callable[[Secret], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._tasks = tasks
        self._check = check
        self._state = PinState()
        tasks.vault(lambda: workspace.has_pin, self._know)

    @property
    def state(self) -> PinState:
        """What to show now."""
        return self._state

    def choose(self, passphrase: Secret, pin: Secret, again: Secret) -> None:
        """Keep the PIN. All three are wiped."""
        same, asked = pin.buffer == again.buffer, self._state.passphrase
        again.wipe()
        problem = self._what_lacks(passphrase, pin, same=same)
        if self._state.busy or problem is not None:
            passphrase.wipe()
            pin.wipe()
            if problem is not None:
                self._show(field=problem[0], problem=problem[1])
            return
        self._show(busy=True)

        def work() -> None:
            try:
                if asked:
                    self._check(passphrase)
                self._workspace.choose_pin(pin)
            finally:
                passphrase.wipe()

        self._tasks.vault(lambda: using(pin, work), self._done, self._failed)

    def _what_lacks(self, passphrase: Secret, pin: Secret, *, same: bool) -> tuple[str, str] | None:
        if self._state.passphrase and not len(passphrase):
            return "passphrase", self.tr("Enter your passphrase")
        if not len(pin):
            return "pin", self.tr("Enter a PIN of six digits")
        return (
            None if same else ("again", self.tr("The two PINs must be the same. Type the second one again."))
        )

    def _know(self, chosen: bool) -> None:
        self._state = replace(self._state, passphrase=chosen)
        self.changed.emit()

    def _done(self, _nothing: object) -> None:
        self._show()
        self.kept.emit()

    def _failed(self, failure: BaseException) -> None:
        code = failure.code if isinstance(failure, CitdeskError) else ""
        self._show(problem=own_passphrase_words(failure), field=_FIELDS.get(code, ""))

    def _show(self, *, busy: bool = False, problem: str = "", field: str = "") -> None:
        self._state = replace(self._state, busy=busy, problem=problem, field=field)
        self.changed.emit()
