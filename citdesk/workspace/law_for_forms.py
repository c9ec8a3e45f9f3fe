"""A law pack as forms read it here: with the days on which the courts of its state sit."""

from __future__ import annotations

from datetime import date, datetime, timedelta, tzinfo
from functools import partial

from citdesk.casework.law import LawPack, court_day_ends, pack_instance
from citdesk.fieldguide.directory.calendar import public_holiday

#: A hold stated later than that after it began has ended long since.
_BACK = timedelta(days=370)
_AHEAD = timedelta(days=1)  # a clock of a time zone ahead of this one
_SATURDAY = 5


def law_for_forms(pack: LawPack, now: datetime, zone: tzinfo) -> bytes:
    """The instance ``law`` of a report that is written at ``now``; times of day are those of ``zone``."""
    today = now.astimezone(zone).date()
    sits = partial(court_sits, pack.state)
    return pack_instance(pack, ends=court_day_ends(pack.clock, today - _BACK, today + _AHEAD, zone, sits))


def court_sits(state: str, day: date) -> bool:
    """Whether a day is a court day: Monday to Friday and no public holiday of the state."""
    return day.weekday() < _SATURDAY and not public_holiday(state, day)
