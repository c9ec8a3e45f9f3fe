"""Which reports are sealed by a court's order, told from the record's own events and kept beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, delete, select

from citdesk.casework.events import EventKind
from citdesk.casework.ids import EventId
from citdesk.casework.lifecycle import Standing
from citdesk.casework.people import Role
from citdesk.hq.store import tables as t
from citdesk.hq.store.upsert import upsert

#: What everybody goes on hearing of a sealed report: that it is, that it is no more, that it is gone.
TOLD = frozenset({EventKind.SEAL, EventKind.UNSEAL, EventKind.EXPUNGE})


def keep_sealed(connection: Connection, standings: Iterable[Standing]) -> None:
    """Keeps of each report whether it is sealed now."""
    for standing in standings:
        if standing.sealed:
            roles = " ".join(sorted(role.value for role in standing.open_to))
            row: dict[str, object] = {"report": standing.report, "case_id": standing.case, "open_to": roles}
            upsert(connection, t.sealed_reports, [row], "report")
        else:
            of_report = t.sealed_reports.c.report == standing.report
            connection.execute(delete(t.sealed_reports).where(of_report))


def sealed_among(
    connection: Connection, reports: Iterable[str], cases: Iterable[str] = ()
) -> tuple[Mapping[str, frozenset[Role]], Mapping[str, frozenset[Role]]]:
    """Those of the reports that are sealed, and those of the cases of which a report is; each with the roles
    that all of their orders leave them open to.
    """
    table = t.sealed_reports
    found: dict[str, frozenset[Role]] = {}
    of_cases: dict[str, frozenset[Role]] = {}
    wanted, named = set(reports), set(cases)
    query = select(table).where(table.c.report.in_(wanted) | table.c.case_id.in_(named))
    for row in connection.execute(query):
        roles = frozenset(Role(word) for word in str(row.open_to).split())
        if row.report in wanted:
            found[str(row.report)] = roles
        if row.case_id in named:
            of_cases[str(row.case_id)] = of_cases.get(str(row.case_id), roles) & roles
    return found, of_cases


def sealed_cases(connection: Connection, cases: Iterable[str]) -> frozenset[str]:
    """Those of the cases of which a report is sealed."""
    table = t.sealed_reports
    query = select(table.c.case_id).where(table.c.case_id.in_(set(cases)))
    return frozenset(connection.execute(query).scalars())


def order_over(connection: Connection, case: str) -> EventId | None:
    """The event by which the case was sealed last, while a report of it is sealed."""
    table, events = t.sealed_reports, t.events
    if connection.execute(select(table.c.report).where(table.c.case_id == case).limit(1)).first() is None:
        return None
    query = (
        select(events.c.id)
        .where(
            events.c.case_id == case, events.c.kind == EventKind.SEAL.value, events.c.position.is_not(None)
        )
        .order_by(events.c.position.desc())
    )
    found = connection.execute(query.limit(1)).scalar()
    return None if found is None else EventId(found)


def sealed_by_events(connection: Connection) -> frozenset[str]:
    """The reports whose last word on sealing is that they are, read from the kinds of their events alone."""
    e = t.events.c
    query = (
        select(e.report, e.kind)
        .where(e.kind.in_([kind.value for kind in TOLD]), e.position.is_not(None))
        .order_by(e.position)
    )
    last = {str(row.report): str(row.kind) for row in connection.execute(query)}
    return frozenset(report for report, kind in last.items() if kind == EventKind.SEAL.value)
