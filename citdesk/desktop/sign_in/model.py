"""Signing in as a view model: what was entered, what stands in the way, and the open workspace at the end."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from citdesk.desktop.shell.spent import using
from citdesk.desktop.sign_in.words import sign_in_failure
from citdesk.desktop.tasks import Tasks
from citdesk.workspace import CitdeskError, Desk, Secret

if TYPE_CHECKING:  # loaded while the person types
    from citdesk.workspace import Workspace


@dataclass(frozen=True, slots=True)
class SignInState:
    """What the sign-in page shows."""

    badge: str = ""
    busy: bool = False
    problem: str = ""
    #: which field the problem is about: '' for the whole
    field: str = ""


class SignInModel(QObject):
    """Signs one person in. The key derivation runs on the vault's thread, so the window stays alive."""

    changed = Signal()
    signed_in = Signal(object)
    #: too many wrong tries for this badge
    locked_out = Signal(str)

    def __init__(self, desk: Desk, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tasks = tasks
        self._state = SignInState()

    @property
    def state(self) -> SignInState:
        """What to show now."""
        return self._state

    @property
    def agency(self) -> str:
        """The agency this computer belongs to."""
        return self._desk.agency_name

    @property
    def notice(self) -> str:
        """What has to be read before signing in."""
        return self._desk.notice

    @property
    def in_file(self) -> bool:
        """Whether this computer's secrets lie in a protected file instead of a keyring."""
        return self._desk.secrets_in_file

    @property
    def demonstration(self) -> bool:
        """Whether this computer shows the demonstration agency."""
        return self._desk.demonstration

    def sign_in(self, badge: str, passphrase: Secret) -> None:
        """Try to open the person's vault. A second press while one is under way does nothing.

        The passphrase is wiped once it was tried.
        """
        if self._state.busy:
            return
        badge = badge.strip()
        if not badge:
            self._show(problem=self.tr("Enter your badge number"), field="badge", badge=badge)
        elif not passphrase:
            self._show(problem=self.tr("Enter your passphrase"), field="passphrase", badge=badge)
        else:
            self._show(busy=True, badge=badge)
            self._tasks.vault(
                lambda: using(passphrase, lambda: self._desk.sign_in(badge, passphrase)),
                self._opened,
                self._failed,
            )

    def _opened(self, workspace: Workspace) -> None:
        self._show(busy=False)
        self.signed_in.emit(workspace)

    def _failed(self, failure: BaseException) -> None:
        self._show(busy=False, problem=sign_in_failure(failure), field="")
        if isinstance(failure, CitdeskError) and failure.code == "locked_out":
            self.locked_out.emit(self._state.badge)

    def _show(
        self, *, busy: bool = False, problem: str = "", field: str = "", badge: str | None = None
    ) -> None:
        self._state = replace(
            self._state,
            busy=busy,
            problem=problem,
            field=field,
            badge=self._state.badge if badge is None else badge,
        )
        self.changed.emit()
