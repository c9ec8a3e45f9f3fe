"""An administrator arranges at HQ's keyboard that somebody covers for a unit whose supervisors are away."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from citdesk.casework.errors import Refused, UserError
from citdesk.casework.events import CoverEnded, CoverStarted, EventKind
from citdesk.casework.ids import CaseId, EventId
from citdesk.casework.people import Person
from citdesk.hq.covering import arrange
from citdesk.hq.headquarters import Headquarters
from citdesk.hq.store.append import Append
from citdesk.hq.store.covers import all_covers, cover_by_id
from citdesk.hq.store.registry import person_by_id


@dataclass(frozen=True, slots=True)
class ListedCover:
    """A cover that runs or is still to begin."""

    id: EventId
    unit: str
    deputy: str
    begins: datetime
    ends: datetime


def start_cover(
    hq: Headquarters, unit: str, deputy: Person, first: date, last: date, reason: str, ordered_by: Person
) -> EventId:
    """Lets the deputy decide for the unit on these days of the agency's calendar; the cover's id.

    Raises UserError with the lifecycle's code.
    """
    zone = hq.configuration.zone
    if last < first or last < hq.clock.now().astimezone(zone).date():
        raise UserError("The last day is before the first, or over already.", code="wrong_days")
    begins = max(datetime.combine(first, time(), zone), hq.clock.now())
    ends = datetime.combine(last + timedelta(days=1), time(), zone)
    started = CoverStarted(unit.strip(), deputy.id, begins, ends, reason.strip())
    case = CaseId(str(uuid.uuid4()))
    told = f"by={ordered_by.badge} {deputy.badge} for {started.unit} until {last}"
    return _carried_out(hq, EventKind.START_COVER, lambda _: (case, started), "cover_started", told)


def end_cover(hq: Headquarters, cover: str, ordered_by: Person) -> None:
    """Ends a cover before its time. Raises UserError with the lifecycle's code."""

    def ending(append: Append) -> tuple[CaseId, CoverEnded]:
        known = cover_by_id(append.connection, cover)
        if known is None:
            raise Refused("There is no such cover. See: citdesk-hq cover list.", code="unknown_cover")
        return append.event(known.id).header.case, CoverEnded(known.id)

    _carried_out(hq, EventKind.END_COVER, ending, "cover_ended", f"by={ordered_by.badge}")


def covers_now(hq: Headquarters) -> tuple[ListedCover, ...]:
    """The covers that are not over, by their beginning."""
    with hq.database.read() as connection:
        found = [cover for cover in all_covers(connection) if cover.ends > hq.clock.now()]
        people = {cover.deputy: person_by_id(connection, cover.deputy) for cover in found}
    zone = hq.configuration.zone
    return tuple(
        ListedCover(
            EventId(cover.id),
            cover.unit,
            cover.deputy if (known := people[cover.deputy]) is None else known.person.badge,
            cover.begins.astimezone(zone),
            cover.ends.astimezone(zone),
        )
        for cover in sorted(found, key=lambda each: (each.begins, each.id))
    )


def _carried_out(
    hq: Headquarters,
    kind: EventKind,
    payload_of: Callable[[Append], tuple[CaseId, CoverStarted | CoverEnded]],
    did: str,
    told: str,
) -> EventId:
    now = hq.clock.now()
    try:
        with hq.database.read() as connection:
            case, _ = payload_of(Append(connection, hq.keys, {}, now))
        seals = hq.keys.seals([case], now)
        with hq.database.append() as connection:
            append = Append(connection, hq.keys, seals, now)
            append.load([], [hq.own_chain.vault])
            case, payload = payload_of(append)
            event, after = hq.own_chain.linked(append, kind, payload, case, None, None)
            arrange(append, event, payload, hq.own_chain.person, after)
            hq.own_chain.sign(append)
            append.write()
            hq.trails.note(connection, now, did, event.header.id, told)
    except Refused as refused:
        raise UserError(f"{refused} Nothing was changed.", code=refused.code) from refused
    return event.header.id
