"""Who belongs to a case, which cases belong together, who stands in for whom, which held event is genuine."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from citdesk.casework.events.kinds import EventKind
from citdesk.casework.ids import CaseId, EventId, PersonId


@dataclass(frozen=True, slots=True)
class OfficerAssigned:
    """Payload of ``assign_officer`` and ``unassign_officer``."""

    kinds: ClassVar[frozenset[EventKind]] = frozenset({EventKind.ASSIGN_OFFICER, EventKind.UNASSIGN_OFFICER})

    officer: PersonId
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CasesLinked:
    """Payload of ``link_cases`` and ``unlink_cases``: the header's case and ``other`` are one encounter."""

    kinds: ClassVar[frozenset[EventKind]] = frozenset({EventKind.LINK_CASES, EventKind.UNLINK_CASES})

    other: CaseId
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CoverStarted:
    """Payload of ``start_cover``: ``deputy`` decides for ``unit`` in this time."""

    kinds: ClassVar[frozenset[EventKind]] = frozenset({EventKind.START_COVER})

    unit: str
    deputy: PersonId
    begins: datetime
    ends: datetime
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CoverEnded:
    """Payload of ``end_cover``: it ends before its time. A cover is named by the event that started it."""

    kinds: ClassVar[frozenset[EventKind]] = frozenset({EventKind.END_COVER})

    cover: EventId


@dataclass(frozen=True, slots=True)
class QuarantinedConfirmed:
    """Payload of ``confirm_quarantined``: its author says from another vault that the held event is theirs.

    ``content_hash`` is what HQ showed of it, so that exactly these bytes are confirmed.
    """

    kinds: ClassVar[frozenset[EventKind]] = frozenset({EventKind.CONFIRM_QUARANTINED})

    event: EventId
    content_hash: str
