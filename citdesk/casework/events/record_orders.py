"""Orders about the record itself: sealing, legal hold, expunging. Each names who ordered it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from citdesk.casework.events.kinds import EventKind
from citdesk.casework.ids import PersonId
from citdesk.casework.people import Role


@dataclass(frozen=True, slots=True)
class RecordOrder:
    """Payload of ``seal``, ``unseal`` and ``expunge``: the order and who had it carried out."""

    kinds: ClassVar[frozenset[EventKind]] = frozenset({EventKind.SEAL, EventKind.UNSEAL, EventKind.EXPUNGE})

    #: the court's or statute's own reference
    order: str
    reason: str
    ordered_by: PersonId
    #: of a ``seal``: the roles that go on seeing the report as they did; nobody else does
    open_to: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True)
class LegalHold:
    """Payload of ``set_legal_hold`` and ``lift_legal_hold``. ``matter`` names the proceeding it is for."""

    kinds: ClassVar[frozenset[EventKind]] = frozenset({EventKind.SET_LEGAL_HOLD, EventKind.LIFT_LEGAL_HOLD})

    matter: str
    reason: str
    #: who had HQ set or lift it; None where the author of the event did
    ordered_by: PersonId | None = None
