"""A law pack as forms read it here: with the days on which the courts of its state sit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, tzinfo
from functools import partial

from citdesk.casework.law import LawPack, court_day_ends, pack_instance
from citdesk.casework.law.pack import Advice
from citdesk.fieldguide.directory.calendar import public_holiday

#: A hold stated later than that after it began has ended long since.
_BACK = timedelta(days=370)
_AHEAD = timedelta(days=1)  # a clock of a time zone ahead of this one
_SATURDAY = 5


def law_for_forms(pack: LawPack, now: datetime, zone: tzinfo, officer: str = "", agency: str = "") -> bytes:
    """The instance ``law`` of a report that is written at ``now``; times of day are those of ``zone``.

    What is said to the person names the ``officer`` and the ``agency``, where they are known.
    """
    today = now.astimezone(zone).date()
    sits = partial(court_sits, pack.state)
    said = tuple(_named(advice, officer, agency) for advice in pack.advisement)
    pack = replace(pack, advisement=said)
    return pack_instance(pack, ends=court_day_ends(pack.clock, today - _BACK, today + _AHEAD, zone, sits))


def _named(advice: Advice, officer: str, agency: str) -> Advice:
    say, say_es = advice.say, advice.say_es
    if officer:
        say, say_es = say.replace("[name]", officer), say_es.replace("[nombre]", officer)
    if agency:
        say, say_es = say.replace("[agency]", agency), say_es.replace("[agencia]", agency)
    return replace(advice, say=say, say_es=say_es)


def court_sits(state: str, day: date) -> bool:
    """Whether a day is a court day: Monday to Friday and no public holiday of the state."""
    return day.weekday() < _SATURDAY and not public_holiday(state, day)
