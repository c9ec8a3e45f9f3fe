"""Whether a typed line speaks of somebody who means to die or to hurt themself, however it is spelled.

A line like that has to lead to a crisis line whatever else stands in it, so a phrase is met word by word with
slips of the finger and spelling by ear (``kitarce la bida``) forgiven.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache

from citdesk.fieldguide.directory.slips import within
from citdesk.fieldguide.folding import words_of

_GAP = ".."
_LONGEST_GAP = 2
_ONE_SLIP, _TWO_SLIPS = 4, 8
_SHORTEST_BEGINNING = 2
#: Letters that sound alike in Spanish and are mistaken for each other in writing.
_BY_EAR = ((re.compile(r"qu(?=[ei])"), "k"), (re.compile(r"c(?=[ei])"), "s"))
_ALIKE = str.maketrans("vz", "bs")


class Danger:
    """The phrases of danger. A phrase is words parted by spaces:

    ``kill/kills`` is either word, ``suicid*`` whatever begins so, ``@self`` a group of words, ``..`` up to
    two further words, ``!in/at`` at the end means that none of these words follows.
    """

    def __init__(
        self, phrases: Collection[str], groups: Mapping[str, Collection[str]], known: Collection[str] = ()
    ) -> None:
        """``known`` are words that mean something else and are never taken for a slip.

        Raises ValueError for a phrase without words and for a group that is not there.
        """
        self._whole: dict[str, set[str]] = {}  # as it sounds, and how it is spelled
        self._stems: set[str] = set()
        self._groups = {name: frozenset(map(self._learn, words)) for name, words in groups.items()}
        self._phrases = [self._read(phrase) for phrase in phrases]
        self._known = {_heard(word) for word in known} - self._whole.keys()
        self._unless = [self._not_before(phrase) for phrase in phrases]
        self._meant = lru_cache(maxsize=2048)(self._meanings)

    def places(self, words: Sequence[str], *, unfinished: bool = False) -> frozenset[int]:
        """Where in a line stand the words that speak of danger; none where it does not.

        ``unfinished``: the last word may be the beginning of one.
        """
        meant = [self._meant(word) for word in words]
        if unfinished and len(words) > 1 and len(words[-1]) >= _SHORTEST_BEGINNING:
            begun = _heard(words[-1])
            meant[-1] |= {word for word in self._whole if word.startswith(begun)}
        found: set[int] = set()
        for phrase, unless in zip(self._phrases, self._unless, strict=True):
            for start in range(len(words)):
                taken = _met(phrase, meant, start)
                after = taken[-1] + 1 if taken else 0
                if taken and not (after < len(words) and _heard(words[after]) in unless):
                    found.update(taken)
        return frozenset(found)

    def _read(self, phrase: str) -> list[frozenset[str] | None]:
        slots = [self._slot(piece) for piece in phrase.split() if not piece.startswith("!")]
        if not slots or slots[0] is None or slots[-1] is None:
            message = f"the phrase {phrase!r} begins or ends without a word"
            raise ValueError(message)
        return slots

    def _slot(self, piece: str) -> frozenset[str] | None:
        if piece == _GAP:
            return None
        if piece.startswith("@"):
            if piece[1:] not in self._groups:
                message = f"the group {piece} is not there"
                raise ValueError(message)
            return self._groups[piece[1:]]
        return frozenset(map(self._learn, piece.split("/")))

    def _learn(self, word: str) -> str:
        heard = _heard(word)
        if word.endswith("*"):
            self._stems.add(heard + "*")
            return heard + "*"
        self._whole.setdefault(heard, set()).add("".join(words_of(word)))
        return heard

    def _not_before(self, phrase: str) -> frozenset[str]:
        pieces = [piece[1:] for piece in phrase.split() if piece.startswith("!")]
        return frozenset(_heard(word) for piece in pieces for word in piece.split("/"))

    def _meanings(self, word: str) -> frozenset[str]:
        heard = _heard(word)
        found = {stem for stem in self._stems if heard.startswith(stem[:-1])}
        if heard in self._whole:
            found.add(heard)
        if found or heard in self._known:
            return frozenset(found)
        return frozenset(
            each
            for each, spellings in self._whole.items()
            if _is_slip(heard, each) or any(_is_slip(word, spelled) for spelled in spellings)
        )


def _met(phrase: Sequence[frozenset[str] | None], meant: Sequence[frozenset[str]], start: int) -> list[int]:
    """The places of the phrase's words from a start on, none where it does not stand there."""
    at, taken, skip = start, list[int](), 0
    for slot in phrase:
        if slot is None:
            skip = _LONGEST_GAP
            continue
        place = next((to for to in range(at, min(at + skip + 1, len(meant))) if slot & meant[to]), None)
        if place is None:
            return []
        taken.append(place)
        at, skip = place + 1, 0
    return taken


def _is_slip(word: str, meant: str) -> bool:
    if len(meant) < _ONE_SLIP or len(word) < _ONE_SLIP - 1:
        return False
    same = word[0] == meant[0] or word[:2] == meant[1::-1]
    return same and within(word, meant, 2 if len(meant) >= _TWO_SLIPS else 1)


def _heard(word: str) -> str:
    """A word as it sounds."""
    plain = "".join(words_of(word))
    for pattern, sound in _BY_EAR:
        plain = pattern.sub(sound, plain)
    return plain.translate(_ALIKE)
