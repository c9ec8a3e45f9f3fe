"""What is only read: notes, results, and answers that were fixed elsewhere."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from citdesk.desktop.form.editors.editor import Desk, Editor
from citdesk.desktop.form.words import answer_words
from citdesk.desktop.widgets import Body
from citdesk.xforms.client import Question


class ReadingEditor(Editor):
    """The answer in words; nothing for a note, whose label says it all."""

    def __init__(self, desk: Desk, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(desk, question, parent)
        self.words = Body(desk.look, "", self, name=question.path)
        self.column.addWidget(self.words)

    def show_answer(self, question: Question, typed: str | None) -> None:
        self.question = question
        said = typed if typed is not None else answer_words(question, self.desk.now().date())
        empty = "" if question.type == "note" else self.tr("Not answered")
        self.words.setText(said or empty)
        self.words.setVisible(bool(said or empty))
        self.words.setAccessibleName(f"{question.label} {said or empty}".strip())

    def inputs(self) -> list[QWidget]:
        return []
