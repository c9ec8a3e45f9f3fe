"""A supervisor is away and a deputy decides for the unit: from one moment to another, or until ended."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from citdesk.casework.errors import Refused
from citdesk.casework.events import CoverStarted
from citdesk.casework.events.typed_json import malformed
from citdesk.casework.ids import EventId, PersonId
from citdesk.casework.people import Person, Role


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
    if not started.begins < started.ends:
        raise malformed("A cover ends after it begins.")
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


def covered_by(covers: Iterable[Cover], person: PersonId, now: datetime) -> frozenset[str]:
    """The units that the person covers at this moment."""
    return frozenset(c.unit for c in covers if c.deputy == person and c.begins <= now < c.ends)


def _check(actor: Person, unit: str) -> None:
    if actor.has(Role.ADMINISTRATOR) or (actor.has(Role.SUPERVISOR) and actor.unit == unit):
        return
    raise Refused("Only a supervisor of the unit may arrange its cover, or HQ.", code="not_allowed")
