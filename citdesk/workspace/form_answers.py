"""The answers of a saved instance in form order: page, label, text. Text comes from the frozen bytes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import tzinfo

from citdesk.workspace.answer_text import answer_text
from citdesk.workspace.instance_texts import instance_texts, numbered
from citdesk.xforms import Entry, Question, Session

_SHOWN_NOWHERE = ("note",)


@dataclass(frozen=True, slots=True)
class FormAnswer:
    """One question and its answer; ``stored`` is the text in the instance, '' when there is none."""

    page: str
    path: str
    label: str
    stored: str
    text: str
    #: the question's data type, ``binary`` for one that is answered with a file
    type: str = ""


def form_answers(session: Session, instance_xml: bytes | str, zone: tzinfo) -> Sequence[FormAnswer]:
    """All relevant questions that a screen shows, answered or not; no calculated values without a label.

    The session is used for labels and choices only: what it recomputed on opening is not shown.
    """
    texts = instance_texts(instance_xml)
    found: list[FormAnswer] = []
    for page in session.pages():
        if page.relevant:
            for path, within in _questions(page.entries, ()):
                question = session.question(path)
                if question.type not in _SHOWN_NOWHERE and (question.label or question.control):
                    found.append(_answer(page.label, within, question, texts.get(numbered(path), ""), zone))
    return found


def _answer(page: str, within: Sequence[str], question: Question, stored: str, zone: tzinfo) -> FormAnswer:
    label = ": ".join((*within, question.label or question.name))
    text = answer_text(question.type, stored, question.choices, zone)
    return FormAnswer(page, question.path, label, stored, text, question.type)


def _questions(entries: Sequence[Entry], within: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Paths of the relevant questions; those in a repeat come with the name and number of their card."""
    for entry in entries:
        if not entry.relevant:
            continue
        if entry.kind == "question":
            yield entry.path, within
        elif entry.kind == "repeat":
            for number, instance in enumerate(entry.children, 1):
                yield from _questions(instance.children, (*within, f"{entry.label or 'Item'} {number}"))
        else:
            yield from _questions(entry.children, within)
