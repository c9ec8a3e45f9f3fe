"""Searching the directory by need as one types.

Every word is a wish with a weight: a need weighs most, a word of the service itself next, a trait least. What
grants most weight stands first; among equals, services whose main need was asked for, then the nearest.
Nothing that serves none of the needs asked for is shown. A word that means no need and stands in no service
is passed over and named. Where the line speaks of danger, crisis lines come before all else.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import product
from zoneinfo import ZoneInfo

from citdesk.fieldguide.directory.asked_time import TIMES
from citdesk.fieldguide.directory.bits import holds, numbers_of
from citdesk.fieldguide.directory.index import Holidays, Index, distance_km, traits_of
from citdesk.fieldguide.directory.service import Point, Service
from citdesk.fieldguide.directory.vocabulary import Meaning, Vocabulary

#: How long a service counts as checked (domain.md §8: verify yearly).
STALE_AFTER = timedelta(days=365)

_NEED, _WORD, _TRAIT = 8, 4, 3
#: among services of which any is meant: more than a trait of whoever it is, less than another need
_LEADING = 5
#: Danger outweighs everything else together; a service that is a crisis line above all outweighs any trait.
_DANGER, _DANGER_MAIN = 64, 6
_MOST_WISHES = 7
_WHOLE_WORD = 3
_FEW = 3_000


@dataclass(frozen=True, slots=True)
class Query:
    """A search: what is typed, filters that must hold, where and when. ``here`` may be unknown."""

    typed: str
    now: datetime
    here: Point | None = None
    needs: tuple[str, ...] = ()
    traits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """One result. ``is_open`` is None where no hours are known; ``lacks`` are traits asked for in vain."""

    service: Service
    is_open: bool | None
    opens: datetime | None
    distance_km: float | None
    stale: bool
    lacks: tuple[str, ...] = ()


class DirectorySearch:
    """Searches one version of the directory. Safe to use from one thread at a time."""

    def __init__(self, index: Index, vocabulary: Vocabulary, holidays: Holidays, home_zone: str) -> None:
        self._index = index
        self._vocabulary = vocabulary
        self._holidays = holidays
        self._home_zone = home_zone
        self._here: Point | None = None
        self._order, self._rank = index.order_from(None)

    @property
    def services(self) -> tuple[Service, ...]:
        """All services, in no order."""
        return self._index.services

    def move_to(self, here: Point | None) -> None:
        """Reckon distances from another place; worth a thread of its own with a large directory."""
        if here != self._here:
            self._here = here
            self._order, self._rank = self._index.order_from(here)

    def search(self, query: Query, most: int = 50) -> tuple[Found, ...]:
        """The best results, at most so many. Distances are from ``query.here``."""
        self.move_to(query.here)
        meaning = self._vocabulary.interpret(query.typed)
        if meaning.empty and not (query.needs or query.traits):
            return ()
        allowed = self._allowed(query)
        numbers: list[int] = []
        for bits in self._tiers(meaning, query.now, allowed):
            numbers += self._nearest(bits, most - len(numbers))
            if len(numbers) >= most:
                break
        wanted = tuple(trait for trait in meaning.traits if trait not in TIMES)
        return tuple(self._found(number, query, wanted) for number in numbers)

    def not_understood(self, typed: str) -> tuple[str, ...]:
        """The words of a line that mean no need and stand in no service: the search passes them over."""
        meaning = self._vocabulary.interpret(typed)
        return tuple(word for word in meaning.words if len(word) > 1 and not self._holding(word, meaning))

    def look(self, service: Service, query: Query) -> Found:
        """How one service stands at the query's time and place."""
        return self._stand(service, query, ())

    def _allowed(self, query: Query) -> int:
        """What the filters let through."""
        bits = self._index.everything
        for trait in query.traits:
            bits &= self._trait(trait, query.now)
        if query.needs:
            served = 0
            for need in query.needs:
                served |= self._index.by_need(need)
            bits &= served
        return bits

    def _tiers(self, meaning: Meaning, now: datetime, allowed: int) -> Iterator[int]:
        """Disjoint sets of services, those that grant most first."""
        if meaning.empty:
            yield allowed
            return
        wishes = self._wishes(meaning, now)
        if not wishes:
            # nothing was understood: what the filters let through, if any was set
            yield allowed if allowed != self._index.everything else 0
            return
        # at least one need or word is granted, if any was asked for; else one trait
        counted = [bits for weight, bits, _ in wishes if weight > _TRAIT] or [bits for _, bits, _ in wishes]
        eligible = 0
        for bits in counted:
            eligible |= bits
        eligible &= allowed
        main = self._index.everything
        for _, _, primary in wishes:
            main &= primary
        for _, granted in sorted(
            (
                (sum(w[0] for w, yes in zip(wishes, chosen, strict=True) if yes), chosen)
                for chosen in product((True, False), repeat=len(wishes))
            ),
            key=lambda pair: pair[0],
            reverse=True,
        ):
            tier = eligible
            for (_, bits, _), yes in zip(wishes, granted, strict=True):
                tier &= bits if yes else ~bits
                if not tier:
                    break
            if tier & main:
                yield tier & main
            if tier & ~main:
                yield tier & ~main

    def _wishes(self, meaning: Meaning, now: datetime) -> list[tuple[int, int, int]]:
        """(weight, services that grant it, services whose main need it is) for each wish."""
        index, every = self._index, self._index.everything
        wishes: list[tuple[int, int, int]] = []
        if meaning.urgent:
            wishes.append((_DANGER, index.by_need(meaning.urgent), every))
            wishes.append((_DANGER_MAIN, index.by_need(meaning.urgent, primary=True), every))
        for needs in meaning.needs:
            granting = primary = 0
            for need in needs:
                granting |= index.by_need(need)
                primary |= index.by_need(need, primary=True)
            wishes.append((_NEED, granting, primary))
        wishes += [(_LEADING, index.by_need(need), every) for need in meaning.leading]
        held = ((_WORD, self._holding(word, meaning), every) for word in meaning.words if len(word) > 1)
        wishes += [wish for wish in held if wish[1]]
        wishes += [(_TRAIT, self._trait(trait, now), every) for trait in meaning.traits]
        return wishes[:_MOST_WISHES]

    def _holding(self, word: str, meaning: Meaning) -> int:
        """The services that hold a word; a short one is a beginning only while it is typed."""
        begun = len(word) > _WHOLE_WORD or (meaning.unfinished and word == meaning.words[-1])
        return self._index.by_word(word, begun=begun)

    def _trait(self, trait: str, now: datetime) -> int:
        if trait in TIMES:
            return self._index.open_at(now, self._holidays, trait)
        return self._index.by_trait(trait)

    def _nearest(self, bits: int, most: int) -> list[int]:
        """The nearest of a set: by sorting a small one, by walking the order for a large one."""
        if most <= 0:
            return []
        if bits.bit_count() <= _FEW:
            return sorted(numbers_of(bits), key=self._rank.__getitem__)[:most]
        field = bits.to_bytes((self._index.size + 7) // 8, "little")
        found: list[int] = []
        for number in self._order:
            if holds(field, number):
                found.append(number)
                if len(found) == most:
                    break
        return found

    def _found(self, number: int, query: Query, wanted: tuple[str, ...]) -> Found:
        return self._stand(self._index.services[number], query, wanted)

    def _stand(self, service: Service, query: Query, wanted: tuple[str, ...]) -> Found:
        local = query.now.astimezone(ZoneInfo(service.zone or self._home_zone))
        is_open: bool | None = None
        opens: datetime | None = None
        if service.hours is not None:
            is_open = service.hours.open_at(local, lambda day: self._holidays(service.state, day))
            if not is_open:
                opens = service.hours.opens_next(local, lambda day: self._holidays(service.state, day))
        live = service.live
        if live is not None and live.closed_until is not None and live.is_closed(query.now):
            is_open, opens = False, live.closed_until
        away = distance_km(query.here, service.place)
        has = traits_of(service)
        return Found(
            service=service,
            is_open=is_open,
            opens=opens,
            distance_km=None if away == float("inf") else away,
            stale=service.checked is None or query.now.date() - service.checked > STALE_AFTER,
            lacks=tuple(trait for trait in wanted if trait not in has),
        )
