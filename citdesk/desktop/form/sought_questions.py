"""The questions of the open report for whoever looks for one, each with its answer as it stands."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from citdesk.desktop.form.boxes import Boxes
from citdesk.desktop.form.problems import Problems
from citdesk.desktop.form.sought import Sought, sought
from citdesk.desktop.form.structure import Structure
from citdesk.desktop.form.words import answer_words, short_words
from citdesk.xforms.client import Question

say = QCoreApplication.translate


class SoughtQuestions:
    """Every question of one report, asked now or not."""

    def __init__(self, structure: Structure, boxes: Boxes, problems: Problems) -> None:
        self._structure = structure
        self._boxes = boxes
        self._problems = problems

    def now(self, file_words: Callable[[Question], str] = answer_words) -> tuple[Sought, ...]:
        """All of them with what is typed; ``file_words`` says what file is attached to a question."""
        self._boxes.leave()
        wrong = self._structure.refused() | self._problems.shown.keys()

        def state(question: Question, asked: bool) -> str:
            if not asked:
                return say("Form", "Not asked now")
            if question.path in wrong:
                return say("Form", "Has a problem")
            file = question.type == "binary" and question.value is not None
            said = file_words(question) if file else answer_words(question)
            return short_words(said) or say("Form", "Not answered")

        return tuple(sought(self._structure, state))
