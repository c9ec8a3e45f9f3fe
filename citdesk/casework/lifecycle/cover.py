"""A supervisor is away and a deputy decides for the unit: from one moment to another, or until ended."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from citdesk.casework.errors import Refused
from citdesk.casework.events import CoverStarted
from citdesk.casework.events.typed_json import malformed
from citdesk.casework.ids import EventId, PersonId
from citdesk.casework.people import Person, Role

#: A cover runs for so many days at most; longer absences are arranged anew: a forgotten cover must not
#: go on for years.
MOST_DAYS = 92
#: Days of an agency are as long as its clocks make them: those of autumn have an hour more.
_LONGEST = timedelta(days=MOST_DAYS, hours=1)


@dataclass(frozen=True, slots=True)
class Cover:
    """``deputy`` decides for ``unit`` from ``begins`` to ``ends``. Named by the event that started it."""

    id: EventId
    unit: str
    deputy: PersonId
    begins: datetime
    ends: datetime


def started_cover(event: EventId, actor: Person, started: CoverStarted) -> Cover:
    """The cover that the act starts; raises Refused (``not_allowed``, ``malformed_payload``)."""
    _check(actor, started.unit)
    # in UTC: between two times of one zone Python counts by the clock on the wall
    begins, ends = started.begins.astimezone(UTC), started.ends.astimezone(UTC)
    if not begins < ends:
        raise malformed("A cover ends after it begins.")
    if ends - begins > _LONGEST:
        raise malformed(f"A cover lasts {MOST_DAYS} days at most. Choose an earlier last day.")
    return Cover(event, started.unit, started.deputy, started.begins, started.ends)


def ended_cover(cover: Cover | None, actor: Person, now: datetime) -> Cover:
    """The cover ended now; raises Refused (``unknown_cover``, ``not_allowed``, ``no_change``)."""
    if cover is None:
        raise Refused("There is no such cover.", code="unknown_cover")
    if actor.id != cover.deputy:
        _check(actor, cover.unit)
    if cover.ends <= now:
        raise Refused("This cover has ended already.", code="no_change")
    return replace(cover, ends=now)


def covered_by(covers: Iterable[Cover], person: PersonId, heard: datetime, now: datetime) -> frozenset[str]:
    """The units that the person covers at this moment, seen from a computer that heard HQ last at ``heard``.

    A cover begins there once HQ was heard after its beginning, which is when HQ hands over what waits. It
    ends when its time is up, whether HQ was heard or not.
    """
    return frozenset(c.unit for c in covers if c.deputy == person and c.begins <= heard and now < c.ends)


def may_cover(person: Person) -> bool:
    """Whether the person can be a deputy. A cover counts no longer than this holds."""
    return person.has(Role.SUPERVISOR)


def units_supervised(person: Person, covering: frozenset[str] = frozenset()) -> frozenset[str]:
    """The units whose reports the person decides on: their own, and those they cover for.

    None for somebody who is no supervisor, or no longer.
    """
    return frozenset({person.unit, *covering}) if may_cover(person) else frozenset()


def _check(actor: Person, unit: str) -> None:
    if actor.has(Role.ADMINISTRATOR) or (actor.has(Role.SUPERVISOR) and actor.unit == unit):
        return
    raise Refused("Only a supervisor of the unit may arrange its cover, or HQ.", code="not_allowed")
