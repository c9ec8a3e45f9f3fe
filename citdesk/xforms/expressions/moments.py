"""Dates and times as expressions have them: an instant seen in a zone, with or without a time of day."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from typing import Final

from citdesk.xforms.expressions.numerals import NAN, numeral

DAY_MILLISECONDS: Final = 86_400_000
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_EPOCH_ORDINAL: Final = _EPOCH.toordinal()
_MILLISECOND: Final = timedelta(milliseconds=1)

_DATE: Final = r"(\d{4})-(\d{1,2})-(\d{1,2})"
_TIME: Final = r"(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?"
_ZONE: Final = r"(Z|[-+]\d{2}(?::?\d{2})?)?"
_MOMENT: Final = re.compile(rf"[ \t\r\n]*{_DATE}(?:[T ]{_TIME}{_ZONE})?[ \t\r\n]*", re.ASCII)
_TIME_OF_DAY: Final = re.compile(rf"[ \t\r\n]*{_TIME}{_ZONE}[ \t\r\n]*", re.ASCII)


class Moment:
    """A date, or a date with a time.

    `local` is aware, in the zone of whoever evaluates; None for an invalid date, whose number is NaN.
    `timed` tells whether there is a time of day; `text` is what the moment reads as.
    """

    __slots__ = ("local", "text", "timed")

    def __init__(self, local: datetime | None, *, timed: bool, text: str | None = None) -> None:
        self.local = local
        self.timed = timed
        if text is not None:
            self.text = text
        elif local is None:
            self.text = ""
        else:
            self.text = _written(local) if timed else local.date().isoformat()

    def instant_days(self) -> float:
        """Days since 1970-01-01T00:00Z, with a fraction, to the millisecond; NaN if invalid."""
        return NAN if self.local is None else milliseconds_of(self.local) / DAY_MILLISECONDS

    def civil_days(self) -> float:
        """Likewise, but for a date without a time the whole days between the calendar dates."""
        if self.local is None:
            return NAN
        if self.timed:
            return self.instant_days()
        return float(self.local.toordinal() - _EPOCH_ORDINAL)

    def since(self, other: Moment) -> float:
        """Days from `other` to this one: whole ones between two dates, else by the instants."""
        if self.local is None or other.local is None:
            return NAN
        if self.timed or other.timed:
            return (milliseconds_of(self.local) - milliseconds_of(other.local)) / DAY_MILLISECONDS
        return float(self.local.toordinal() - other.local.toordinal())

    def without_time(self) -> Moment:
        """The calendar date of this moment in its zone."""
        if self.local is None or not self.timed:
            return self
        return Moment(datetime.combine(self.local.date(), time(), self.local.tzinfo), timed=False)


def milliseconds_of(moment: datetime) -> int:
    """Milliseconds since 1970-01-01T00:00Z, fractions dropped."""
    return (moment - _EPOCH) // _MILLISECOND


def _written(local: datetime) -> str:
    offset = local.utcoffset() or timedelta()
    sign = "-" if offset < timedelta() else "+"
    minutes = abs(offset) // timedelta(minutes=1)
    return (
        f"{local.year:04}-{local.month:02}-{local.day:02}T{local.hour:02}:{local.minute:02}:{local.second:02}"
        f".{local.microsecond // 1000:03}{sign}{minutes // 60:02}:{minutes % 60:02}"
    )


def moment_in(text: str, zone: tzinfo) -> Moment | None:
    """The moment that a text denotes (ISO 8601, offset optional, months and days padded or not), or None."""
    found = _MOMENT.fullmatch(text)
    if found is None:
        return None
    year, month, day, hour, minute, second, fraction, offset = found.groups()
    try:
        calendar = date(int(year), int(month), int(day))
        if hour is None:
            return Moment(datetime.combine(calendar, time(), zone), timed=False)
        clock = time(int(hour), int(minute), int(second or 0), _microseconds(fraction))
        stated = _zone_of(offset)
        if stated is None:
            return Moment(datetime.combine(calendar, clock, zone), timed=True)
        return Moment(datetime.combine(calendar, clock, stated).astimezone(zone), timed=True)
    except (ValueError, OverflowError):
        return None


def clock_in(text: str, today: date, zone: tzinfo) -> time | None:
    """The local time of day that a text such as `06:30:00.000-07:00` denotes on that day, or None."""
    found = _TIME_OF_DAY.fullmatch(text)
    if found is None:
        return None
    hour, minute, second, fraction, offset = found.groups()
    try:
        clock = time(int(hour), int(minute), int(second or 0), _microseconds(fraction))
        stated = _zone_of(offset)
        if stated is None:
            return clock
        return datetime.combine(today, clock, stated).astimezone(zone).time()
    except (ValueError, OverflowError):
        return None


def moment_after(days: float, zone: tzinfo) -> Moment:
    """The instant so many days after 1970-01-01T00:00Z; an invalid moment for NaN or out of range."""
    try:
        instant = _EPOCH + timedelta(milliseconds=round(days * DAY_MILLISECONDS))
        return Moment(instant.astimezone(zone), timed=True)
    except (ValueError, OverflowError):
        return Moment(None, timed=False)


def date_after(days: float, zone: tzinfo) -> Moment:
    """The calendar date so many whole days after 1970-01-01; of a fraction, the date of that instant."""
    if not days.is_integer():
        return moment_after(days, zone).without_time()
    try:
        calendar = date.fromordinal(_EPOCH_ORDINAL + int(days))
        return Moment(datetime.combine(calendar, time(), zone), timed=False)
    except (ValueError, OverflowError):
        return Moment(None, timed=False)


def at_midnight(local: datetime) -> bool:
    """Whether this is the very beginning of a local day, to the millisecond."""
    return not (local.hour or local.minute or local.second or local.microsecond // 1000)


def fraction_of_day(clock: time) -> float:
    """How much of a day has passed at a time of day, between 0 and 1."""
    seconds = clock.hour * 3600 + clock.minute * 60 + clock.second
    return (seconds * 1000 + clock.microsecond // 1000) / DAY_MILLISECONDS


def whole_days_text(moment: Moment) -> str:
    """The days since 1970 rounded down, in digits."""
    days = moment.instant_days()
    return numeral(days // 1)


def _microseconds(fraction: str | None) -> int:
    return int(fraction[:6].ljust(6, "0")) if fraction else 0


def _zone_of(offset: str | None) -> tzinfo | None:
    """The zone of a written offset; None for none. Raises ValueError beyond 23:59."""
    if offset is None:
        return None
    if offset == "Z":
        return UTC
    digits = offset[1:].replace(":", "")
    hours, minutes = int(digits[:2]), int(digits[2:] or 0)
    if hours > 23 or minutes > 59:
        raise ValueError("an offset has at most 23 hours and 59 minutes")
    shift = timedelta(hours=hours, minutes=minutes)
    return timezone(-shift if offset[0] == "-" else shift)
