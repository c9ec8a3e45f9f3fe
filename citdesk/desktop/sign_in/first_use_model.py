"""A computer's first use (enrolment code) and a person's first use of it (personal code, passphrase).

The recovery code is held only between the vault's making and the person's word that it is written down.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from citdesk.desktop.shell.failure_words import failure_words
from citdesk.desktop.shell.spent import using
from citdesk.desktop.sign_in.words import passphrase_field, passphrase_problem
from citdesk.desktop.tasks import Tasks
from citdesk.workspace import Desk, Secret

if TYPE_CHECKING:  # loaded while the person types
    from citdesk.workspace import Workspace


class Step(Enum):
    """How far the first use is."""

    COMPUTER = "computer"
    PERSON = "person"
    RECOVERY = "recovery"


@dataclass(frozen=True, slots=True)
class FirstUseState:
    """What the first-use pages show."""

    step: Step
    busy: bool = False
    problem: str = ""
    field: str = ""
    recovery_code: str = ""


class FirstUseModel(QObject):
    """Walks from the enrolment code to an open vault. ``code_shown`` carries whose recovery code it is."""

    changed = Signal()
    signed_in = Signal(object)
    code_shown = Signal(object)

    def __init__(self, desk: Desk, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tasks = tasks
        self._workspace: Workspace | None = None
        self._state = FirstUseState(Step.PERSON if desk.enrolled else Step.COMPUTER)

    @property
    def state(self) -> FirstUseState:
        """What to show now."""
        return self._state

    @property
    def agency(self) -> str:
        """The agency this computer belongs to, '' before enrolment."""
        return self._desk.agency_name

    def enrol(self, code: str) -> None:
        """Bind this computer to the agency that made the code. Needs the network."""
        if self._state.busy:
            return
        code = "".join(code.split())
        if not code:
            self._show(problem=self.tr("Enter the enrollment code"), field="code")
            return
        self._show(busy=True)
        self._tasks.vault(lambda: self._desk.enrol(code), self._enrolled, self._failed)

    def create(self, code: str, badge: str, passphrase: Secret, again: Secret) -> None:
        """Open a vault for a person on this computer. Needs the network."""
        if self._state.busy:
            return
        code, badge = "".join(code.split()), badge.strip()
        problem = self._what_lacks(code, badge, passphrase, again)
        again.wipe()
        if problem is not None:
            passphrase.wipe()
            self._show(problem=problem[1], field=problem[0])
            return
        self._show(busy=True)
        desk = self._desk

        def work() -> tuple[Workspace, str]:
            made = desk.create_vault(code, badge, passphrase)
            desk.owe_code(badge)
            return made

        self._tasks.vault(lambda: using(passphrase, work), self._created, self._failed)

    def written_down(self) -> None:
        """The person says that the recovery code is on paper: forget it and go to work."""
        workspace, self._workspace = self._workspace, None
        if workspace is not None:
            self._state = replace(self._state, recovery_code="")
            badge, desk = workspace.person.badge, self._desk
            self._tasks.vault(lambda: desk.code_written(badge))
            self.signed_in.emit(workspace)

    def abandon(self) -> None:
        """The window closes before the recovery code was written down: the vault closes.

        The next sign-in says that there is no code on paper.
        """
        workspace, self._workspace = self._workspace, None
        if workspace is not None:
            self._tasks.vault(workspace.close)

    def _what_lacks(self, code: str, badge: str, passphrase: Secret, again: Secret) -> tuple[str, str] | None:
        if not badge:
            return "badge", self.tr("Enter your badge number")
        if not code:
            return "code", self.tr("Enter your personal code")
        wrong = passphrase_problem(passphrase, again)
        return (passphrase_field(passphrase, again), wrong) if wrong else None

    def _enrolled(self, _nothing: object) -> None:
        self._state = FirstUseState(Step.PERSON)
        self.changed.emit()

    def _created(self, made: tuple[Workspace, str]) -> None:
        self._workspace, code = made
        self._state = FirstUseState(Step.RECOVERY, recovery_code=code)
        self.changed.emit()
        self.code_shown.emit(self._workspace)

    def _failed(self, failure: BaseException) -> None:
        self._show(problem=failure_words(failure))

    def _show(self, *, busy: bool = False, problem: str = "", field: str = "") -> None:
        self._state = replace(self._state, busy=busy, problem=problem, field=field)
        self.changed.emit()
