"""What tells one call from another in a list: dispatch's number for it, roughly where it was, and the day."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from citdesk.casework.custody_facts import ENCOUNTER, NOTE, Said

_NUMBER, _PLACE, _NOTED_PLACE = "call/event_number", "place/address", "scene/address"
_WHEN, _NOTED_WHEN = "call/occurred_at", "times/arrived_at"
#: All answers that are read here, by paths below the form's root.
CALL_PATHS = (_NUMBER, _PLACE, _NOTED_PLACE, _WHEN, _NOTED_WHEN)

_PARTS = re.compile(r"[,;\r\n]+")
_HOUSE = re.compile(r"\d+[a-z]?(?:[-/]\d+[a-z]?)?\s+(?!block\b)(?=\S)", re.IGNORECASE)
_FLAT = re.compile(r"(?:apt|apartment|unit|suite|ste|room|rm|floor|fl|no|#)?[.\s]*#?\d*[a-z]?", re.IGNORECASE)
_LONGEST_NUMBER, _LONGEST_PLACE = 30, 40


@dataclass(frozen=True, slots=True)
class CallFacts:
    """Of one report or of its case; '' for what nobody wrote down."""

    event_number: str = ""
    #: a street or a crossing, as :func:`short_place` leaves it
    place: str = ""
    #: the day it happened where it happened, None where nobody wrote it down
    on: date | None = None

    def __bool__(self) -> bool:
        return bool(self.event_number or self.place)


#: nobody wrote anything down
NO_CALL = CallFacts()


def call_facts(said: Said) -> CallFacts:
    """What an encounter report or a quick note says of its call; of other forms nothing is read."""
    if said.form == NOTE:
        return CallFacts(place=short_place(said.text(_NOTED_PLACE)), on=_day(said.text(_NOTED_WHEN)))
    if said.form == ENCOUNTER:
        number, place = said.text(_NUMBER), said.text(_PLACE)
        return CallFacts(_cut(number, _LONGEST_NUMBER), short_place(place), _day(said.text(_WHEN)))
    return NO_CALL


def of_one_call(facts: Iterable[CallFacts]) -> CallFacts:
    """What several reports of one case say together, of each fact the first."""
    every = tuple(facts)
    return CallFacts(
        next((each.event_number for each in every if each.event_number), ""),
        next((each.place for each in every if each.place), ""),
        next((each.on for each in every if each.on is not None), None),
    )


def short_place(address: str) -> str:
    """An address without the number before it and the flat: a list need not say in which house it was."""
    parts = (" ".join(part.split()) for part in _PARTS.split(address))
    named = (part for part in parts if not _FLAT.fullmatch(part))
    return _cut(_HOUSE.sub("", next(named, ""), count=1), _LONGEST_PLACE)


def _day(moment: str) -> date | None:
    try:
        return date.fromisoformat(moment[:10])
    except ValueError:
        return None


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
