"""Who belongs to a case, told from the record: who opened it, and the officers put on it since."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, select

from citdesk.casework.errors import Refused
from citdesk.casework.events import CasesLinked, EventKind, OfficerAssigned
from citdesk.casework.ids import CaseId, PersonId
from citdesk.casework.lifecycle import CaseAct, CaseStanding, apply_to_case
from citdesk.casework.people import Person, Role
from citdesk.hq.store import tables as t
from citdesk.hq.store.case_keys import CaseKeys
from citdesk.hq.store.reading import events_by_id, standings_of
from citdesk.wire.event import Event

_KINDS = tuple(
    kind.value
    for kind in (
        EventKind.ASSIGN_OFFICER,
        EventKind.UNASSIGN_OFFICER,
        EventKind.LINK_CASES,
        EventKind.UNLINK_CASES,
    )
)


def case_standings(
    connection: Connection, keys: CaseKeys, cases: Iterable[str]
) -> dict[CaseId, CaseStanding]:
    """The standings of those of the cases that the record has."""
    e = t.events
    columns = select(e.c.id, e.c.case_id, e.c.report, e.c.author, e.c.kind)
    wanted = (e.c.case_id.in_(set(cases)), e.c.position.is_not(None))
    of_kind = e.c.kind.in_((EventKind.SUBMIT.value, *_KINDS))
    rows = connection.execute(columns.where(*wanted, of_kind).order_by(e.c.position)).all()
    found: dict[CaseId, CaseStanding] = {}
    acts = events_by_id(connection, keys, [row.id for row in rows if row.kind in _KINDS])
    begun = {row.report for row in rows if row.kind not in _KINDS}
    standings = standings_of(connection, keys, begun)
    for row in rows:
        case = CaseId(row.case_id)
        if row.kind in _KINDS:
            if case in found:
                found[case] = _after(found[case], acts[row.id])
        elif case not in found and row.report in standings:
            found[case] = CaseStanding(case, PersonId(row.author), standings[row.report].unit)
    return found


def accepted_of_case(connection: Connection, case: str) -> list[str]:
    """The ids of the case's accepted events in the order of their positions."""
    e = t.events
    query = select(e.c.id).where(e.c.case_id == case, e.c.position.is_not(None)).order_by(e.c.position)
    return list(connection.execute(query).scalars())


def accepted_of_report(connection: Connection, report: str) -> list[str]:
    """The ids of the report's accepted events in the order of their positions."""
    e = t.events
    query = select(e.c.id).where(e.c.report == report, e.c.position.is_not(None)).order_by(e.c.position)
    return list(connection.execute(query).scalars())


def _after(standing: CaseStanding, event: Event) -> CaseStanding:
    payload = event.payload
    if not isinstance(payload, OfficerAssigned | CasesLinked):
        return standing
    # what HQ accepted is not judged again by today's roles: people change office
    actor = Person(event.header.author, "", "", standing.unit, frozenset(Role))
    try:
        return apply_to_case(standing, CaseAct(event.header.kind, standing.case, actor, payload))
    except Refused:
        return standing
