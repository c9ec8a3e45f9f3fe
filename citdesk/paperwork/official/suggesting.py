"""Which answer an official field may want, by the words that both are called: for a person to decide on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from citdesk.paperwork.official.mapping import DATE_PARTS, SOURCES, Fill
from citdesk.paperwork.official.questions import Question
from citdesk.paperwork.official.survey import OfficialField

_CLOSE_ENOUGH = 0.5
_SHORTEST = 3  # letters of a word that tells something
_EVERYWHERE = frozenset(
    {
        "the",
        "and",
        "for",
        "from",
        "you",
        "your",
        "this",
        "that",
        "was",
        "were",
        "did",
        "which",
        "enter",
        "check",
        "box",
        "checkbox",
        "text",
        "field",
    }
)
_DATES = frozenset({"date", "dateTime"})
_WORD = re.compile(r"[^\W\d_]+")
_INSIDE = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_NO_WORDS: Mapping[str, str] = {}
_Key = TypeVar("_Key", str, tuple[str, str])


def suggest(
    fields: Iterable[OfficialField],
    asked: Mapping[str, Question],
    printed: Mapping[str, str] = _NO_WORDS,
) -> dict[str, Fill]:
    """For each text field and box the question or choice that shares most words with what it is called.

    A field is called by its name, by its tip, and by what is ``printed`` beside it, by name; a question by
    each of its labels. A suggestion is a start for a person, never used unread.
    """
    texts = [
        (_named(key, name, question), _words(label))
        for key, question in asked.items()
        for name, labels in question.asked.items()
        for label in labels
    ]
    texts += [(source, _words(source.replace("author", "officer").replace(".", " "))) for source in SOURCES]
    choices = [
        ((key, value), _words(label))
        for key, question in asked.items()
        for value, labels in question.choices.items()
        for label in labels
    ]
    dates = frozenset(key for key, kind in _kinds(asked) if kind in _DATES)
    return dict(_suggested(fields, printed, texts, choices, dates))


def _kinds(asked: Mapping[str, Question]) -> Iterator[tuple[str, str]]:
    for key, question in asked.items():
        for name, kind in question.types.items():
            yield _named(key, name, question), kind


def _named(key: str, name: str, question: Question) -> str:
    """How a mapping calls one question of a dictionary field, by the field alone where it has no other."""
    return key if len(question.types) == 1 else f"{key}/{name}"


def _suggested(
    fields: Iterable[OfficialField],
    printed: Mapping[str, str],
    texts: list[tuple[str, frozenset[str]]],
    choices: list[tuple[tuple[str, str], frozenset[str]]],
    dates: frozenset[str],
) -> Iterator[tuple[str, Fill]]:
    for each in fields:
        called = (each.name.rpartition(".")[2], each.tip, printed.get(each.name, ""))
        wanted = [words for words in map(_words, called) if words]
        if each.kind == "text":
            best = _closest(wanted, texts)
            if best:
                part = next((part for part in DATE_PARTS if best in dates and part in wanted[0]), "")
                source = f"{best}:{part}" if part else best
                yield each.name, Fill(each.name, (source,), required=each.required)
        elif each.kind == "checkbox" and len(each.states) == 1:
            choice = _closest(wanted, choices)
            if choice:
                yield each.name, Fill(each.name, (choice[0],), when={choice[1]: each.states[0]})
        elif each.states:
            when = dict(_states(each, choices))
            sources = {source for source, _ in when}
            if len(sources) == 1:
                paired = {value: state for (_, value), state in when.items()}
                yield each.name, Fill(each.name, (*sources,), when=paired)


def _states(
    field: OfficialField, choices: list[tuple[tuple[str, str], frozenset[str]]]
) -> Iterator[tuple[tuple[str, str], str]]:
    """The choice that each state of a radio or list is called like."""
    for state in field.states:
        best = _closest([_words(f"{state} {field.shown.get(state, '')}")], choices)
        if best:
            yield best, state


def _closest(wanted: list[frozenset[str]], labels: Iterable[tuple[_Key, frozenset[str]]]) -> _Key | None:
    """The key of the label that is most like one of those names, where half of the label stands in it."""
    best, found = 0.0, None
    for key, words in labels:
        for called in wanted:
            share = len(called & words)
            if not share or share / len(words) < _CLOSE_ENOUGH:
                continue
            alike = 2 * share / (len(called) + len(words))
            if alike > best:
                best, found = alike, key
    return found


def _words(text: str) -> frozenset[str]:
    """The words that tell something; a name like ``BirthDate`` is two of them."""
    words = _WORD.findall(_INSIDE.sub(" ", text).lower())
    return frozenset(word for word in words if len(word) >= _SHORTEST and word not in _EVERYWHERE)
