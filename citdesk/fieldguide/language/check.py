"""Looks through free text for words to look at again. It suggests and never rewrites."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping

from citdesk.casework.conclusions import conclusions
from citdesk.casework.criminal_history import pasted_history
from citdesk.fieldguide.language.beginnings import ANY, first_letters
from citdesk.fieldguide.language.names import in_name
from citdesk.fieldguide.language.reading import Rules
from citdesk.fieldguide.language.rule import Hint, Rule
from citdesk.fieldguide.quotations import quoted_spans

_WORD = re.compile(r"\w+")
_SENTENCE_END = re.compile(r"[.!?]\s|\n")
_RETURN_SAY = (
    "This looks like a pasted criminal-history return. It must not stand in a report. Take it out and "
    "refer to it by its date."
)
#: How far back the words reach that stand right before a hit.
_RIGHT_BEFORE = 200
_CONCLUSION = "conclusion"
_CONCLUSION_SAY = "A conclusion without its facts. Write what you saw or heard that led you to it."


class LanguageCheck:
    """The check in one language. Safe to use from any thread."""

    def __init__(self, rules: Rules) -> None:
        self._rules = {f"r{at}": rule for at, rule in enumerate(rules.rules)}
        by_letter: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for name, rule in self._rules.items():
            for pattern in rule.patterns:
                for letter in first_letters(pattern):
                    by_letter[letter][name].append(pattern)
        anywhere = by_letter.pop(ANY, {})
        for each in by_letter.values():
            for name, patterns in anywhere.items():
                each[name].extend(patterns)
        self._anywhere = _joined(anywhere)
        self._by_letter = {letter: _joined(each) for letter, each in by_letter.items()}

    def look(self, text: str, exempt: Iterable[tuple[int, int]] = ()) -> tuple[Hint, ...]:
        """What to look at again, in the order of the text; a rule points at the same words once.

        Quotations are never looked at; ``exempt`` names further stretches, for example statutory wording. A
        pasted criminal-history return is told wherever it stands.
        """
        small = _small(text)
        own = _Own(small, (*quoted_spans(text), *exempt))
        hints = [*_pasted(text)]
        reached: dict[str, int] = {}
        for word in _WORD.finditer(small):
            at = word.start()
            pattern = self._by_letter.get(small[at], self._anywhere)
            found = None if pattern is None else pattern.match(small, at)
            if found is None:
                continue
            name = found.lastgroup or ""
            rule = self._rules[name]
            start, end = found.span(name)
            if start < reached.get(name, 0) or not own.free(start, end) or own.excused(rule, start, end):
                continue
            if in_name(text, start, end):
                continue
            reached[name] = end
            hints.append(Hint(rule.code, start, end, text[start:end], rule.say))
        hints.extend(_concluding(text, own, hints))
        return tuple(sorted(hints, key=lambda hint: hint.start))


def _joined(patterns: Mapping[str, list[str]]) -> re.Pattern[str] | None:
    """One pattern that says by its group's name which rule it met; None where there is nothing to meet."""
    groups = [f"(?P<{name}>{'|'.join(each)})" for name, each in patterns.items()]
    return re.compile(f"(?:{'|'.join(groups)})(?!\\w)") if groups else None


def _small(text: str) -> str:
    """The text in small letters, each letter where it stood."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(map(_small_letter, text))


def _small_letter(letter: str) -> str:
    small = letter.lower()
    return small if len(small) == 1 else letter


class _Own:
    """Which places of a text are the officer's own words."""

    def __init__(self, text: str, exempt: Iterable[tuple[int, int]]) -> None:
        self._spans = sorted(exempt)
        self._starts = [start for start, _ in self._spans]
        self._text = text
        self._said: dict[tuple[str, int], bool] = {}  # by rule and sentence, each looked through once
        self._ends = [0, *(found.end() for found in _SENTENCE_END.finditer(text)), len(text)]

    def free(self, start: int, end: int) -> bool:
        """Whether no quotation or exempt stretch touches these places."""
        before = bisect_right(self._starts, end - 1)
        return all(stop <= start for _, stop in self._spans[max(0, before - 2) : before])

    def excused(self, rule: Rule, start: int, end: int) -> bool:
        """Whether the sentence says what makes the rule needless, for example who said so.

        So do the words right before or after the hit, as in ``abnormal heart sounds``.
        """
        if rule.not_before is not None and rule.not_before.match(self._text, end):
            return True
        if rule.unless is None and rule.not_after is None:
            return False
        index = min(bisect_right(self._ends, start), len(self._ends) - 1)
        begin = self._ends[index - 1]
        if rule.not_after is not None:
            right_before = self._text[max(begin, start - _RIGHT_BEFORE) : start]
            if rule.not_after.search(right_before):
                return True
        return rule.unless is not None and self._is_said(rule.code, rule.unless, index)

    def _is_said(self, code: str, what: re.Pattern[str], index: int) -> bool:
        said = self._said.get((code, index))
        if said is None:
            found = what.search(self._text, self._ends[index - 1], self._ends[index])
            said = self._said[code, index] = found is not None
        return said


def _concluding(text: str, own: _Own, hints: Iterable[Hint]) -> tuple[Hint, ...]:
    """Sentences that only conclude, as the forms and the checks see them, where no other hint stands."""
    told = [(hint.start, hint.end) for hint in hints]
    return tuple(
        Hint(_CONCLUSION, start, end, text[start:end], _CONCLUSION_SAY)
        for start, end in conclusions(text)
        if own.free(start, end) and not any(begin < end and stop > start for begin, stop in told)
    )


def _pasted(text: str) -> Iterable[Hint]:
    where = pasted_history(text)
    if where is not None:
        start, end = where
        first = _WORD.match(text, start)
        yield Hint("pasted_history", start, end, first[0] if first else "", _RETURN_SAY)
