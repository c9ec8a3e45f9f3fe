"""Who covers for which unit, and from when to when: told from the record's own events, kept beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, select, update

from citdesk.casework.events import EventKind
from citdesk.casework.ids import EventId, PersonId
from citdesk.casework.lifecycle import Cover, may_cover
from citdesk.hq.store import tables as t
from citdesk.hq.store.registry import KnownPerson, person_by_id
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
    return None if row is None else _cover(row)


def all_covers(connection: Connection) -> tuple[Cover, ...]:
    """Every cover that was ever arranged."""
    return tuple(_cover(row) for row in connection.execute(select(t.covers)))


def begun(connection: Connection, now: datetime) -> tuple[Cover, ...]:
    """Every cover that has begun, those that are over included."""
    query = select(t.covers).where(t.covers.c.begins <= write_time(now))
    return tuple(_cover(row) for row in connection.execute(query))


@dataclass(frozen=True, slots=True)
class RunningCover:
    """A cover that counts now. ``heard_from``: see the table; None while nothing was handed over."""

    id: EventId
    unit: str
    deputy: PersonId
    heard_from: int | None


def running_of_deputy(connection: Connection, deputy: PersonId, now: datetime) -> tuple[RunningCover, ...]:
    """The covers by which the person stands in at this moment."""
    return _running(connection, now, t.covers.c.deputy == deputy)


def running_of_unit(connection: Connection, unit: str, now: datetime) -> tuple[RunningCover, ...]:
    """The covers of the unit at this moment."""
    return _running(connection, now, t.covers.c.unit == unit)


def units_covered(connection: Connection, deputy: PersonId, now: datetime) -> frozenset[str]:
    """The units that the person covers at this moment."""
    return frozenset(cover.unit for cover in running_of_deputy(connection, deputy, now))


def note_handed_over(connection: Connection, cover: EventId, position: int) -> None:
    """The deputy has what waits; what the unit is told beyond this position they hear of by themselves."""
    connection.execute(update(t.covers).where(t.covers.c.id == cover).values(heard_from=position))


def hand_over_anew(connection: Connection, deputy: PersonId) -> None:
    """The person covers for nobody meanwhile: should they do so again, they get all that waits then."""
    connection.execute(update(t.covers).where(t.covers.c.deputy == deputy).values(heard_from=None))


def _running(connection: Connection, now: datetime, whose: ColumnElement[bool]) -> tuple[RunningCover, ...]:
    """Those that have begun and not ended, and whose deputy still is somebody who may cover."""
    at, c = write_time(now), t.covers.c
    query = select(t.covers).where(whose, c.begins <= at, c.ends > at).order_by(c.begins, c.id)
    found = [
        RunningCover(EventId(row.id), row.unit, PersonId(row.deputy), row.heard_from)
        for row in connection.execute(query).all()
    ]
    deputies = {cover.deputy: person_by_id(connection, cover.deputy) for cover in found}
    return tuple(cover for cover in found if _counts(deputies[cover.deputy]))


def _counts(deputy: KnownPerson | None) -> bool:
    return deputy is not None and deputy.active and may_cover(deputy.person)


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


def _cover(row: Row[tuple[Any, ...]]) -> Cover:
    return Cover(EventId(row.id), row.unit, PersonId(row.deputy), read_time(row.begins), read_time(row.ends))
