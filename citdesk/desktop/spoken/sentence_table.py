"""Sentences of packages that know no Qt, looked up word for word and said in the language of the screen."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from PySide6.QtCore import QCoreApplication

_PART = re.compile(r"{(\w+)}")


class SentenceTable:
    """The ``sentences`` that can be said in one translation ``context``.

    What is in braces is filled in by whoever says it, and translated as well where it stands in the table.
    """

    def __init__(self, context: str, sentences: Iterable[object]) -> None:
        self._context = context
        self.sentences = tuple(map(str, sentences))

    @cached_property
    def _whole(self) -> frozenset[str]:
        return frozenset(each for each in self.sentences if not _PART.search(each))

    @cached_property
    def _templates(self) -> list[tuple[str, re.Pattern[str]]]:
        # made when something first fails: at the start of the program nobody waits for it
        return [(each, _pattern(each)) for each in self.sentences if _PART.search(each)]

    def spoken(self, said: str) -> str:
        """A sentence in the language of the screen; as it is where the table does not have it."""
        if said in self._whole:
            return QCoreApplication.translate(self._context, said)
        for sentence, pattern in self._templates:
            found = pattern.fullmatch(said)
            if found is not None:
                named = {name: self.spoken(part) for name, part in found.groupdict().items()}
                return QCoreApplication.translate(self._context, sentence).format_map(named)
        return said


def _pattern(sentence: str) -> re.Pattern[str]:
    pieces = _PART.split(sentence)
    known: set[str] = set()
    named: list[str] = []
    for at, piece in enumerate(pieces):
        if not at % 2:
            named.append(re.escape(piece))
        elif piece in known:
            named.append(f"(?P={piece})")
        else:
            known.add(piece)
            named.append(f"(?P<{piece}>.+?)")
    return re.compile("".join(named), re.DOTALL)
