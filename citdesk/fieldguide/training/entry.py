"""One course, refresher or drill that somebody completed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from math import isfinite

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


def read_entry(said: Callable[[str], str]) -> Entry | None:
    """The entry that the answers by these names make; '' is no answer.

    None where no day was given, or hours that are none: an agency's own form may let that pass, and one such
    entry must not hide everybody's training.
    """
    try:
        done_on, hours = date.fromisoformat(said("done_on")[:10]), float(said("hours") or 0)
    except ValueError:
        return None
    if not (isfinite(hours) and hours >= 0):
        return None
    return Entry(
        kind=said("kind") if said("kind") in KINDS else OTHER,
        title=said("title"),
        done_on=done_on,
        hours=hours,
        provider=said("provider"),
        well={"well": True, "badly": False}.get(said("ending")),
    )
