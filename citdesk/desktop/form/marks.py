"""How far a section is, from its questions alone."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from citdesk.desktop.widgets.outline import Mark
from citdesk.xforms.client import Question


def asks(question: Question) -> bool:
    """Whether a question waits for somebody's answer: notes, results and fixed answers do not."""
    return bool(question.control) and not question.readonly and question.type != "note"


def is_told(question: Question) -> bool:
    """Whether its answer is told in several lines and is not a name, a number or a choice."""
    return "multiline" in question.appearance.split()


def offers_nothing(question: Question) -> bool:
    """Whether there is nothing to choose from at present, and nothing is asked for it either."""
    if question.choices or question.required or question.text:
        return False
    return question.control in {"select", "select1", "rank"}


def mark(questions: Iterable[Question], *, given: AbstractSet[str], visited: bool, wrong: bool) -> Mark:
    """Done when seen or full and nothing required is missing; not started when never touched.

    What is ``wrong`` comes first: an answer that cannot stand, or a gap that was pointed out.
    ``given`` are questions the form itself had answered at the start.
    """
    if wrong:
        return Mark.WRONG
    open_ones = [question for question in questions if asks(question)]
    answered = sum(question.value is not None for question in open_ones)
    missing = any(question.required and question.value is None for question in open_ones)
    own = any(question.value is not None and question.path not in given for question in open_ones)
    if not own and not visited:
        return Mark.NONE
    full = visited or answered == len(open_ones)
    return Mark.DONE if full and not missing else Mark.PART
