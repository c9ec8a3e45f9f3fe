"""Regular expressions that others write, bounded in size and in time: a careless one stops no screen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from time import monotonic
from typing import Any, Final, Self

import regex

from citdesk.xforms.expressions.pattern_reading import PatternFaulty, read_pattern

__all__ = ["BoundedPattern", "PatternFaulty", "PatternTooSlow"]

_LEAST_SECONDS: Final = 0.001


class PatternTooSlow(Exception):
    """The pattern took longer on this text than it was given."""


@dataclass(frozen=True, slots=True)
class BoundedPattern:
    """A compiled pattern, without regard to case. ``groups`` is the number of its groups."""

    source: str
    _compiled: regex.Pattern[Any]

    @classmethod
    def read(cls, source: str) -> Self:
        """Raises PatternFaulty for a pattern that is too large or is none."""
        return cls(source, read_pattern(source, regex.IGNORECASE))

    @property
    def groups(self) -> int:
        """How many groups it has."""
        return self._compiled.groups

    def first_groups(self, texts: Iterable[str], seconds: float) -> list[str]:
        """What its first group holds, for each of the texts in which it is found and holds anything.

        Raises PatternTooSlow after so many ``seconds`` for all of them together; the clock is asked for
        nothing else.
        """
        until = monotonic() + seconds
        found: list[str] = []
        for text in texts:
            try:
                match = self._compiled.search(text, timeout=max(until - monotonic(), _LEAST_SECONDS))
            except TimeoutError as error:
                raise PatternTooSlow from error
            if match is not None and match.group(1):
                found.append(match.group(1))
        return found
