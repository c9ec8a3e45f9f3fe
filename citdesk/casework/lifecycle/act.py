"""An event as the lifecycle sees it."""

from __future__ import annotations

from dataclasses import dataclass

from citdesk.casework.events import EventKind, Payload
from citdesk.casework.ids import CaseId, EventId, ReportId
from citdesk.casework.people import Person


@dataclass(frozen=True, slots=True)
class Act:
    """Who does what to which report, on which footing."""

    id: EventId
    kind: EventKind
    report: ReportId
    case: CaseId
    actor: Person
    follows: EventId | None
    payload: Payload
    #: the actor is assigned to the case
    assigned: bool = False
    #: units, beside their own, that the actor covers now
    covering: frozenset[str] = frozenset()
