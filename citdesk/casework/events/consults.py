"""A clinician is asked, takes the question, answers it; or it is withdrawn."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from citdesk.casework.events.kinds import EventKind
from citdesk.casework.ids import PersonId


class Urgency(StrEnum):
    """How soon an answer is needed."""

    NOW = "now"
    TODAY = "today"
    ROUTINE = "routine"


@dataclass(frozen=True, slots=True)
class ConsultAsked:
    """Payload of ``ask_consult``; the revision is the question. ``to`` is None for whoever is on duty."""

    kinds: ClassVar[frozenset[EventKind]] = frozenset({EventKind.ASK_CONSULT})

    revision: str
    urgency: Urgency = Urgency.ROUTINE
    to: PersonId | None = None


@dataclass(frozen=True, slots=True)
class ConsultTaken:
    """Payload of ``take_consult``. A consult is named by the id of the event that asked it."""

    kinds: ClassVar[frozenset[EventKind]] = frozenset({EventKind.TAKE_CONSULT})

    consult: str


@dataclass(frozen=True, slots=True)
class ConsultAnswered:
    """Payload of ``answer_consult``: the advice in the clinician's words."""

    kinds: ClassVar[frozenset[EventKind]] = frozenset({EventKind.ANSWER_CONSULT})

    consult: str
    text: str
    advice: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ConsultWithdrawn:
    """Payload of ``withdraw_consult``: the answer is not needed any more."""

    kinds: ClassVar[frozenset[EventKind]] = frozenset({EventKind.WITHDRAW_CONSULT})

    consult: str
    reason: str = ""
