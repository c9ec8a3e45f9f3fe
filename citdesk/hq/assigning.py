"""Putting an officer on a case: they get what the record holds of it, and what comes to it from then on."""

from __future__ import annotations

from citdesk.casework.errors import Refused
from citdesk.casework.events import EventKind, OfficerAssigned, Payload
from citdesk.casework.lifecycle import CaseAct, CaseStanding, apply_to_case, may_assign
from citdesk.casework.people import Person, Role
from citdesk.hq.channels import of_case, of_person
from citdesk.hq.store.append import Append
from citdesk.hq.store.registry import person_by_id
from citdesk.wire.chain import Head
from citdesk.wire.event import Event

ASSIGNMENTS = frozenset({EventKind.ASSIGN_OFFICER, EventKind.UNASSIGN_OFFICER})


def assign(
    append: Append, event: Event, payload: Payload, person: Person, after: Head, covering: frozenset[str]
) -> int:
    """The position of the accepted event. ``covering`` are the units that the person covers now.

    Raises Refused: ``unknown_case`` also to somebody who may not know that the case exists.
    """
    header = event.header
    if not isinstance(payload, OfficerAssigned) or header.report is not None:
        raise Refused("The event does not carry what its kind asks for.", code="malformed_payload")
    case = append.case(header.case)
    known = case if case is not None and _may_know(case, person, covering) else None
    now = apply_to_case(known, CaseAct(header.kind, header.case, person, payload, covering))
    adding = header.kind is EventKind.ASSIGN_OFFICER
    if adding:
        _check_officer(append, payload)
    # whoever is taken off hears of it
    position = append.accept_of_case(event, after, now, {*of_case(now), of_person(payload.officer)})
    if adding:
        append.deliver_again(header.case, of_person(payload.officer))
    return position


def _may_know(case: CaseStanding, person: Person, covering: frozenset[str]) -> bool:
    return case.has_member(person.id) or may_assign(case, person, covering)


def _check_officer(append: Append, payload: OfficerAssigned) -> None:
    known = person_by_id(append.connection, payload.officer)
    if known is None or not known.active or not known.person.roles & {Role.OFFICER, Role.SUPERVISOR}:
        raise Refused("Only an officer of the agency can be put on a case.", code="no_such_officer")
