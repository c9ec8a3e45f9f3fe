"""The way in for somebody who cannot sign in: the recovery code, a new passphrase, and a new code at the end.

The new code takes the old one's place only once the person says that it is on paper: whatever happens before
that, one code in their hands opens the vault.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from citdesk.desktop.shell.failure_words import failure_words
from citdesk.desktop.shell.spent import using
from citdesk.desktop.sign_in.words import passphrase_field, passphrase_problem
from citdesk.desktop.tasks import Tasks
from citdesk.workspace import CitdeskError, Desk, Secret

if TYPE_CHECKING:  # loaded while the person types
    from citdesk.workspace import Workspace

_FIELDS = {"wrong_recovery_code": "code", "weak_passphrase": "passphrase"}


@dataclass(frozen=True, slots=True)
class RecoverState:
    """What the page shows. ``new_code`` is there once the vault is open."""

    busy: bool = False
    problem: str = ""
    field: str = ""
    new_code: str = ""


class RecoverModel(QObject):
    """Opens one person's vault with the code on their paper; without network, with a wiped keyring too.

    ``code_shown`` carries whose new code it is.
    """

    changed = Signal()
    signed_in = Signal(object)
    code_shown = Signal(object)

    def __init__(self, desk: Desk, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tasks = tasks
        self._workspace: Workspace | None = None
        self._state = RecoverState()

    @property
    def state(self) -> RecoverState:
        """What to show now."""
        return self._state

    @property
    def agency(self) -> str:
        """The agency this computer belongs to."""
        return self._desk.agency_name

    def recover(self, badge: str, code: str, passphrase: Secret, again: Secret) -> None:
        """Open the vault with the code and give it the new passphrase."""
        if self._state.busy:
            return
        badge = badge.strip()
        problem = self._what_lacks(badge, code, passphrase, again)
        again.wipe()
        if problem is not None:
            passphrase.wipe()
            self._show(field=problem[0], problem=problem[1])
            return
        self._show(busy=True)
        self._tasks.vault(
            lambda: using(passphrase, lambda: self._desk.recover(badge, code, passphrase)),
            self._opened,
            self._failed,
        )

    def written_down(self) -> None:
        """The person says that the new code is on paper: it counts from now on, and work begins."""
        workspace, code = self._workspace, self._state.new_code
        if self._state.busy or workspace is None:
            return
        self._show(busy=True)
        self._tasks.vault(
            lambda: self._desk.keep_recovery_code(workspace, code), self._code_kept, self._failed
        )

    def abandon(self) -> None:
        """The window closes before the new code was written down: the old code stays good."""
        workspace, self._workspace = self._workspace, None
        if workspace is not None:
            self._tasks.vault(workspace.close)

    def _what_lacks(self, badge: str, code: str, passphrase: Secret, again: Secret) -> tuple[str, str] | None:
        if not badge:
            return "badge", self.tr("Enter your badge number")
        if not code.strip():
            return "code", self.tr("Enter your recovery code")
        wrong = passphrase_problem(passphrase, again)
        return (passphrase_field(passphrase, again), wrong) if wrong else None

    def _opened(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._state = RecoverState(new_code=self._desk.offer_recovery_code())
        self.changed.emit()
        self.code_shown.emit(workspace)

    def _code_kept(self, _nothing: object) -> None:
        workspace, self._workspace = self._workspace, None
        self._state = RecoverState()
        self.signed_in.emit(workspace)

    def _failed(self, failure: BaseException) -> None:
        code = failure.code if isinstance(failure, CitdeskError) else ""
        self._show(problem=failure_words(failure), field=_FIELDS.get(code, ""))

    def _show(self, *, busy: bool = False, problem: str = "", field: str = "") -> None:
        self._state = replace(self._state, busy=busy, problem=problem, field=field)
        self.changed.emit()
