"""What happens to a diversion after its report was approved (domain.md §4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from citdesk.casework.events.kinds import EventKind


class DiversionStep(StrEnum):
    """Where a diversion stands."""

    PROSECUTOR_ACCEPTED = "prosecutor_accepted"
    PROSECUTOR_DECLINED = "prosecutor_declined"
    INTAKE_DONE = "intake_done"
    IN_PROGRESS = "in_progress"
    COMPLETED = "completed"
    TERMINATED = "terminated"
    CHARGE_FILED = "charge_filed"
    CHARGE_DISMISSED = "charge_dismissed"


_S = DiversionStep

#: step -> steps that may follow; None is a diversion that the prosecutor has not seen.
NEXT_STEPS: dict[DiversionStep | None, frozenset[DiversionStep]] = {
    None: frozenset({_S.PROSECUTOR_ACCEPTED, _S.PROSECUTOR_DECLINED, _S.INTAKE_DONE}),
    _S.PROSECUTOR_ACCEPTED: frozenset({_S.INTAKE_DONE, _S.TERMINATED}),
    _S.PROSECUTOR_DECLINED: frozenset({_S.PROSECUTOR_ACCEPTED, _S.CHARGE_FILED}),
    _S.INTAKE_DONE: frozenset({_S.IN_PROGRESS, _S.COMPLETED, _S.TERMINATED}),
    _S.IN_PROGRESS: frozenset({_S.IN_PROGRESS, _S.COMPLETED, _S.TERMINATED}),
    _S.COMPLETED: frozenset({_S.CHARGE_DISMISSED}),
    _S.TERMINATED: frozenset({_S.CHARGE_FILED, _S.CHARGE_DISMISSED, _S.IN_PROGRESS}),
    _S.CHARGE_FILED: frozenset({_S.CHARGE_DISMISSED}),
    _S.CHARGE_DISMISSED: frozenset(),
}


@dataclass(frozen=True, slots=True)
class DiversionAdvanced:
    """Payload of ``advance_diversion``. ``on`` is the day it happened; compliance repeats ``in_progress``."""

    kinds: ClassVar[frozenset[EventKind]] = frozenset({EventKind.ADVANCE_DIVERSION})

    step: DiversionStep
    on: date
    note: str = ""
