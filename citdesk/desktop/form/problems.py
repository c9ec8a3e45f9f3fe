"""What is wrong in a report, and what of it is on screen: that of pages on which Continue was pressed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from collections.abc import Set as AbstractSet

from PySide6.QtCore import QObject, Signal

from citdesk.desktop.form.boxes import Boxes
from citdesk.desktop.form.markdown import readable_problem
from citdesk.desktop.form.port import FormSession
from citdesk.xforms.client import Problem


class Problems(QObject):
    """The problems of one report. Nothing is refused for them while it is filled."""

    #: others are shown than before
    changed = Signal()

    def __init__(self, session: FormSession, boxes: Boxes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._boxes = boxes
        self._shown: dict[str, Problem] = {}

    @property
    def shown(self) -> Mapping[str, Problem]:
        """Those on screen, by the question."""
        return self._shown

    def all(self) -> tuple[Problem, ...]:
        """Every problem of the report with all that is typed, in document order."""
        self._boxes.leave()
        return self.found()

    def found(self) -> tuple[Problem, ...]:
        """Every problem of the answers as they are stored, in document order."""
        return tuple(map(readable_problem, self._session.problems()))

    def among(self, paths: Collection[str]) -> dict[str, Problem]:
        """The problems of these questions, whether shown or not."""
        here = set(paths)
        return {problem.path: problem for problem in self.found() if problem.path in here}

    def show(self, problems: Mapping[str, Problem], at: Collection[str]) -> None:
        """Show these in the place of those that are shown at the questions ``at``."""
        here = set(at)
        kept = {path: problem for path, problem in self._shown.items() if path not in here}
        self.show_only(kept | dict(problems))

    def show_only(self, problems: Mapping[str, Problem]) -> None:
        """Show these and no others."""
        self._shown = dict(problems)
        self.changed.emit()

    def settle(self, changed: AbstractSet[str]) -> None:
        """Answers changed: one that is mended loses its message at once; a new one waits for Continue."""
        if self._shown and not changed.isdisjoint(self._shown):
            still = {problem.path: problem for problem in self.found()}
            self._shown = {path: still[path] for path in self._shown if path in still}
            self.changed.emit()

    def read_again(self) -> None:
        """Take the words of the language in which the questions come now."""
        fresh = {problem.path: problem for problem in self.found()} if self._shown else {}
        self._shown = {path: fresh.get(path, problem) for path, problem in self._shown.items()}

    def lie_in(self, card: str) -> bool:
        """Whether one that is shown lies in a card."""
        return any(path.startswith(card + "/") for path in self._shown)
