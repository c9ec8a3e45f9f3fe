"""What a signed-in person may do with the ways into their vault; every act asks for the passphrase."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from citdesk.desktop.shell.failure_words import own_passphrase_words
from citdesk.desktop.shell.spent import using
from citdesk.desktop.sign_in.words import passphrase_field, passphrase_problem
from citdesk.desktop.tasks import Tasks
from citdesk.workspace import CitdeskError, Secret, Workspace

_FIELDS = {"wrong_sign_in": "now", "locked_out": "now", "weak_passphrase": "passphrase"}


@dataclass(frozen=True)
class OwnKeys:
    """The ways into one open vault. All of it blocks: ``check`` raises on a wrong passphrase, ``change`` too.

    ``keep`` has an offered code open the vault, and the one before nothing. ``written``: the last code is
    on paper. ``in_file``: the computer's secrets lie in a protected file.
    """

    check: Callable[[Secret], None]
    change: Callable[[Secret, Secret], None]
    offer: Callable[[], str]
    keep: Callable[[str], None]
    written: Callable[[], None]
    in_file: bool


@dataclass(frozen=True, slots=True)
class VaultState:
    """What the page shows. ``escrowed``: the agency may open the vault; None until that is known.

    ``new_code`` is offered and not kept yet.
    """

    escrowed: bool | None = None
    busy: bool = False
    problem: str = ""
    field: str = ""
    new_code: str = ""


class _InHand:
    """A passphrase that waits to be known as right. It is no part of the model, so that it outlives it."""

    def __init__(self) -> None:
        self._secret: Secret | None = None

    def keep(self, secret: Secret) -> None:
        self.wipe()
        self._secret = secret

    def take(self) -> Secret | None:
        secret, self._secret = self._secret, None
        return secret

    def wipe(self, *_gone: object) -> None:
        secret = self.take()
        if secret is not None:
            secret.wipe()


class VaultModel(QObject):
    """The ways into one vault. ``renew_wanted`` carries the right passphrase; whoever takes it wipes it.

    ``code_offered`` carries a code once for each that is offered, to be shown now.
    """

    changed = Signal()
    code_offered = Signal(str)
    passphrase_kept = Signal()
    code_kept = Signal()
    renew_wanted = Signal(object)

    def __init__(
        self, workspace: Workspace, tasks: Tasks, keys: OwnKeys, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._keys = keys
        self._state = VaultState()
        in_hand = _InHand()
        self._renewing = in_hand
        self.destroyed.connect(in_hand.wipe)  # the page is left while a passphrase is checked
        self.last_sign_in: datetime | None = workspace.last_sign_in
        tasks.vault(workspace.agency_may_open, self._know)

    @property
    def state(self) -> VaultState:
        """What to show now."""
        return self._state

    @property
    def in_file(self) -> bool:
        """Whether this computer's secrets lie in a protected file."""
        return self._keys.in_file

    def offer_code(self, passphrase: Secret) -> None:
        """Show a new recovery code. The old one stays good until the new one is on paper."""
        if self._may_begin(passphrase):
            self._tasks.vault(
                lambda: using(passphrase, lambda: self._keys.check(passphrase)), self._offer, self._failed
            )

    def keep_old(self) -> None:
        """The offered code is not wanted: the one before stays, and this one is never shown again."""
        if self._state.new_code and not self._state.busy:
            self._state = replace(self._state, new_code="")
            self._show()

    def written_down(self) -> None:
        """The code that is shown is on paper: it opens the vault from now on, the one before nothing."""
        code = self._state.new_code
        if code and not self._state.busy:
            self._show(busy=True)
            self._tasks.vault(lambda: self._keys.keep(code), self._code_kept, self._failed)

    def change_passphrase(self, passphrase: Secret, new: Secret, again: Secret) -> None:
        """Have another passphrase open the vault. All three are wiped."""
        problem = passphrase_problem(new, again)
        field = passphrase_field(new, again)
        again.wipe()
        if not self._may_begin(passphrase):
            new.wipe()
            return
        if problem:
            passphrase.wipe()
            new.wipe()
            self._show(field=field, problem=problem)
            return
        work = self._keys.change
        self._tasks.vault(
            lambda: using(passphrase, lambda: using(new, lambda: work(passphrase, new))),
            self._passphrase_kept,
            self._failed,
        )

    def renew(self, passphrase: Secret) -> None:
        """Begin to give the vault new keys, once the passphrase is known to be right.

        Whoever leaves the page before that is known begins nothing.
        """
        if not self._may_begin(passphrase):
            return
        self._renewing.keep(passphrase)
        check, tried = self._keys.check, passphrase.copy()
        self._tasks.vault(lambda: using(tried, lambda: check(tried)), self._renew, self._failed)

    def _may_begin(self, passphrase: Secret) -> bool:
        if self._state.busy:
            passphrase.wipe()
            return False
        if not len(passphrase):
            self._show(field="now", problem=self.tr("Enter your passphrase"))
            return False
        self._show(busy=True)
        return True

    def _know(self, escrowed: bool) -> None:
        self._state = replace(self._state, escrowed=escrowed)
        self.changed.emit()

    def _offer(self, _nothing: object) -> None:
        code = self._keys.offer()
        self._state = replace(self._state, busy=False, new_code=code)
        self.changed.emit()
        self.code_offered.emit(code)

    def _code_kept(self, _nothing: object) -> None:
        self._state = replace(self._state, busy=False, new_code="")
        self.changed.emit()
        self.code_kept.emit()

    def _passphrase_kept(self, _nothing: object) -> None:
        self._show()
        self.passphrase_kept.emit()

    def _renew(self, _nothing: object) -> None:
        self._show()
        passphrase = self._renewing.take()
        if passphrase is not None:
            self.renew_wanted.emit(passphrase)

    def _failed(self, failure: BaseException) -> None:
        self._renewing.wipe()
        code = failure.code if isinstance(failure, CitdeskError) else ""
        self._show(problem=own_passphrase_words(failure), field=_FIELDS.get(code, ""))

    def _show(self, *, busy: bool = False, problem: str = "", field: str = "") -> None:
        self._state = replace(self._state, busy=busy, problem=problem, field=field)
        self.changed.emit()
