"""What is known of a case as a whole: who is assigned to it, and which cases are the same encounter."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from citdesk.casework.errors import Refused
from citdesk.casework.events import CasePayload, CasesLinked, EventKind, OfficerAssigned
from citdesk.casework.events.typed_json import malformed
from citdesk.casework.ids import CaseId, PersonId
from citdesk.casework.lifecycle.cover import units_supervised
from citdesk.casework.people import Person, Role

T = TypeVar("T")


class CaseRelation(StrEnum):
    """Who, seen from the case, may act."""

    LEADER = "who opened it, a supervisor of its unit, or HQ by order of an administrator"
    MEMBER = "an officer assigned to it, a supervisor of its unit, or HQ by order of an administrator"


#: event -> who may bring it about. A case has no states of its own.
CASE_TABLE: dict[EventKind, CaseRelation] = {
    EventKind.ASSIGN_OFFICER: CaseRelation.LEADER,
    EventKind.UNASSIGN_OFFICER: CaseRelation.LEADER,
    EventKind.LINK_CASES: CaseRelation.MEMBER,
    EventKind.UNLINK_CASES: CaseRelation.MEMBER,
}


@dataclass(frozen=True, slots=True)
class CaseStanding:
    """A case's standing. Its first report's author opens it and is not listed as assigned."""

    case: CaseId
    opened_by: PersonId
    unit: str
    officers: tuple[PersonId, ...] = ()
    links: tuple[CaseId, ...] = ()

    def has_member(self, person: PersonId) -> bool:
        """True for who opened the case and for who is assigned to it."""
        return person == self.opened_by or person in self.officers


@dataclass(frozen=True, slots=True)
class CaseAct:
    """An event about a case as the lifecycle sees it. ``covering``: units the actor covers now."""

    kind: EventKind
    case: CaseId
    actor: Person
    payload: CasePayload
    covering: frozenset[str] = frozenset()


def apply_to_case(standing: CaseStanding | None, act: CaseAct) -> CaseStanding:
    """The case's standing after the act.

    Raises Refused (``unknown_case``, ``not_allowed``, ``no_change``, ``malformed_payload``).
    """
    if standing is None:
        raise Refused("HQ does not have this case. Send its report first.", code="unknown_case")
    relation = CASE_TABLE[act.kind]
    if not _stands_so(standing, act, relation):
        raise Refused(f"Only {relation.value} may do this.", code="not_allowed")
    match act.payload:
        case OfficerAssigned(officer=officer):
            adding = act.kind is EventKind.ASSIGN_OFFICER
            return replace(standing, officers=_changed(standing.officers, officer, adding=adding))
        case CasesLinked(other=other):
            if other == standing.case:
                raise malformed("A case cannot be linked with itself.")
            adding = act.kind is EventKind.LINK_CASES
            return replace(standing, links=_changed(standing.links, other, adding=adding))


def may_assign(standing: CaseStanding, person: Person, covering: frozenset[str] = frozenset()) -> bool:
    """Whether the person may put officers on the case and take them off."""
    return person.id == standing.opened_by or _supervises(standing, person, covering)


def _stands_so(standing: CaseStanding, act: CaseAct, relation: CaseRelation) -> bool:
    person = act.actor
    if relation is CaseRelation.LEADER:
        return may_assign(standing, person, act.covering)
    return _supervises(standing, person, act.covering) or standing.has_member(person.id)


def _supervises(standing: CaseStanding, person: Person, covering: frozenset[str]) -> bool:
    return person.has(Role.ADMINISTRATOR) or standing.unit in units_supervised(person, covering)


def _changed(held: tuple[T, ...], one: T, *, adding: bool) -> tuple[T, ...]:
    if adding is (one in held):
        raise Refused("The case stands so already.", code="no_change")
    return (*held, one) if adding else tuple(other for other in held if other != one)
