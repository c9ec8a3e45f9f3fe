"""A locked sign-in: the challenge to be read to a supervisor, and the answer that opens it; no network."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from citdesk.desktop.shell.failure_words import failure_words
from citdesk.desktop.tasks import Tasks
from citdesk.workspace import Desk


@dataclass(frozen=True, slots=True)
class UnlockState:
    """What the page shows. ``challenge`` is '' until it was made."""

    challenge: str = ""
    busy: bool = False
    problem: str = ""
    field: str = ""


class UnlockModel(QObject):
    """Gets one badge's sign-in unlocked. ``unlocked``: the passphrase may be tried again."""

    changed = Signal()
    unlocked = Signal()

    def __init__(self, desk: Desk, tasks: Tasks, badge: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tasks = tasks
        self.badge = badge
        self._state = UnlockState()
        self._ask()

    @property
    def state(self) -> UnlockState:
        """What to show now."""
        return self._state

    @property
    def agency(self) -> str:
        """The agency this computer belongs to."""
        return self._desk.agency_name

    def answer(self, supervisor: str, answer: str) -> None:
        """Try the answer that the supervisor with this badge gave."""
        if self._state.busy:
            return
        supervisor, answer = supervisor.strip(), answer.strip()
        if not supervisor:
            self._show(field="supervisor", problem=self.tr("Enter the badge number of who answers"))
        elif not answer:
            self._show(field="answer", problem=self.tr("Enter the answer"))
        else:
            self._show(busy=True)
            self._tasks.vault(
                lambda: self._desk.answer_challenge(self.badge, supervisor, answer), self._right, self._wrong
            )

    def _ask(self) -> None:
        self._tasks.vault(lambda: self._desk.challenge(self.badge), self._asked, self._wrong)

    def _asked(self, challenge: str) -> None:
        self._state = replace(self._state, challenge=challenge)
        self.changed.emit()

    def _right(self, _nothing: object) -> None:
        self.unlocked.emit()

    def _wrong(self, failure: BaseException) -> None:
        self._show(problem=failure_words(failure), field="answer")
        if self._state.challenge:
            self._ask()  # after some wrong answers there is another one

    def _show(self, *, busy: bool = False, problem: str = "", field: str = "") -> None:
        self._state = replace(self._state, busy=busy, problem=problem, field=field)
        self.changed.emit()
