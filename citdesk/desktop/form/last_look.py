"""The last look at a report before it is sent: every answer, and what is worth a second look in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from citdesk.casework.checks import Finding
from citdesk.desktop.form.boxes import Boxes
from citdesk.desktop.form.check import CheckLine, CheckPart, check_parts, look_lines, signature_lines
from citdesk.desktop.form.marks import asks, is_told
from citdesk.desktop.form.port import FormSession
from citdesk.desktop.form.problems import Problems
from citdesk.desktop.form.structure import Structure
from citdesk.desktop.form.words import answer_words
from citdesk.xforms.client import Question

#: what the rules over the whole record say of pruned answers
LookOver = Callable[[bytes], Sequence[Finding]]


def _finds_nothing(_answers: bytes) -> Sequence[Finding]:
    return ()


class LastLook:
    """``author``: the name of who writes the report, '' where their signature is not looked at."""

    def __init__(
        self,
        session: FormSession,
        structure: Structure,
        boxes: Boxes,
        problems: Problems,
        *,
        look_over: LookOver | None,
        author: str,
    ) -> None:
        self._session = session
        self._structure = structure
        self._boxes = boxes
        self._problems = problems
        self._look_over = look_over or _finds_nothing
        self._author = author

    def parts(self, file_words: Callable[[Question], str] = answer_words) -> tuple[CheckPart, ...]:
        """The whole report; ``file_words`` says what file is attached to a question."""
        problems = {problem.path: problem.message for problem in self._problems.all()}
        return tuple(check_parts(self._structure, problems, self._session.typed, file_words))

    def looks(self) -> tuple[CheckLine, ...]:
        """What the rules over the whole record find, and a signature in another name than the author's.

        None of it keeps the report from being sent.
        """
        self._boxes.leave()
        signed = signature_lines(self._structure, self._author) if self._author else ()
        return (*look_lines(self._structure, self._found()), *signed)

    def awaited(self) -> frozenset[str]:
        """The forms of other reports that the rules over the whole record ask for."""
        return frozenset(each.awaits for each in self._found()) - {"", self._structure.form}

    def told_answers(self) -> tuple[Question, ...]:
        """The answers that are told in several lines, in document order."""
        return tuple(
            question
            for key in self._structure.sections()
            for question in map(self._structure.question, self._structure.asked(key))
            if asks(question) and question.text and is_told(question)
        )

    def _found(self) -> Sequence[Finding]:
        return self._look_over(self._session.to_xml(pruned=True))
