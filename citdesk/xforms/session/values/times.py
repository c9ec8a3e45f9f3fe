"""``date``, ``time`` and ``dateTime`` (XML Schema part 2, with ODK's milliseconds and offsets)."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

from citdesk.xforms.client import Value
from citdesk.xforms.session.values.codec import Unreadable

_DATE = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$", re.ASCII)
_TIME = re.compile(
    r"^([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d{1,9}))?(Z|[+-](?:0\d|1[0-4])(?::?[0-5]\d)?)?$", re.ASCII
)


def offset_text(moment: datetime) -> str:
    """The offset from UTC as ``+hh:mm``."""
    seconds = int((moment.utcoffset() or timedelta()).total_seconds())
    sign = "-" if seconds < 0 else "+"
    hours, minutes = divmod(abs(seconds) // 60, 60)
    return f"{sign}{hours:02d}:{minutes:02d}"


def moment_text(moment: datetime) -> str:
    """An aware moment as ODK writes it: milliseconds and offset."""
    return f"{moment:%Y-%m-%dT%H:%M:%S}.{moment.microsecond // 1000:03d}{offset_text(moment)}"


class DateCodec:
    """A day. Of a moment, the day it was at its own offset."""

    def encode(self, value: object) -> str:
        """``yyyy-mm-dd``."""
        if value is None or value == "":
            return ""
        if isinstance(value, datetime):
            return value.date().isoformat()
        if isinstance(value, date):
            return value.isoformat()
        day = self.decode(str(value).strip())
        if not isinstance(day, date):
            raise Unreadable("Enter a day that exists: month, day, and the year with four digits.")
        return day.isoformat()

    def decode(self, text: str) -> Value | None:
        """The day; the time of a moment is left aside."""
        day, separator, rest = text.partition("T")
        found = _DATE.match(day)
        if not found or (separator and not _TIME.match(rest)):
            return None
        try:
            return date(int(found.group(1)), int(found.group(2)), int(found.group(3)))
        except ValueError:
            return None


class TimeCodec:
    """A time of day, with or without an offset, kept as typed."""

    def encode(self, value: object) -> str:
        """``hh:mm:ss`` with what fraction and offset it was given."""
        if value is None or value == "":
            return ""
        if isinstance(value, time):
            return time_text(value)
        text = str(value).strip()
        if not _TIME.match(text):
            raise Unreadable("Enter the time as hours and minutes, for example 21:05.")
        return text

    def decode(self, text: str) -> Value | None:
        """The time of day."""
        return _time(text)


class MomentCodec:
    """``dateTime``: a day and a time. Without offset it is meant in the session's zone."""

    def __init__(self, zone: tzinfo) -> None:
        self._zone = zone

    def encode(self, value: object) -> str:
        """ISO 8601 with offset for a Python value, else the text as typed."""
        if value is None or value == "":
            return ""
        if isinstance(value, datetime):
            return moment_text(value if value.tzinfo else value.replace(tzinfo=self._zone))
        text = str(value).strip()
        if self.decode(text) is None:
            raise Unreadable("Enter the day, and the time as hours and minutes, for example 21:05.")
        return text

    def decode(self, text: str) -> Value | None:
        """The aware moment."""
        day, separator, rest = text.partition("T")
        if not separator:
            return None
        found, clock = _DATE.match(day), _time(rest)
        if found is None or len(day) != 10 or clock is None:
            return None
        try:
            plain = date(int(found.group(1)), int(found.group(2)), int(found.group(3)))
        except ValueError:
            return None
        return datetime.combine(plain, clock.replace(tzinfo=clock.tzinfo or self._zone))


def _time(text: str) -> time | None:
    found = _TIME.match(text)
    if found is None:
        return None
    fraction = (found.group(4) or "").ljust(6, "0")[:6]
    return time(
        int(found.group(1)),
        int(found.group(2)),
        int(found.group(3)),
        int(fraction),
        tzinfo=_offset(found.group(5)),
    )


def _offset(text: str | None) -> tzinfo | None:
    if text is None:
        return None
    if text == "Z":
        return UTC
    digits = text[1:].replace(":", "").ljust(4, "0")
    delta = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-delta if text[0] == "-" else delta)


def time_text(value: time) -> str:
    """``hh:mm:ss`` with milliseconds, and the offset of an aware time."""
    text = f"{value:%H:%M:%S}.{value.microsecond // 1000:03d}"
    return text if value.tzinfo is None else text + offset_text(datetime.combine(date(2000, 1, 1), value))
