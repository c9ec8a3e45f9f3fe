"""Times and dates as people type them. Nothing here knows of a widget."""

from __future__ import annotations

import re
from datetime import MAXYEAR, date, time

_DIGITS = 4
_FIRST_YEAR = 1000
_NOON = frozenset({"noon", "mediodía", "mediodia"})
_CLOCK = re.compile(r"^(\d{1,2})(?:[:. h]?(\d{2}))?\s*([ap])?\.?m?\.?$", re.IGNORECASE)
_WHOLE = re.compile(r"^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$")
_IN_DIGITS = re.compile(r"^(\d{2})(\d{2})(\d{4})$")
_ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")


class NotATime(ValueError):
    """What was typed cannot be a time of day; the text stays in its box."""

    code = "desktop.not_a_time"


class NotADate(ValueError):
    """What was typed cannot be a date; the text stays in its box."""

    code = "desktop.not_a_date"


def parse_time(typed: str) -> time:
    """A time of day from ``2131``, ``21:31``, ``9.31pm``, ``21 31``, ``9 pm``.

    ``noon`` is one too. A number of one or two digits alone is refused, since it might be an hour or minutes.
    Raises :class:`NotATime`.
    """
    if typed.strip().casefold() in _NOON:
        return time(12)
    found = _CLOCK.match(typed.strip())
    if found is None or (found[2] is None and found[3] is None):
        raise NotATime(typed)
    hour, minute = int(found[1]), int(found[2] or 0)
    half = (found[3] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            raise NotATime(typed)
        hour = hour % 12 + (12 if half == "p" else 0)
    try:
        return time(hour, minute)
    except ValueError:
        raise NotATime(typed) from None


def may_go_on(typed: str) -> bool:
    """Whether more digits could follow what is a time already: ``213`` may become ``2132``."""
    return sum(each.isdigit() for each in typed) == _DIGITS - 1 and typed.rstrip()[-1:].isdigit()


def show_time(value: time) -> str:
    """A time of day on the 24-hour clock: ``21:05``."""
    return f"{value.hour:02d}:{value.minute:02d}"


def parse_date(year: str, month: int, day: str) -> date:
    """A date from a typed year, a chosen month (1 to 12) and a typed day. Raises :class:`NotADate`.

    The year has four digits: 90 is neither the year 90 nor 1990. The last one is none, since its last hour
    is in no year of a clock further west.
    """
    try:
        found = date(int(year.strip()), month, int(day.strip()))
    except (ValueError, OverflowError):  # the latter where a number has ten digits
        raise NotADate(f"{year}-{month}-{day}") from None
    if not _FIRST_YEAR <= found.year < MAXYEAR:
        raise NotADate(f"{year}-{month}-{day}")
    return found


def parse_whole_date(typed: str) -> date:
    """A date typed at one go in the order of its boxes, month, day, year: ``05161990``, ``5/16/1990``.

    The year takes four digits, so that nothing is a date before it is wholly typed. ``1990-05-16`` is one
    too. Raises :class:`NotADate`.
    """
    text = typed.strip()
    found = _WHOLE.match(text) or _IN_DIGITS.match(text)
    if found is None:
        return parse_iso_date(text)
    return parse_date(found[3], int(found[1]), found[2])


def parse_iso_date(typed: str) -> date:
    """A date from ``2026-03-12``. Raises :class:`NotADate`."""
    found = _ISO.match(typed.strip())
    if found is None:
        raise NotADate(typed)
    return parse_date(found[1], int(found[2]), found[3])
