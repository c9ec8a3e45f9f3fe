"""`search()` in an appearance: choices looked up in a CSV attachment (ODK XLSForm documentation, legacy).

`search('table')`, `search('table', kind, 'columns', text)` and with a further `'column', text` that must be
equal. The question's single item names the columns that give value and label; an item whose value is a number
is a choice of its own.
"""

from __future__ import annotations

import re
from typing import Final

from citdesk.xforms.definition.model import Search
from citdesk.xforms.definition.texts import Compile

_CALL: Final = re.compile(r"(?:^|\s)search\(", re.ASCII)
_COUNTS: Final = frozenset({1, 4, 6})


def read_search(appearance: str, where: str, compile_at: Compile) -> Search | None:
    """The search that an appearance asks for, None if there is none or its arguments are at fault."""
    found = _CALL.search(appearance)
    if found is None:
        return None
    sources = _arguments(appearance, found.end())
    arguments = [compile_at(source, f"{where}, search()") for source in sources]
    if len(arguments) not in _COUNTS or any(argument is None for argument in arguments):
        return None
    return Search(tuple(argument for argument in arguments if argument is not None))


def without_search(appearance: str) -> str:
    """The appearance without its `search(…)`."""
    found = _CALL.search(appearance)
    if found is None:
        return appearance
    rest = appearance[_end(appearance, found.end()) + 1 :]
    return " ".join((appearance[: found.start()] + " " + rest).split())


def _arguments(text: str, start: int) -> list[str]:
    """The sources of the arguments from `start` to the closing parenthesis."""
    found: list[str] = []
    begun = at = start
    end = _end(text, start)
    depth, quote = 0, ""
    while at < end:
        sign = text[at]
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "'\"":
            quote = sign
        elif sign in "([":
            depth += 1
        elif sign in ")]":
            depth -= 1
        elif sign == "," and depth == 0:
            found.append(text[begun:at])
            begun = at + 1
        at += 1
    found.append(text[begun:end])
    return found


def _end(text: str, start: int) -> int:
    """Where the parenthesis opened before `start` closes; the end of the text if it does not."""
    depth, quote = 1, ""
    for at in range(start, len(text)):
        sign = text[at]
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "'\"":
            quote = sign
        elif sign == "(":
            depth += 1
        elif sign == ")":
            depth -= 1
            if depth == 0:
                return at
    return len(text)
