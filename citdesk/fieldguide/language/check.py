"""Looks through free text for words to look at again. It suggests and never rewrites."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from citdesk.fieldguide.language.reading import Rules
from citdesk.fieldguide.language.rule import Hint, Rule
from citdesk.fieldguide.quotations import quoted_spans

_SENTENCE_END = re.compile(r"[.!?]\s|\n")
#: Field codes of a criminal-history return (message keys of the national switch).
_RETURN_CODE = re.compile(r"\b(MKE|NIC|OCA|ORI|FBI|SID|HDR|CRT|SOC|PUR|ATN|NAM|DOB)/", re.IGNORECASE)
_RETURN_SAY = (
    "This looks like a pasted criminal-history return. It must not stand in a report. Take it out and "
    "refer to it by its date."
)
_FEWEST_CODES = 2


class LanguageCheck:
    """The check in one language. Safe to use from any thread."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules.rules

    def look(self, text: str, exempt: Iterable[tuple[int, int]] = ()) -> tuple[Hint, ...]:
        """What to look at again, in the order of the text, one hint for overlapping words.

        Quotations are never looked at; ``exempt`` names further stretches, for example statutory wording. A
        pasted criminal-history return is told wherever it stands.
        """
        own = _Own(text, (*quoted_spans(text), *exempt))
        hints = [hint for rule in self._rules for hint in _by(rule, text, own)]
        hints += _pasted(text)
        return _apart(sorted(hints, key=lambda hint: (hint.start, hint.start - hint.end)))


class _Own:
    """Which places of a text are the officer's own words."""

    def __init__(self, text: str, exempt: Iterable[tuple[int, int]]) -> None:
        self._spans = sorted(exempt)
        self._starts = [start for start, _ in self._spans]
        self._sentences = [0, *(found.end() for found in _SENTENCE_END.finditer(text)), len(text)]

    def free(self, start: int, end: int) -> bool:
        """Whether no quotation or exempt stretch touches these places."""
        before = bisect_right(self._starts, end - 1)
        return all(stop <= start for _, stop in self._spans[max(0, before - 2) : before])

    def sentence(self, at: int) -> tuple[int, int]:
        """The sentence a place stands in."""
        index = min(bisect_right(self._sentences, at), len(self._sentences) - 1)
        return self._sentences[index - 1], self._sentences[index]


def _by(rule: Rule, text: str, own: _Own) -> Iterable[Hint]:
    for pattern in rule.patterns:
        for found in pattern.finditer(text):
            start, end = found.span()
            if own.free(start, end) and not (rule.unless and rule.unless.search(text, *own.sentence(start))):
                yield Hint(rule.code, start, end, found[0], rule.say)


def _pasted(text: str) -> Iterable[Hint]:
    codes = list(_RETURN_CODE.finditer(text))
    if len({code[1].upper() for code in codes}) >= _FEWEST_CODES:
        start, end = codes[0].start(), codes[-1].end()
        yield Hint("pasted_history", start, end, text[start : codes[0].end()], _RETURN_SAY)


def _apart(hints: Iterable[Hint]) -> tuple[Hint, ...]:
    kept: list[Hint] = []
    for hint in hints:
        overlapping = any(other.end > hint.start and other.code == hint.code for other in kept)
        if not overlapping:
            kept.append(hint)
    return tuple(kept)
