"""The questions of one report as one can look for them: by the form's own words, in the language on screen.

Accents, case and the order of the words do not matter. Questions that the form does not ask at present are
found as well, after those that it asks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from citdesk.desktop.form.structure import Structure
from citdesk.desktop.rows.one_slip import one_slip
from citdesk.fieldguide.folding import folded
from citdesk.xforms.client import Question

#: choices of a long list, such as all streets, say nothing about the question
_CHOICES = 60
#: in a shorter word one letter more or less makes it another word
_LONG_ENOUGH = 4


@dataclass(frozen=True, slots=True)
class Sought:
    """One question. ``where`` says the section and what is around it there, ``state`` its answer in words.

    ``asked``: whether the form asks it at present. ``title`` and ``text`` are what is searched, folded.
    """

    path: str
    label: str
    where: str
    state: str
    asked: bool
    title: str
    text: str


def sought(structure: Structure, state: Callable[[Question, bool], str]) -> Iterator[Sought]:
    """Every question that has words and a place on the screen, in the form's order.

    ``state`` gives the words for a question's answer; it is told whether the question is asked.
    """
    asked = {path for section in structure.sections() for path in structure.asked(section)}
    for path, around in structure.every_question():
        question = structure.question(path)
        if question.type == "note" or not question.control or not question.label:
            continue
        choices = (choice.label for choice in islice(question.choices, _CHOICES))
        words = (question.label, question.hint, *around, *choices)
        yield Sought(
            path,
            question.label.partition("\n")[0],
            " · ".join(around),
            state(question, path in asked),
            path in asked,
            folded(question.label),
            folded(" ".join(words)),
        )


def matching(questions: Iterable[Sought], typed: str) -> Sequence[Sought]:
    """Those with every word that was typed; all of them when nothing was.

    First the ones whose own title has the words, at the beginning of its words before within them; of equals
    those that are asked; then the form's order. Only where none has them all, one slip is forgiven in each
    word of four letters or more.
    """
    words, all_of_them = folded(typed).split(), tuple(questions)
    found = [each for each in all_of_them if all(word in each.text for word in words)]
    if not found:
        found = [each for each in all_of_them if all(_nearly(word, each.text) for word in words)]
    return sorted(found, key=lambda each: (_distance(each.title, words), not each.asked))


def _nearly(word: str, text: str) -> bool:
    """Whether it stands in the text, or begins one of its words but for a slip."""
    if word in text:
        return True
    if len(word) < _LONG_ENOUGH:
        return False
    long = len(word)
    return any(one_slip(word, held[:end]) for held in text.split() for end in (long, long + 1))


def _distance(title: str, words: Sequence[str]) -> int:
    if all(f" {word}" in f" {title}" for word in words):
        return 0
    return 1 if all(word in title for word in words) else 2
