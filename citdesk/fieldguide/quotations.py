"""Where somebody else's words stand in a text: between quotation marks, double or single, straight or curly.

An apostrophe is none, nor is the mark of an inch or a foot after a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_MARK = re.compile("[\"“”„«»'‘’‚‹›]")
_CLOSES = {'"': '"', "“": "”", "„": "“”", "«": "»", "'": "'", "‘": "’", "‚": "‘’", "‹": "›"}
_SINGLE = "'‘‚"
#: What an apostrophe stands before in short for a longer word: 'em, 'cause, the '80s.
_SHORTENED = re.compile(r"(?:em|cause|til|till|bout|round|tis|twas|n|\d0s)\b", re.IGNORECASE)
_BEFORE_SINGLE = re.compile(r"[\w)\].!?]")


def quoted_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Begin and end of each quotation with its marks. A mark that is never closed on its line opens none."""
    return tuple(span for start, end in _lines(text) for span in _Line(text, start, end).spans())


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.split("\n"):
        yield start, start + len(line)
        start += len(line) + 1


class _Line:
    """The marks of one line. Each is looked at once for every kind of mark that it may close."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._text = text
        self._places = [mark.start() for mark in _MARK.finditer(text, start, end)]
        self._too_many = _one_too_many(text, self._places)
        self._unclosed: set[str] = set()  # marks that nothing further on the line closes

    def spans(self) -> Iterator[tuple[int, int]]:
        """Begin and end of each quotation on the line."""
        at = 0
        while at < len(self._places):
            close = self._closing(at)
            if close is not None:
                yield self._places[at], self._places[close] + 1
                at = close
            at += 1

    def _closing(self, at: int) -> int | None:
        """The number of the mark that closes what the mark ``at`` opens, None where it opens nothing."""
        text, start = self._text, self._places[at]
        mark = text[start]
        if mark not in _CLOSES or mark in self._unclosed:
            return None
        if _is_measure(text, start) or (mark in _SINGLE and not _opens(text, start)):
            return None
        for number in range(at + 1, len(self._places)):
            if self._closes(number, mark):
                return number
        self._unclosed.add(mark)
        return None

    def _closes(self, number: int, mark: str) -> bool:
        text, place = self._text, self._places[number]
        if text[place] not in _CLOSES[mark]:
            return False
        if mark in _SINGLE and not _ends_word(text, place):
            return False  # an apostrophe
        return not (_is_measure(text, place) and self._too_many[number])


def _opens(text: str, place: int) -> bool:
    """Whether a single mark stands before a word and not within, after or in place of letters of one."""
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if not after or after.isspace() or _SHORTENED.match(text, place + 1):
        return False
    return not before or _BEFORE_SINGLE.match(before) is None


def _ends_word(text: str, place: int) -> bool:
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    return not before.isspace() and not (after.isalnum() or after == "_")


def _is_measure(text: str, place: int) -> bool:
    """Whether a straight or closing mark stands after a number, as in 6' 2"."""
    return text[place] in "\"'’”" and text[place - 1 : place].isdigit()


def _one_too_many(text: str, places: list[int]) -> list[bool]:
    """For each mark whether the double marks that follow only pair up if this one is an inch."""
    found: list[bool] = []
    later, straight = 0, True
    for place in reversed(places):
        found.append(later % 2 == 1 and straight)
        if text[place] in '"”' and not _is_measure(text, place):
            later += 1
            straight = straight and text[place] == '"'
    return found[::-1]
