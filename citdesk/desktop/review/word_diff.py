"""The difference of two answers by whole words, never by letters, and the same difference in a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum

_WORD = re.compile(r"\s+|[^\s]+")
# comparing costs time with the product of both lengths: beyond this an answer is shown as replaced whole
_MOST_WORDS = 4_000


class Fate(Enum):
    """What became of some words between two revisions."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words that share one fate."""

    fate: Fate
    text: str


def word_diff(before: str, after: str) -> tuple[Piece, ...]:
    """The pieces of ``after`` with what was removed standing before what replaced it.

    Joining the pieces that are not removed gives ``after``; joining those not added gives ``before``.
    """
    old, new = _WORD.findall(before), _WORD.findall(after)
    if len(old) + len(new) > _MOST_WORDS:
        return _merge([Piece(Fate.REMOVED, before), Piece(Fate.ADDED, after)])
    pieces: list[Piece] = []
    matcher = SequenceMatcher(a=old, b=new, autojunk=False)
    for operation, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        removed, added = "".join(old[old_from:old_to]), "".join(new[new_from:new_to])
        if operation == "equal":
            pieces.append(Piece(Fate.SAME, added))
        else:
            pieces.extend((Piece(Fate.REMOVED, removed), Piece(Fate.ADDED, added)))
    return _merge(_over_spaces(pieces))


def _over_spaces(pieces: list[Piece]) -> list[Piece]:
    # a single kept space between two changes would chop a changed phrase into single words
    joined: list[Piece] = []
    for at, piece in enumerate(pieces):
        lone = piece.fate is Fate.SAME and not piece.text.strip()
        if lone and 0 < at < len(pieces) - 1:
            joined.extend((Piece(Fate.REMOVED, piece.text), Piece(Fate.ADDED, piece.text)))
        else:
            joined.append(piece)
    return joined


def _merge(pieces: list[Piece]) -> tuple[Piece, ...]:
    merged: list[Piece] = []
    removed = added = ""
    for piece in [*pieces, Piece(Fate.SAME, "")]:
        if piece.fate is Fate.REMOVED:
            removed += piece.text
        elif piece.fate is Fate.ADDED:
            added += piece.text
        else:
            merged.extend(
                each for each in (Piece(Fate.REMOVED, removed), Piece(Fate.ADDED, added), piece) if each.text
            )
            removed = added = ""
    return tuple(merged)
