"""Proof that covers, counts of numbers and what is held back say what was written."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, select

from citdesk.casework.errors import Tampered
from citdesk.casework.events import CoverEnded, CoverStarted, EventKind, NumberGiven
from citdesk.hq.fault import Fault
from citdesk.hq.headquarters import Headquarters
from citdesk.hq.store import tables as t
from citdesk.hq.store.append import content_hash
from citdesk.hq.store.contents import about_event, event_of, key_of
from citdesk.wire.encoding import MalformedMessage, write_time
from citdesk.wire.event import Event

_ROWS_AT_ONCE = 500
_KINDS = (EventKind.START_COVER, EventKind.END_COVER, EventKind.SET_NUMBER)


def verify_arrangements(hq: Headquarters, connection: Connection) -> Iterator[Fault]:
    """What is wrong with covers and numbers, in one pass; what does not open is named with its chain."""
    covers: dict[str, tuple[str, str, str, str]] = {}
    given: dict[str, int] = {}
    e = t.events.c
    query = (
        select(e.id, e.header, e.case_id, e.sealed, e.received_at)
        .where(e.position.is_not(None), e.sealed.is_not(None), e.kind.in_([kind.value for kind in _KINDS]))
        .order_by(e.position)
        .execution_options(yield_per=_ROWS_AT_ONCE)
    )
    for row in connection.execute(query):
        try:
            event = _event(hq, row.header, row.case_id, row.sealed)
            payload = event.payload
        except (Tampered, MalformedMessage):
            continue
        match payload:
            case CoverStarted():
                covers[row.id] = (
                    payload.unit,
                    payload.deputy,
                    write_time(payload.begins),
                    write_time(payload.ends),
                )
            case CoverEnded(cover=cover) if cover in covers:
                covers[cover] = (*covers[cover][:3], row.received_at)
            case NumberGiven(number=number):
                series, _, last = number.rpartition("-")
                given[series] = max(given.get(series, 0), int(last))
            case _:
                pass
    yield from _covers(connection, covers)
    counted = {row.series: row.last for row in connection.execute(select(t.numbers))}
    for series, last in sorted(given.items()):
        if counted.get(series, 0) < last:
            yield Fault("number_lowered", f"series {series}", f"{last} was given, and would be given again")
    yield from _held(hq, connection)


def _covers(connection: Connection, told: dict[str, tuple[str, str, str, str]]) -> Iterator[Fault]:
    kept = {
        row.id: (row.unit, row.deputy, row.begins, row.ends) for row in connection.execute(select(t.covers))
    }
    for cover in sorted(told.keys() | kept.keys()):
        if told.get(cover) != kept.get(cover):
            yield Fault("cover_changed", f"cover {cover}", "it is not as its events say")


def _held(hq: Headquarters, connection: Connection) -> Iterator[Fault]:
    """What is held says of itself what its bytes say. Whether some is gone is told by nothing."""
    for row in connection.execute(select(t.quarantine).execution_options(yield_per=_ROWS_AT_ONCE)):
        about = f"held event {row.event}"
        try:
            event = _event(hq, row.header, row.case_id, row.sealed)
            header = event.header
            if (header.id, header.vault, header.case) != (row.event, row.vault, row.case_id):
                yield Fault("column_mismatch", about, "what is beside its header is not what that says")
            elif event.payload_text is not None and content_hash(event) != row.content_hash:
                yield Fault("content_mismatch", about, "it is not what arrived")
        except (Tampered, MalformedMessage) as wrong:
            yield Fault(wrong.code, about, str(wrong))


def _event(hq: Headquarters, text: str, case: str, sealed: bytes | None) -> Event:
    bare = event_of(text, None)
    if sealed is None:
        return bare
    key = key_of(case, bare.header.kind.value)
    return event_of(text, hq.keys.seal(key).open(sealed, about_event(bare.hash)))
