"""The report laid out for a last look before it is sent: problems first, then every answer in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from citdesk.desktop.form.contents import instance_of, position_of, repeat_of
from citdesk.desktop.form.marks import asks
from citdesk.desktop.form.structure import Structure
from citdesk.desktop.form.words import answer_words
from citdesk.xforms.client import Question


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One question with its answer in words; ``problem`` is '' when it can stand."""

    path: str
    label: str
    answer: str
    problem: str = ""
    changeable: bool = True


@dataclass(frozen=True, slots=True)
class CheckPart:
    """The answers of one section, or of one card of it."""

    key: str
    label: str
    lines: tuple[CheckLine, ...]


def check_parts(
    structure: Structure, problems: Mapping[str, str], typed: Mapping[str, str], today: date
) -> Iterator[CheckPart]:
    """Every section with its relevant answers, cards as parts of their own."""

    def line(question: Question) -> CheckLine:
        said = typed.get(question.path) or answer_words(question, today)
        return CheckLine(question.path, question.label, said, problems.get(question.path, ""), asks(question))

    for section in structure.sections():
        yield from _section_parts(structure, section, line)


def _section_parts(
    structure: Structure, section: str, line: Callable[[Question], CheckLine]
) -> Iterator[CheckPart]:
    grouped: dict[str, list[CheckLine]] = {}
    for path in structure.asked(section):
        question = structure.question(path)
        if question.type != "note" and question.control and question.label:
            grouped.setdefault(instance_of(path), []).append(line(question))
    for instance, lines in grouped.items():
        label = card_title(structure, instance) if instance else structure.label(section)
        yield CheckPart(instance or section, label, tuple(lines))


def card_title(structure: Structure, instance: str) -> str:
    """What a card is called: the first answer in it, else its place among the others."""
    for path in structure.instance_questions(instance):
        question = structure.question(path)
        if question.value is not None and asks(question):
            said = answer_words(question)
            if said:
                return said
    repeat = structure.entry(repeat_of(instance))
    label = repeat.label if repeat is not None else ""
    return f"{label} {position_of(instance)}".strip()


def card_summary(structure: Structure, instance: str, words: int = 3) -> str:
    """The next few answers of a card, in words."""
    said: list[str] = []
    for path in structure.instance_questions(instance):
        question = structure.question(path)
        if question.value is not None and asks(question):
            said.append(answer_words(question))
    return ", ".join(part for part in said[1 : words + 1] if part)
