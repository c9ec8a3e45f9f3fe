"""How badly and how soon somebody must look at a report: the danger it tells of, its part in a custody clock.

Read once from a revision. What runs out is counted from it against the clock on the wall, each time anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from citdesk.casework.custody_facts import CUSTODY_PATHS, ENCOUNTER, CustodyFacts, Said, custody_facts

_TO_SELF, _TO_OTHERS = "danger_self/level", "danger_others/threat"
#: Answers that tell of suicide, whatever level follows from them.
_SUICIDE_TOLD = ("danger_self/suicide_raised", "danger_self/wish_dead", "danger_self/thoughts")
#: All answers that are read here, by paths below the form's root.
URGENCY_PATHS = frozenset({_TO_SELF, *_SUICIDE_TOLD, _TO_OTHERS, *CUSTODY_PATHS})


class Danger(IntEnum):
    """The danger that a report tells of; a higher one is worse.

    UNASSESSED: suicide was told of and the level left open, which may be anything and ranks above LOW.
    """

    NONE = 0
    LOW = 1
    UNASSESSED = 2
    MODERATE = 3
    HIGH = 4


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
    return Urgency(custody, _to_self(said), _THREATS.get(said.text(_TO_OTHERS), Danger.NONE))


def _to_self(said: Said) -> Danger:
    level = said.text(_TO_SELF)
    if level == "not_assessed" and any(said.text(path) == "yes" for path in _SUICIDE_TOLD):
        return Danger.UNASSESSED
    return _LEVELS.get(level, Danger.NONE)
