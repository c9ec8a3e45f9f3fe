"""How large a pattern becomes when its repetitions are written out.

The matcher writes out what must be repeated, one inside another multiplied: the twenty characters of
`(?:a{9999}){9999}` fill all memory while they are compiled, where no time limit holds yet.
"""

from __future__ import annotations

import re
from typing import Final

#: What matters of a pattern: anything escaped, a set of characters, a group's ends, a repetition.
_PART: Final = re.compile(
    r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|(?P<open>\()|(?P<close>\))|\{(?P<fewest>\d+)(?:,\d*)?\}|.", re.DOTALL
)


def written_out(pattern: str) -> int:
    """How many single characters, sets and groups the pattern has with its repetitions written out.

    An upper bound: what is not understood counts as characters.
    """
    around: list[int] = []
    before = last = 0  # of the open group: all but its last part, and that
    for part in _PART.finditer(pattern):
        if part["open"]:
            around.append(before + last)
            before = last = 0
        elif part["close"]:
            last += before + 1
            before = around.pop() if around else 0
        elif part["fewest"]:
            last *= max(1, int(part["fewest"][:12]))
        else:
            before += last
            last = 1
    return sum(around) + before + last
