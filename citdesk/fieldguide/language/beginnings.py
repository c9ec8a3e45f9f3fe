"""Which letters a pattern can begin with, so that most words of a text need no further look."""

from __future__ import annotations

from collections.abc import Iterator

#: The pattern may begin with anything.
ANY = ""


def first_letters(pattern: str) -> frozenset[str]:
    """The letters with which a match can begin; :data:`ANY` among them where that cannot be told.

    Understands what the rules are written in: letters, groups of alternatives, and ``?`` after either.
    """
    found: set[str] = set()
    for alternative in _alternatives(pattern):
        found |= _of_one(alternative)
    return frozenset(found)


def _of_one(text: str) -> frozenset[str]:
    if text.startswith("(?:") or (text.startswith("(") and not text.startswith("(?")):
        end = _closing(text)
        inside, after = text[text.startswith("(?:") * 2 + 1 : end], text[end + 1 :]
        found = first_letters(inside)
        return found | _of_one(after[1:]) if after[:1] in {"?", "*"} else found
    if not text or not text[0].isalnum() or text[1:2] in {"?", "*", "{", "|"}:
        return frozenset({ANY})
    return frozenset({text[0]})


def _alternatives(pattern: str) -> Iterator[str]:
    depth = start = 0
    for at, sign in enumerate(pattern):
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and not depth:
            yield pattern[start:at]
            start = at + 1
    yield pattern[start:]


def _closing(text: str) -> int:
    depth = 0
    for at, sign in enumerate(text):
        depth += (sign == "(") - (sign == ")")
        if not depth:
            return at
    return len(text)
