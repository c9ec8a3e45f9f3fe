"""What `\\d` means in a pattern: 0 to 9, as in Java and JavaScript, and not the digits of every script.

A telephone number that keeps its constraint could otherwise be one that nobody can dial.
"""

from __future__ import annotations

import re
from typing import Final

#: anything escaped, or the beginning or end of a set of characters
_PART: Final = re.compile(r"\\(?P<escaped>.)|(?P<open>\[\^?\]?)|(?P<close>\])", re.DOTALL)
_OUTSIDE: Final = {"d": "[0-9]", "D": "[^0-9]"}
_WITHIN: Final = {"d": "0-9", "D": "\\x00-/:-\\U0010ffff"}


def with_plain_digits(pattern: str) -> str:
    """The pattern with `\\d` and `\\D` written out."""
    within = False

    def plain(part: re.Match[str]) -> str:
        nonlocal within
        escaped = part["escaped"]
        if escaped is not None:
            return (_WITHIN if within else _OUTSIDE).get(escaped, part.group())
        if part["close"]:
            within = False
        elif within:
            return part.group()
        else:
            within = True
        return part.group()

    return _PART.sub(plain, pattern)
