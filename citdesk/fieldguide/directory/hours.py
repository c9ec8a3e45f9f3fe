"""Opening hours, written as ``Mo-Fr 08:00-17:00; Sa 09:00-12:00; PH off`` or ``24/7``.

The notation is a small part of OpenStreetMap's ``opening_hours``: weekdays ``Mo`` to ``Su`` with ranges and
lists, ``PH`` for public holidays, times of day in the service's own zone. A span that ends before it begins
runs into the next day. Later parts add to earlier ones, ``off`` takes back what they gave a day; two parts
that overlap on a day are refused, since nobody could tell which one holds. A holiday has the hours of ``PH``
alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

IsHoliday = Callable[[date], bool]

_DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_HOLIDAY = "PH"
_DAY = 24 * 60
_SPAN = re.compile(r"(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})")
_PART = re.compile(r"(?:(?P<days>[A-Za-z][A-Za-z,\- ]*?)\s+)?(?P<times>off|closed|\d{1,2}:.*)")
_LOOK_AHEAD_DAYS = 8


class ImpossibleHours(ValueError):
    """The text says no hours that can be; the message says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Hours:
    """When a service is open: spans in minutes from midnight for each weekday, Monday first.

    ``on_holidays`` are the spans of a public holiday, None where holidays are days like any other.
    """

    week: tuple[tuple[tuple[int, int], ...], ...]
    on_holidays: tuple[tuple[int, int], ...] | None = None

    def open_at(self, local: datetime, is_holiday: IsHoliday) -> bool:
        """Whether it is open at a time of its own clock."""
        minute = local.hour * 60 + local.minute
        today, yesterday = local.date(), local.date() - timedelta(days=1)
        return any(start <= minute < end for start, end in self._spans(today, is_holiday)) or any(
            end > _DAY and minute < end - _DAY for _, end in self._spans(yesterday, is_holiday)
        )

    def open_within(self, start: datetime, end: datetime, is_holiday: IsHoliday) -> bool:
        """Whether it is open at ``start`` or at some moment before ``end``, times of its own clock."""
        if start > end:
            return False
        if self.open_at(start, is_holiday):
            return True
        opens = self.opens_next(start, is_holiday) if start < end else None
        return opens is not None and opens < end

    def opens_next(self, local: datetime, is_holiday: IsHoliday) -> datetime | None:
        """When it opens after a time at which it is closed; None when not within eight days."""
        minute = local.hour * 60 + local.minute
        for ahead in range(_LOOK_AHEAD_DAYS):
            day = local.date() + timedelta(days=ahead)
            starts = [start for start, _ in self._spans(day, is_holiday) if ahead or start > minute]
            if starts:
                at = time(min(starts) // 60, min(starts) % 60)
                return datetime.combine(day, at, tzinfo=local.tzinfo)
        return None

    @property
    def always(self) -> bool:
        """Whether it never closes."""
        return self.on_holidays is None and all((0, _DAY) in spans for spans in self.week)

    def _spans(self, day: date, is_holiday: IsHoliday) -> tuple[tuple[int, int], ...]:
        if self.on_holidays is not None and is_holiday(day):
            return self.on_holidays
        return self.week[day.weekday()]


def read_hours(text: str) -> Hours | None:
    """The hours a text says, None for a blank one. Raises ImpossibleHours."""
    text = text.strip()
    if not text:
        return None
    if text == "24/7":
        return Hours((((0, _DAY),),) * 7)
    week: dict[str, tuple[tuple[int, int], ...] | None] = dict.fromkeys((*_DAYS, _HOLIDAY))
    parts = [part for part in (part.strip() for part in text.split(";")) if part]
    if not parts:
        raise ImpossibleHours(f"{text!r} says no time")
    for part in parts:
        found = _PART.fullmatch(part)
        if found is None:
            raise ImpossibleHours(f"{part!r} is not like 'Mo-Fr 08:00-17:00'")
        spans = () if found["times"] in {"off", "closed"} else _times(found["times"])
        for day in _days(found["days"] or "Mo-Su"):
            before = week[day] or ()
            if any(a < d and c < b for a, b in before for c, d in spans):
                raise ImpossibleHours(f"{part!r} overlaps other hours of {day}; write its hours once")
            week[day] = tuple(sorted((*before, *spans))) if spans else ()
    return Hours(tuple(week[day] or () for day in _DAYS), week[_HOLIDAY])


def _times(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(_span(piece.strip()) for piece in text.split(","))


def _span(text: str) -> tuple[int, int]:
    found = _SPAN.fullmatch(text)
    if found is None:
        raise ImpossibleHours(f"{text!r} is not like '08:00-17:00'")
    hour, minute, to_hour, to_minute = map(int, found.groups())
    start, end = hour * 60 + minute, to_hour * 60 + to_minute
    if minute > 59 or to_minute > 59 or start >= _DAY or end > _DAY:
        raise ImpossibleHours(f"there is no such time as in {text!r}")
    if start == end:
        raise ImpossibleHours(f"{text!r} ends when it begins; write 24/7 for always")
    return (start, end) if end > start else (start, end + _DAY)


def _days(text: str) -> tuple[str, ...]:
    """The days that a list of days and ranges names, each once; ranges run over the end of the week."""
    found: list[str] = []
    for piece in text.split(","):
        first, _, last = (name.strip() for name in piece.partition("-"))
        if first == _HOLIDAY and not last:
            found.append(first)
            continue
        if first not in _DAYS or (last and last not in _DAYS):
            raise ImpossibleHours(
                f"{piece.strip()!r} is not a day; days are {', '.join((*_DAYS, _HOLIDAY))}, ranges like Mo-Fr"
            )
        begin = _DAYS.index(first)
        end = _DAYS.index(last) if last else begin
        found += [_DAYS[at % 7] for at in range(begin, end + 1 if end >= begin else end + 8)]
    return tuple(dict.fromkeys(found))
