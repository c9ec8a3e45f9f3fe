"""Where a text repeats words that somebody else prescribes, for example a statute's."""

from __future__ import annotations

import re
from collections.abc import Iterable

from citdesk.fieldguide.folding import folded

_WORD = re.compile(r"\w+")
#: Stands before or after a short wording that is a statement by itself: "Ground: danger to others."
_BEFORE, _AFTER = re.compile(r"[.:;,(\n•–—-]"), re.compile(r"[ \t]*(?:\Z|[.:;,)\n])")
_RUN = 6


class PrescribedWording:
    """Words that a report may repeat without being asked about them.

    A stretch counts from six words in a row on, so that a statement may be fitted into a sentence; a shorter
    wording counts where it stands by itself, as in a list of grounds. "He is a danger to others" is a
    conclusion, whatever the ground is called.
    """

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._runs: set[tuple[str, ...]] = set()
        self._short: set[tuple[str, ...]] = set()
        for text in texts:
            words = tuple(folded(found[0]) for found in _WORD.finditer(text))
            self._runs.update(words[at : at + _RUN] for at in range(len(words) - _RUN + 1))
            if 0 < len(words) < _RUN:
                self._short.add(words)

    @property
    def empty(self) -> bool:
        """Whether nothing is prescribed."""
        return not (self._runs or self._short)

    def stretches(self, text: str) -> tuple[tuple[int, int], ...]:
        """Begin and end of each stretch of a text that is prescribed, in order, none touching another."""
        if self.empty:
            return ()
        found = list(_WORD.finditer(text))
        words = tuple(folded(each[0]) for each in found)
        spans: list[tuple[int, int]] = []
        for at in range(len(words)):
            length = self._length(words, at)
            if not length:
                continue
            start, end = found[at].start(), found[at + length - 1].end()
            if length < _RUN and not _alone(text, start, end):
                continue
            if spans and start <= spans[-1][1]:
                spans[-1] = spans[-1][0], max(end, spans[-1][1])
            else:
                spans.append((start, end))
        return tuple(spans)

    def _length(self, words: tuple[str, ...], at: int) -> int:
        if words[at : at + _RUN] in self._runs:
            return _RUN
        most = min(_RUN - 1, len(words) - at)
        return next((n for n in range(most, 0, -1) if words[at : at + n] in self._short), 0)


def _alone(text: str, start: int, end: int) -> bool:
    before = start
    while before and text[before - 1] in " \t":
        before -= 1
    return (not before or _BEFORE.match(text, before - 1) is not None) and _AFTER.match(text, end) is not None
