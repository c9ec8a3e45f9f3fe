"""Proof that what HQ keeps beside the events, and goes by, says what the events say.

Where each report stands is told anew from its events by the lifecycle and compared; what is out with the
court is as HQ signed it; every accepted event goes to the report's author and the supervisors of its unit.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import Connection, select

from citdesk.casework.errors import Refused, Tampered
from citdesk.casework.ids import ReportId
from citdesk.casework.lifecycle import Act, Standing, apply
from citdesk.casework.people import Person, Role
from citdesk.hq.channels import of_person, of_unit
from citdesk.hq.fault import Fault
from citdesk.hq.headquarters import Headquarters
from citdesk.hq.store import tables as t
from citdesk.hq.store.contents import about_chunk_key, about_projection
from citdesk.hq.store.reading import events_by_id, standing_of
from citdesk.hq.verifying_arrangements import verify_arrangements
from citdesk.wire.encoding import MalformedMessage
from citdesk.wire.event import Event
from citdesk.wire.exchange import ItemKind
from citdesk.wire.projected import Projected

_REPORTS_AT_ONCE = 200
_KINDS = frozenset(kind.value for kind in ItemKind)


def verify_derived(hq: Headquarters, connection: Connection) -> Iterator[Fault]:
    """Everything that is wrong beside the events."""
    yield from _log(connection)
    yield from _projections(hq, connection)
    yield from _chunk_keys(hq, connection)
    yield from verify_arrangements(hq, connection)
    events = t.events.c
    expunged = select(t.expunged_cases.c.case_id)
    accepted = (events.position.is_not(None), events.report.is_not(None), events.case_id.not_in(expunged))
    told = set(connection.execute(select(events.report).where(*accepted).distinct()).scalars())
    kept = set(connection.execute(select(t.standings.c.report)).scalars())
    for report in sorted(kept - told):
        yield Fault("standing_changed", f"report {report}", "it is kept, and no event tells of it")
    reports = sorted(told)
    for begin in range(0, len(reports), _REPORTS_AT_ONCE):
        yield from _reports(hq, connection, reports[begin : begin + _REPORTS_AT_ONCE])


def _log(connection: Connection) -> Iterator[Fault]:
    """Each position is of a known kind; an event's says event; and each goes to somebody."""
    log, events, sent = t.log.c, t.events.c, t.deliveries.c
    kinds = select(log.position, log.kind).where(log.kind.not_in(_KINDS))
    for row in connection.execute(kinds):
        yield Fault(
            "log_changed", f"position {row.position}", "what stands there is of no kind that there is"
        )
    of_events = (
        select(log.position)
        .join(t.events, events.position == log.position)
        .where(log.kind != ItemKind.EVENT.value)
    )
    for position in connection.execute(of_events).scalars():
        yield Fault(
            "log_changed", f"position {position}", "an event stands there, but the log says otherwise"
        )
    reports = select(events.report).where(events.report.is_not(None))
    about_reports = (ItemKind.PROJECTION.value, ItemKind.RECALL.value)
    subjects = select(log.position).where(log.kind.in_(about_reports), log.subject.not_in(reports))
    for position in connection.execute(subjects).scalars():
        yield Fault("log_changed", f"position {position}", "it is about a report that there is not")
    undelivered = select(log.position).where(log.position.not_in(select(sent.position)))
    for position in connection.execute(undelivered).scalars():
        yield Fault("not_delivered", f"position {position}", "it goes to nobody")
    beyond = select(sent.channel, sent.position).where(sent.position.not_in(select(log.position)))
    for row in connection.execute(beyond):
        yield Fault(
            "not_delivered", f"position {row.position}", "it goes to somebody, but nothing stands there"
        )


def _projections(hq: Headquarters, connection: Connection) -> Iterator[Fault]:
    log = t.log.c
    for row in connection.execute(select(t.court_projections)).all():
        about = f"projection of report {row.report}"
        try:
            sealed = hq.keys.seal(row.case_id).open(row.sealed, about_projection(row.report, row.position))
            said = Projected.verify(hq.signing_key.public, sealed.decode())
        except (Tampered, MalformedMessage) as wrong:
            yield Fault(wrong.code, about, str(wrong))
            continue
        at = select(log.subject).where(log.position == row.position, log.kind == ItemKind.PROJECTION.value)
        if (said.report, said.case) != (row.report, row.case_id) or connection.execute(
            at
        ).scalar() != row.report:
            yield Fault("projection_changed", about, "it does not stand where it was put")


def _chunk_keys(hq: Headquarters, connection: Connection) -> Iterator[Fault]:
    chunks = t.attachment_chunks.c
    query = select(chunks.report, chunks.id, chunks.case_id, chunks.sealed_key)
    for row in connection.execute(query.execution_options(yield_per=_REPORTS_AT_ONCE)):
        try:
            hq.keys.seal(row.case_id).open(row.sealed_key, about_chunk_key(row.report, row.id))
        except Tampered as wrong:
            yield Fault(wrong.code, f"attachment of report {row.report}", str(wrong))


def _reports(hq: Headquarters, connection: Connection, reports: Sequence[str]) -> Iterator[Fault]:
    e = t.events.c
    query = select(e.id, e.report).where(e.report.in_(reports), e.position.is_not(None)).order_by(e.position)
    ids: dict[str, list[str]] = {}
    for row in connection.execute(query):
        ids.setdefault(str(row.report), []).append(str(row.id))
    channels = _channels(connection, [name for names in ids.values() for name in names])
    for report, names in ids.items():
        about = f"report {report}"
        try:
            kept = standing_of(connection, hq.keys, report)
            events = events_by_id(connection, hq.keys, names)
        except (Tampered, MalformedMessage) as wrong:
            yield Fault(wrong.code, about, str(wrong))
            continue
        if kept is None:
            yield Fault("standing_changed", about, "where it stands is gone")
            continue
        if _told(kept, [events[name] for name in names]) != kept:
            yield Fault("standing_changed", about, "it does not stand where its events say")
        due = {of_person(kept.author), of_unit(kept.unit)}
        short = sum(not due <= channels.get(name, set()) for name in names)
        if short:
            yield Fault("not_delivered", about, f"its author or its unit does not get {short} of its events")


def _channels(connection: Connection, events: Sequence[str]) -> Mapping[str, set[str]]:
    """To whom each of the events goes, then or again."""
    log, sent = t.log.c, t.deliveries.c
    query = (
        select(log.subject, sent.channel)
        .join_from(t.log, t.deliveries, log.position == sent.position)
        .where(log.kind == ItemKind.EVENT.value, log.subject.in_(events))
    )
    found: dict[str, set[str]] = {}
    for row in connection.execute(query):
        found.setdefault(str(row.subject), set()).add(str(row.channel))
    return found


def _told(kept: Standing, events: Sequence[Event]) -> Standing | None:
    """The standing that the events tell; None where the lifecycle does not take them one after the other."""
    standing: Standing | None = None
    for event in events:
        header = event.header
        # what HQ accepted is not judged again by today's roles; the unit is that of the author of then
        actor = Person(header.author, "", "", kept.unit, frozenset(Role))
        try:
            act = Act(
                header.id,
                header.kind,
                ReportId(header.report or ""),
                header.case,
                actor,
                header.follows,
                event.payload,
            )
            standing = apply(standing, act)
        except (Refused, Tampered, MalformedMessage):
            return None
    return standing
