"""Finding a command by typing: words in any order, other names for a thing, one slip forgiven a word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from citdesk.desktop.rows.one_slip import one_slip
from citdesk.desktop.rows.plain_words import plain

_WORDS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Findable:
    """Something the palette can offer: its id, what it says, and other names people use for it."""

    id: str
    text: str
    also: tuple[str, ...] = ()


def search(typed: str, offered: Iterable[Findable]) -> list[str]:
    """The ids of what fits, best first; every typed word must fit some word of the command.

    A word fits as the beginning of one (best), inside one, or with one letter wrong, missing or extra once
    it has four letters. With nothing typed everything is returned in the order offered.
    """
    wanted = _words(typed)
    if not wanted:
        return [each.id for each in offered]
    scored = [
        (score, at, each.id) for at, each in enumerate(offered) if (score := _score(wanted, each)) is not None
    ]
    return [found for _, _, found in sorted(scored)]


def _words(text: str) -> list[str]:
    return _WORDS.findall(plain(text))


def _score(wanted: Sequence[str], each: Findable) -> int | None:
    own, other = _words(each.text), [word for name in each.also for word in _words(name)]
    total = 0
    for word in wanted:
        costs = [cost for target in own if (cost := _cost(word, target)) is not None]
        costs += [cost + 1 for target in other if (cost := _cost(word, target)) is not None]
        if not costs:
            return None
        total += min(costs)
    return total


def _cost(word: str, target: str) -> int | None:
    if target == word:
        return 0
    if target.startswith(word):
        return 1
    if len(word) >= 3 and word in target:
        return 3
    if len(word) >= 4 and (one_slip(word, target) or one_slip(word, target[: len(word)])):
        return 5
    return None
