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

    The session is used for labels and choices only: what it recomputed on opening is not shown. An answer
    that was sent is shown also where the session would not ask for it: it was asked for then.
    """
    texts = instance_texts(instance_xml)
    found: list[FormAnswer] = []
    for page in session.pages():
        for path, within, relevant in _questions(page.entries, (), page.relevant):
            stored = texts.get(numbered(path), "")
            question = session.question(path) if relevant or stored else None
            if question is None or question.type in _SHOWN_NOWHERE:
                continue
            if question.label or question.control:
                found.append(_answer(page.label, within, question, stored, zone))
    return found


def _answer(page: str, within: Sequence[str], question: Question, stored: str, zone: tzinfo) -> FormAnswer:
    label = ": ".join((*within, question.label or question.name))
    text = answer_text(question.type, stored, question.choices, zone)
    return FormAnswer(page, question.path, label, stored, text, question.type)


def _questions(
    entries: Sequence[Entry], within: tuple[str, ...], relevant: bool
) -> Iterator[tuple[str, tuple[str, ...], bool]]:
    """Paths of the questions, and whether each is asked; those in a repeat with the name and number of it."""
    for entry in entries:
        asked = relevant and entry.relevant
        if entry.kind == "question":
            yield entry.path, within, asked
        elif entry.kind == "repeat":
            for number, instance in enumerate(entry.children, 1):
                place = (*within, f"{entry.label or 'Item'} {number}")
                yield from _questions(instance.children, place, asked and instance.relevant)
        else:
            yield from _questions(entry.children, within, asked)
