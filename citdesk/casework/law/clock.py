"""When a hold ends: hours counted as they pass, or court days counted by the court's own calendar."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from citdesk.casework.law.pack import Clock

CourtDays = Callable[[date], bool]
"""True for a day on which the court sits; weekends and holidays are the agency's to say."""

_FURTHEST = 60  # a court that sits on none of sixty days is a wrong calendar, not a long weekend


def hold_expires(clock: Clock, started: datetime, sits: CourtDays) -> datetime:
    """The moment after which nobody may be held on this ground, in the zone of ``started``.

    Hours are real hours: a night in which the clock is set forward ends the hold an hour later by the
    wall clock. Court days begin on the day after the start and end at midnight of the last one.
    Raises ValueError when ``started`` has no zone or the calendar has no court day in sixty.
    """
    if started.tzinfo is None:
        raise ValueError("A custody clock needs the time zone of its start")
    if clock.court_days == 0:
        return (started.astimezone(UTC) + timedelta(hours=clock.hours)).astimezone(started.tzinfo)
    day, left = started.date(), clock.court_days
    for _ in range(_FURTHEST):
        day += timedelta(days=1)
        left -= sits(day)
        if left == 0:
            return datetime.combine(day + timedelta(days=1), time(0), started.tzinfo)
    raise ValueError("The court calendar holds no court day in sixty days; mend the agency's calendar")


def court_day_ends(
    clock: Clock, first: date, last: date, zone: tzinfo, sits: CourtDays
) -> Mapping[date, datetime]:
    """When a hold ends by the day on which its clock starts, from ``first`` to ``last``.

    Empty for a clock of hours: those end by the minute of their start, which a form can count itself.
    Raises ValueError when the calendar has no court day in sixty.
    """
    if clock.court_days == 0:
        return {}
    days = (first + timedelta(days=after) for after in range((last - first).days + 1))
    return {day: hold_expires(clock, datetime.combine(day, time(0), zone), sits) for day in days}
