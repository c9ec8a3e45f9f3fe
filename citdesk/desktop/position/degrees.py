"""Degrees as people write them: decimal or with minutes and seconds, with a sign or a letter."""

from __future__ import annotations

import re

_NUMBER = r"\d+(?:[.,]\d+)?"
_DEGREES = re.compile(
    rf"""\s*(?P<before>[NSEW])?\s*(?P<sign>[-+\u2212])?\s*
    (?P<degrees>{_NUMBER})\s*(?:\u00b0|\u00ba|deg|d)?\s*
    (?:(?P<minutes>{_NUMBER})\s*(?:'|\u2019|\u2032|min|m)?\s*
    (?:(?P<seconds>{_NUMBER})\s*(?:"|\u201d|\u2033|''|\u2032\u2032|sec|s)?\s*)?)?
    (?P<after>[NSEW])?\s*""",
    re.VERBOSE | re.IGNORECASE,
)
_NEGATIVE = frozenset("SW")


def degrees(text: str, sides: str) -> float | None:
    """Degrees of a latitude (``sides`` "NS") or longitude ("EW"), None where a text is none.

    ``44 57 13 N`` is 44.953611. Minutes and seconds are below 60; a sign and a letter do not go together.
    """
    found = _DEGREES.fullmatch(text)
    if found is None:
        return None
    letters = [letter.upper() for letter in (found["before"], found["after"]) if letter]
    whole, minutes, seconds = (_number(found[part]) for part in ("degrees", "minutes", "seconds"))
    if len(letters) > 1 or (letters and found["sign"]) or minutes >= 60 or seconds >= 60:
        return None
    if letters and letters[0] not in sides:
        return None
    if (found["minutes"] and whole % 1) or (found["seconds"] and minutes % 1):
        return None  # a decimal point stands in the last of them only
    south = bool(letters and letters[0] in _NEGATIVE) or found["sign"] in ("-", "\u2212")
    value = whole + minutes / 60 + seconds / 3600
    return -value if south else value


def _number(text: str | None) -> float:
    return float(text.replace(",", ".")) if text else 0.0
