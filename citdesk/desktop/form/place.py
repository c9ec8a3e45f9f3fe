"""Where in a report somebody is: a section, one question, one card, the things to change, the check page."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

CHECK, CHANGES = "#check", "#changes"


class Pace(Enum):
    """How much stands on one page: a section at a desk or parked, one question in the car."""

    SECTION = "section"
    QUESTION = "question"


class Kind(Enum):
    """What kind of page a place is."""

    SECTION = "section"
    QUESTION = "question"
    INSTANCE = "instance"
    CHANGES = "changes"
    CHECK = "check"


@dataclass(frozen=True, slots=True)
class Place:
    """One page. ``key`` is a form path, :data:`CHECK` or :data:`CHANGES`; ``section`` the section's key."""

    kind: Kind
    key: str
    section: str


CHECK_PLACE = Place(Kind.CHECK, CHECK, CHECK)
CHANGES_PLACE = Place(Kind.CHANGES, CHANGES, CHANGES)
