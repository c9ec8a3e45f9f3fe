"""How badly and how soon somebody must look at a report: the danger it tells of, its part in a custody clock.

Read once from a revision. What runs out is counted from it against the clock on the wall, each time anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from citdesk.casework.custody_facts import CUSTODY_PATHS, ENCOUNTER, CustodyFacts, Said, custody_facts

_TO_SELF, _TO_OTHERS = "danger_self/level", "danger_others/threat"
#: All answers that are read here, by paths below the form's root.
URGENCY_PATHS = frozenset({_TO_SELF, _TO_OTHERS, *CUSTODY_PATHS})


class Danger(IntEnum):
    """The danger that a report tells of; a higher one is worse. NONE also where it was not assessed."""

    NONE = 0
    LOW = 1
    MODERATE = 2
    HIGH = 3


_LEVELS = {"low": Danger.LOW, "moderate": Danger.MODERATE, "high": Danger.HIGH}
#: Words and gestures are a threat; who was hurt, or nearly, was in danger already.
_THREATS = {
    "verbal": Danger.MODERATE,
    "gesture": Danger.MODERATE,
    "attempted": Danger.HIGH,
    "carried_out": Danger.HIGH,
}


@dataclass(frozen=True, slots=True)
class Urgency:
    """What one revision says."""

    custody: CustodyFacts
    to_self: Danger = Danger.NONE
    to_others: Danger = Danger.NONE


def urgency(said: Said) -> Urgency:
    """What the report says of danger and custody; only an encounter report tells of danger."""
    custody = custody_facts(said)
    if said.form != ENCOUNTER:
        return Urgency(custody)
    to_self = _LEVELS.get(said.text(_TO_SELF), Danger.NONE)
    return Urgency(custody, to_self, _THREATS.get(said.text(_TO_OTHERS), Danger.NONE))
