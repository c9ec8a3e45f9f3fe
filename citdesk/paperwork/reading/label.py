"""Labels as forms write them: text with places for answers in between."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

_MARKS = re.compile(
    r"\*\*|__|</?[A-Za-z][^<>]{0,80}>|^#{1,6} ", re.MULTILINE
)  # XLSForm's own label styling, not text
_PREFIX = re.compile(r"^(pre|post|non|self)_")  # what English joins with a hyphen
_SPACE = re.compile(r"\s+")
_QUOTE = 80  # characters of an answer that a label reads out
UNKNOWN = "\N{HORIZONTAL ELLIPSIS}"  # stands where a label would quote an answer that is withheld or blank


@dataclass(frozen=True)
class Quoted:
    """A place in a label where the answer at ``path`` is read out (XForms ``output``)."""

    path: str


@dataclass(frozen=True)
class Label:
    """A label's pieces in order."""

    pieces: tuple[str | Quoted, ...]

    def text(self, answer_at: Callable[[str], str] = lambda _path: "") -> str:
        """The label as read; ``answer_at`` gives the printable answer of an absolute path or nothing."""
        words = (
            _MARKS.sub("", piece) if isinstance(piece, str) else answer_at(piece.path) or UNKNOWN
            for piece in self.pieces
        )
        return _SPACE.sub(" ", "".join(words)).strip()


def quoted(answer: str) -> str:
    """So much of an answer as a label reads out; in full it stands under its own question."""
    return answer if len(answer) <= _QUOTE else answer[:_QUOTE].rstrip() + UNKNOWN


def humanised(name: str) -> str:
    """``minutes_on_scene`` as ``Minutes on scene``, for computed values that no control shows.

    ``pre_arrest`` is ``Pre-arrest``.
    """
    words = _PREFIX.sub(r"\1-", name).replace("_", " ").strip()
    return words[:1].upper() + words[1:]
