"""Answering a challenge as a view model."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from citdesk.desktop.shell.failure_words import failure_words
from citdesk.desktop.tasks import Tasks
from citdesk.workspace import Workspace


@dataclass(frozen=True, slots=True)
class AnswerState:
    """What the page shows: the answer and for which computer, or what stands in the way."""

    computer: str = ""
    answer: str = ""
    problem: str = ""


class AnswerModel(QObject):
    """Works out answers in the supervisor's vault. Each one is in the trail."""

    changed = Signal()

    def __init__(self, workspace: Workspace, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._tasks = tasks
        self._state = AnswerState()

    @property
    def badge(self) -> str:
        """What the colleague types beside the answer."""
        return self._workspace.person.badge

    @property
    def state(self) -> AnswerState:
        """What to show now."""
        return self._state

    def answer(self, challenge: str) -> None:
        """Answer a challenge as it was typed."""
        if not challenge.strip():
            self._show(AnswerState(problem=self.tr("Enter the challenge")))
            return
        self._tasks.vault(lambda: self._workspace.answer_challenge(challenge), self._answered, self._failed)

    def _answered(self, found: tuple[str, str]) -> None:
        self._show(AnswerState(*found))

    def _failed(self, failure: BaseException) -> None:
        self._show(AnswerState(problem=failure_words(failure)))

    def _show(self, state: AnswerState) -> None:
        self._state = state
        self.changed.emit()
