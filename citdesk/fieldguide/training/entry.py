"""One course, refresher or drill that somebody completed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

COURSE, REFRESHER, DRILL, OTHER = "course", "refresher", "drill", "other"
#: As the form ``training`` codes them.
KINDS = frozenset({COURSE, REFRESHER, DRILL, OTHER})


@dataclass(frozen=True, slots=True)
class Entry:
    """``hours`` is 0 for a drill; ``well`` is None for everything but a drill."""

    kind: str
    title: str
    done_on: date
    hours: float = 0.0
    provider: str = ""
    well: bool | None = None

    @property
    def counts(self) -> float:
        """What it adds to a requirement of its kind: a drill one, everything else its hours."""
        return 1.0 if self.kind == DRILL else self.hours
