"""A law pack as forms read it here: with the days on which the courts of its state sit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, tzinfo
from functools import partial

from citdesk.casework.law import LawPack, court_day_ends, pack_instance
from citdesk.casework.law.instance import FACILITY, FACILITY_ES
from citdesk.casework.law.pack import Advice
from citdesk.fieldguide.directory.calendar import public_holiday

#: A hold stated later than that after it began has ended long since.
_BACK = timedelta(days=370)
_AHEAD = timedelta(days=1)  # a clock of a time zone ahead of this one
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Named:
    """Who speaks to the person for whom, and where the person goes; '' for what is not known."""

    officer: str = ""
    agency: str = ""
    facility: str = ""


NOBODY = Named()


def law_for_forms(pack: LawPack, now: datetime, zone: tzinfo, named: Named = NOBODY) -> bytes:
    """The instance ``law`` of a report that is written at ``now``; times of day are those of ``zone``.

    What is said to the person has the names that are known. The facility of a draft is better left out: it
    may still change while the words do not.
    """
    today = now.astimezone(zone).date()
    sits = partial(court_sits, pack.state)
    pack = as_said(pack, named)
    return pack_instance(pack, ends=court_day_ends(pack.clock, today - _BACK, today + _AHEAD, zone, sits))


def as_said(pack: LawPack, named: Named) -> LawPack:
    """The pack with the names that are known in what is said to the person."""
    return replace(pack, advisement=tuple(_with_names(advice, named) for advice in pack.advisement))


def _with_names(advice: Advice, named: Named) -> Advice:
    say, say_es = advice.say, advice.say_es
    for place, place_es, name in (
        ("[name]", "[nombre]", named.officer),
        ("[agency]", "[agencia]", named.agency),
        (FACILITY, FACILITY_ES, named.facility),
    ):
        if name:
            say, say_es = say.replace(place, name), say_es.replace(place_es, name)
    return replace(advice, say=say, say_es=say_es)


def court_sits(state: str, day: date) -> bool:
    """Whether a day is a court day: Monday to Friday and no public holiday of the state."""
    return day.weekday() < _SATURDAY and not public_holiday(state, day)
