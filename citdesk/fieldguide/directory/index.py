"""An index over the services of a directory, made once and read by every search."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import lru_cache, partial
from math import cos, radians
from zoneinfo import ZoneInfo

from citdesk.fieldguide.directory.asked_time import NOW, is_open
from citdesk.fieldguide.directory.bits import bits_of
from citdesk.fieldguide.directory.hours import Hours
from citdesk.fieldguide.directory.service import Point, Service
from citdesk.fieldguide.folding import words_of

#: Whether a day is a public holiday in a state: ``("TX", day)``; '' is a holiday everywhere.
Holidays = Callable[[str, date], bool]

_NOWHERE = float("inf")
_KM_PER_DEGREE = 111.195


class Index:
    """Service numbers by need, trait and word, as sets of bits."""

    def __init__(self, services: Sequence[Service], home_zone: str) -> None:
        self.services = tuple(services)
        self._home_zone = home_zone
        size = len(self.services)
        self.size = size
        self.everything = (1 << size) - 1
        needs, primary = _lists(), _lists()
        traits, words = _lists(), _lists()
        schedules: dict[tuple[Hours | None, str, str], list[int]] = defaultdict(list)
        for at, service in enumerate(self.services):
            primary[service.needs[0]].append(at)
            for need in service.needs:
                needs[need].append(at)
            for trait in traits_of(service):
                traits[trait].append(at)
            for word in _words(service):
                words[word].append(at)
            schedules[service.hours, service.zone or home_zone, service.state].append(at)
        self._needs = {need: bits_of(each, size) for need, each in needs.items()}
        self._primary = {need: bits_of(each, size) for need, each in primary.items()}
        self._traits = {trait: bits_of(each, size) for trait, each in traits.items()}
        self._schedules = [(key, bits_of(each, size)) for key, each in schedules.items()]
        self._shut = [
            (at, service.live.closed_until)
            for at, service in enumerate(self.services)
            if service.live is not None and service.live.closed_until is not None
        ]
        self._postings = words
        self._vocabulary = sorted(words)
        self.by_word = lru_cache(maxsize=256)(self._by_word)
        self._open: dict[str, tuple[tuple[datetime, Holidays], int]] = {}

    def by_need(self, need: str, *, primary: bool = False) -> int:
        """The services for a need; ``primary``: those for which it is the main one."""
        return (self._primary if primary else self._needs).get(need, 0)

    def by_trait(self, trait: str) -> int:
        """The services with a trait."""
        return self._traits.get(trait, 0)

    def open_at(self, now: datetime, holidays: Holidays, asked: str = NOW) -> int:
        """The services open at a moment, or in the time asked for (``TONIGHT``, ``TODAY``).

        Reckoned once a minute, by schedule, less those closed for now.
        """
        minute = (now.replace(second=0, microsecond=0), holidays)
        known = self._open.get(asked)
        if known is None or known[0] != minute:
            known = self._open[asked] = minute, self._open_in(now, holidays, asked)
        return known[1]

    def _open_in(self, now: datetime, holidays: Holidays, asked: str) -> int:
        found = 0
        for (hours, zone, state), bits in self._schedules:
            if hours is not None and is_open(
                asked, hours, now.astimezone(ZoneInfo(zone)), partial(holidays, state)
            ):
                found |= bits
        for at, until in self._shut:
            shut = self.services[at]
            local = now.astimezone(ZoneInfo(shut.zone or self._home_zone))
            if shut.hours and not is_open(asked, shut.hours, local, partial(holidays, shut.state), until):
                found &= ~(1 << at)
        return found

    def order_from(self, here: Point | None) -> tuple[list[int], list[int]]:
        """The services' numbers from the nearest on, and each one's rank in that order.

        National services stand before all, those whose place is unknown after all; ties go by name.
        """
        services = self.services
        away = [0.0 if each.national else distance_km(here, each.place) for each in services]
        order = sorted(range(self.size), key=lambda at: (away[at], services[at].name))
        rank = [0] * self.size
        for at, number in enumerate(order):
            rank[number] = at
        return order, rank

    def _by_word(self, word: str, *, begun: bool = True) -> int:
        """The services that hold a word, or one with this beginning."""
        start = bisect_left(self._vocabulary, word)
        found: list[int] = []
        for each in self._vocabulary[start:]:
            if not (each.startswith(word) if begun else each == word):
                break
            found += self._postings[each]
        return bits_of(found, self.size)


def distance_km(one: Point | None, other: Point | None) -> float:
    """How far apart two places are, on a map flat around them; infinite where one is unknown."""
    if one is None or other is None:
        return _NOWHERE
    north = other.latitude - one.latitude
    east = (other.longitude - one.longitude) * cos(radians(one.latitude))
    return _KM_PER_DEGREE * (north * north + east * east) ** 0.5


def traits_of(service: Service) -> frozenset[str]:
    """What a service offers besides, by the vocabulary's codes for traits, save whether it is open."""
    given = {
        "es": "es" in service.languages,
        "holds": service.accepts_holds is True,
        "juveniles": service.accepts_juveniles is True,
        "beds": bool(service.beds),
    }
    return service.attributes | {trait for trait, has in given.items() if has}


def _lists() -> dict[str, list[int]]:
    return defaultdict(list)


def _words(service: Service) -> set[str]:
    said = (service.name, service.alternate_name, service.organization, service.description, service.city)
    return {word for text in said for word in words_of(text)}
