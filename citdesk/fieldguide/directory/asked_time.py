"""What somebody means by now, tonight and today, by a service's own clock."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from citdesk.fieldguide.directory.hours import Hours, IsHoliday

NOW, TONIGHT, TODAY = "open", "tonight", "today"
#: The traits that are asked of a service's schedule.
TIMES = frozenset({NOW, TONIGHT, TODAY})
_EVENING, _MORNING = time(18), time(5)


def stretch(asked: str, local: datetime) -> tuple[datetime, datetime]:
    """Begin and end of the time that is asked for.

    Tonight is from 18:00 to 05:00; in that time it is what is left of it. Today ends at midnight. Now is a
    moment.
    """
    if asked == TONIGHT:
        if local.time() < _MORNING:
            return local, _at(local, 0, _MORNING)
        return max(local, _at(local, 0, _EVENING)), _at(local, 1, _MORNING)
    return (local, _at(local, 1, time())) if asked == TODAY else (local, local)


def is_open(
    asked: str, hours: Hours, local: datetime, is_holiday: IsHoliday, closed_until: datetime | None = None
) -> bool:
    """Whether a service is open at some moment of the time asked for, its own clock being at ``local``.

    ``closed_until`` (aware) is until when it stays closed whatever its hours say.
    """
    start, end = stretch(asked, local)
    if closed_until is not None:
        start = max(start, closed_until.astimezone(local.tzinfo))
    return hours.open_within(start, end, is_holiday)


def _at(local: datetime, days: int, clock: time) -> datetime:
    return datetime.combine(local.date() + timedelta(days=days), clock, tzinfo=local.tzinfo)
