"""Who covers for which unit, and from when to when: told from the record's own events, kept beside it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, select, update

from citdesk.casework.events import EventKind
from citdesk.casework.ids import EventId, PersonId
from citdesk.casework.lifecycle import Cover
from citdesk.hq.store import tables as t
from citdesk.hq.store.upsert import upsert
from citdesk.wire.encoding import read_time, write_time

#: The last of these says whether a report waits for a decision.
_DECIDING = (
    EventKind.SUBMIT,
    EventKind.AMEND,
    EventKind.WITHDRAW,
    EventKind.RETURN,
    EventKind.APPROVE,
    EventKind.VOID,
    EventKind.MARK_DUPLICATE,
    EventKind.UNMARK_DUPLICATE,
)
_WAITING = frozenset({EventKind.SUBMIT.value, EventKind.AMEND.value, EventKind.UNMARK_DUPLICATE.value})


def keep_cover(connection: Connection, cover: Cover) -> None:
    """Keeps a cover as it stands now."""
    row: dict[str, object] = {
        "id": cover.id,
        "unit": cover.unit,
        "deputy": cover.deputy,
        "begins": write_time(cover.begins),
        "ends": write_time(cover.ends),
        "heard_from": None,
    }
    upsert(connection, t.covers, [row], "id", keep=True)
    connection.execute(update(t.covers).where(t.covers.c.id == cover.id).values(ends=row["ends"]))


def cover_by_id(connection: Connection, cover: str) -> Cover | None:
    """The cover that this event started."""
    row = connection.execute(select(t.covers).where(t.covers.c.id == cover)).one_or_none()
    if row is None:
        return None
    return Cover(EventId(row.id), row.unit, PersonId(row.deputy), read_time(row.begins), read_time(row.ends))


def units_covered(connection: Connection, deputy: PersonId, now: datetime) -> frozenset[str]:
    """The units that the person covers at this moment."""
    at = write_time(now)
    c = t.covers.c
    query = select(c.unit).where(c.deputy == deputy, c.begins <= at, c.ends > at)
    return frozenset(connection.execute(query).scalars())


def deputies_of(connection: Connection, unit: str, now: datetime) -> frozenset[PersonId]:
    """Who covers for the unit at this moment."""
    at = write_time(now)
    c = t.covers.c
    query = select(c.deputy).where(c.unit == unit, c.begins <= at, c.ends > at)
    return frozenset(PersonId(found) for found in connection.execute(query).scalars())


def to_hand_over(connection: Connection, deputy: PersonId, now: datetime) -> tuple[tuple[EventId, str], ...]:
    """The deputy's covers that have begun, and whose unit's work was not handed to them yet."""
    at = write_time(now)
    c = t.covers.c
    query = select(c.id, c.unit).where(
        c.deputy == deputy, c.begins <= at, c.ends > at, c.heard_from.is_(None)
    )
    return tuple((EventId(row.id), row.unit) for row in connection.execute(query))


def note_handed_over(connection: Connection, cover: EventId, position: int) -> None:
    """The deputy has what waits; what the unit is told beyond this position they hear of by themselves."""
    connection.execute(update(t.covers).where(t.covers.c.id == cover).values(heard_from=position))


def heard_of_units(connection: Connection, deputy: PersonId, now: datetime) -> dict[str, int]:
    """The units that the person covers now, and the position from which on they hear of each."""
    at = write_time(now)
    c = t.covers.c
    query = select(c.unit, c.heard_from).where(
        c.deputy == deputy, c.begins <= at, c.ends > at, c.heard_from.is_not(None)
    )
    found: dict[str, int] = {}
    for unit, position in connection.execute(query):
        found[unit] = min(position, found.get(unit, position))
    return found


def waiting_reports(connection: Connection, channel: str) -> tuple[str, ...]:
    """The reports told to this unit that wait for a decision, in the order in which they came to wait.

    Read from the kinds of their events alone: nothing has to be unsealed for it.
    """
    e, d = t.events.c, t.deliveries.c
    query = (
        select(e.report, e.kind)
        .join_from(t.deliveries, t.events, d.position == e.position)
        .where(d.channel == channel, e.kind.in_([kind.value for kind in _DECIDING]))
        .order_by(e.position)
    )
    last: dict[str, str] = {}
    for report, kind in connection.execute(query):
        if report is not None:
            last.pop(report, None)
            last[report] = kind
    return tuple(report for report, kind in last.items() if kind in _WAITING)
