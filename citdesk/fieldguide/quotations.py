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
    found: list[tuple[int, int]] = []
    for start, end in _lines(text):
        places = [mark.start() for mark in _MARK.finditer(text, start, end)]
        at = 0
        while at < len(places):
            close = _closing(text, places, at)
            if close is not None:
                found.append((places[at], places[close] + 1))
                at = close
            at += 1
    return tuple(found)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.split("\n"):
        yield start, start + len(line)
        start += len(line) + 1


def _closing(text: str, places: list[int], at: int) -> int | None:
    """The number of the mark that closes what the mark ``at`` opens, None where it opens nothing."""
    start = places[at]
    mark = text[start]
    if mark not in _CLOSES or _is_measure(text, start) or (mark in _SINGLE and not _opens(text, start)):
        return None
    for number in range(at + 1, len(places)):
        place = places[number]
        if text[place] not in _CLOSES[mark]:
            continue
        if mark in _SINGLE and not _ends_word(text, place):
            continue  # an apostrophe
        if _is_measure(text, place) and _is_one_too_many(text, places[number + 1 :]):
            continue
        return number
    return None


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


def _is_one_too_many(text: str, later: list[int]) -> bool:
    """Whether the double marks that follow only pair up if this one is an inch."""
    rest = [place for place in later if text[place] in '"”' and not _is_measure(text, place)]
    return len(rest) % 2 == 1 and all(text[place] == '"' for place in rest)
