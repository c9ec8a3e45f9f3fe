"""Times of a CAD text: with a date, with a day and month, or a time of day alone; an hour may come twice.

A CAD text gives its times one after the other, and most of them without a date. One with a date holds for
all; a time of day is taken on the day that brings it nearest to the time before it, so that a call goes on
past midnight, and a time that stands out of order stays on its day, where the form asks about it. Nothing is
dated into the future, and nothing before the year 2000. An hour that the clocks skipped in spring is no time:
it is never moved to the hour before or after, nor to another day.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from enum import Enum

_YEAR = ("%Y", "%y", "%x", "%c", "%G")
_DAY = ("%d", "%j", "%b", "%B", "%m")
_FIRST_YEAR = 2000
#: A clock may go ahead of another by so much.
_AHEAD = timedelta(minutes=15)
_LEAP_YEAR = 2000  # in which every day of a year exists


class NoMoment(Enum):
    """Why a time that could be read is no moment."""

    IMPOSSIBLE = "impossible"
    #: the clocks were set forward over it
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class ReadTime:
    """A time as it stands there: ``dated`` with its year, ``on_a_day`` with a month and a day at least."""

    moment: datetime
    dated: bool
    on_a_day: bool


def read_time(text: str, formats: Sequence[str]) -> ReadTime | None:
    """The text by the first of the strptime patterns that fits, or as ISO 8601; None where nothing does."""
    for pattern in formats:
        dated = any(mark in pattern for mark in _YEAR)
        on_a_day = dated or any(mark in pattern for mark in _DAY)
        written, by = (text, pattern) if dated else (f"{_LEAP_YEAR} {text}", f"%Y {pattern}")
        with suppress(ValueError, OverflowError):
            return ReadTime(datetime.strptime(written, by), dated, on_a_day)  # noqa: DTZ007 -- see CadClock
    if len(text) > len("2026-01-01") and text[4:5] == "-":
        with suppress(ValueError, OverflowError):
            return ReadTime(datetime.fromisoformat(text), dated=True, on_a_day=True)
    return None


class CadClock:
    """Puts the times of one text on their days. ``now`` is when it was pasted, ``zone`` the agency's."""

    def __init__(self, now: datetime, zone: tzinfo) -> None:
        self._now = now.astimezone(zone)
        self._zone = zone

    def on_their_days(self, times: Sequence[ReadTime | None]) -> list[datetime | NoMoment | None]:
        """The moments, in the order of the text; NoMoment for what is no time of a call that is pasted now.

        None stands for None.
        """
        found: list[datetime | NoMoment | None] = [None] * len(times)
        dated = [place for place, time in enumerate(times) if time is not None and time.on_a_day]
        start = dated[0] if dated else 0
        last: datetime | None = None
        for place in (*range(start, len(times)), *reversed(range(start))):
            if place == start - 1:  # what stands before the first date is counted back from it
                first = found[start]
                last = first if isinstance(first, datetime) else None
            time = times[place]
            if time is None:
                continue
            moment = self._of(time, last)
            last = moment or last
            if moment is None:
                found[place] = NoMoment.IMPOSSIBLE
            else:
                found[place] = NoMoment.SKIPPED if self._skipped(time, moment) else moment
        return found

    def _skipped(self, time: ReadTime, moment: datetime) -> bool:
        """Whether the agency's clocks never showed this time on the day that it is put on."""
        shown = moment.astimezone(self._zone)
        return time.moment.tzinfo is None and shown.time() != time.moment.time()

    def _of(self, time: ReadTime, last: datetime | None) -> datetime | None:
        if time.dated:
            read = list(self._local(time.moment))
        elif time.on_a_day:
            read = list(self._in_some_year(time.moment))
        else:
            read = list(self._on_some_day(time.moment, (last or self._now).astimezone(self._zone).date()))
        likely = [moment for moment in read if self._possible(moment)]
        if not likely:
            return None
        if last is None:  # the latest day that can be, and of an hour that comes twice the first
            return max(likely, key=lambda moment: (moment.date(), -moment.timestamp()))
        # seconds that pass, not those that clocks show: an hour may come twice
        before = last.timestamp()
        return min(likely, key=lambda moment: (abs(moment.timestamp() - before), moment.timestamp() < before))

    def _possible(self, moment: datetime) -> bool:
        ahead = moment.timestamp() - self._now.timestamp()
        return moment.year >= _FIRST_YEAR and ahead <= _AHEAD.total_seconds()

    def _on_some_day(self, read: datetime, near: date) -> Iterator[datetime]:
        for days in (-1, 0, 1):
            with suppress(OverflowError):
                yield from self._local(datetime.combine(near + timedelta(days=days), read.timetz()))

    def _in_some_year(self, read: datetime) -> Iterator[datetime]:
        for year in (self._now.year - 1, self._now.year, self._now.year + 1):
            with suppress(ValueError):  # the 29th of February
                yield from self._local(read.replace(year=year))

    def _local(self, wall: datetime) -> Iterator[datetime]:
        """The moments at which the agency's clocks show this: two in the hour that comes twice.

        A time with an offset of its own is one moment.
        """
        if wall.tzinfo is not None:
            yield wall
            return
        seen: set[datetime] = set()
        for fold in (0, 1):
            with suppress(OverflowError):
                moment = wall.replace(tzinfo=self._zone, fold=fold).astimezone(UTC)
                if moment not in seen:
                    seen.add(moment)
                    yield moment.astimezone(self._zone)
