"""The language check over one report: looks in the pool, remembers in the vault."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject

from citdesk.desktop.tasks import Tasks
from citdesk.fieldguide.language import Hint, PrescribedWording
from citdesk.workspace import Workspace, language_check


class ReportWording(QObject):
    """What the form's text boxes of one report ask."""

    def __init__(
        self, workspace: Workspace, tasks: Tasks, report: str, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._tasks = tasks
        self._report = report
        self._answered: dict[str, bool] = {}
        self._prescribed = PrescribedWording()
        tasks.vault(lambda: workspace.answered_hints(report), self._remember)
        self._ask_the_law()

    def look(self, text: str, done: Callable[[tuple[Hint, ...]], None]) -> None:
        """Look through the text; ``done`` gets the hints that were not skipped.

        What the law of the state prescribes is left alone.
        """
        prescribed = self._prescribed
        if prescribed.empty:
            self._ask_the_law()  # the state may have been chosen meanwhile; the next look knows
        self._tasks.pool(
            lambda: language_check().look(text, prescribed.stretches(text)),
            lambda hints: done(self._open(hints)),
        )

    def answer(self, hint: Hint, *, accepted: bool) -> None:
        """Remember the answer to a hint for this report."""
        self._answered[hint.key] = accepted
        workspace, report = self._workspace, self._report
        self._tasks.vault(lambda: workspace.answer_hint(report, hint.key, accepted=accepted))

    def _ask_the_law(self) -> None:
        workspace, report = self._workspace, self._report
        self._tasks.vault(lambda: workspace.prescribed_wording(report), self._leave_alone)

    def _leave_alone(self, prescribed: PrescribedWording) -> None:
        self._prescribed = prescribed

    def _remember(self, answered: Mapping[str, bool]) -> None:
        self._answered = {**answered, **self._answered}

    def _open(self, hints: tuple[Hint, ...]) -> tuple[Hint, ...]:
        return tuple(hint for hint in hints if self._answered.get(hint.key) is not False)
