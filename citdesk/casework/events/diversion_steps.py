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
    PROGRAM_ACCEPTED = "program_accepted"
    PROGRAM_DECLINED = "program_declined"
    INTAKE_DONE = "intake_done"
    IN_PROGRESS = "in_progress"
    COMPLETED = "completed"
    WITHDREW = "withdrew"
    TERMINATED = "terminated"
    CHARGE_FILED = "charge_filed"
    CHARGE_DISMISSED = "charge_dismissed"


_S = DiversionStep
_ENDS_EARLY = frozenset({_S.WITHDREW, _S.TERMINATED})

#: step -> steps that may follow; None is a diversion that neither prosecutor nor program has answered.
#: Prosecutor and program answer in either order. An end may be taken back to ``in_progress``: people come
#: back to a program, and somebody may have recorded the wrong end.
NEXT_STEPS: dict[DiversionStep | None, frozenset[DiversionStep]] = {
    None: frozenset(
        {
            _S.PROSECUTOR_ACCEPTED,
            _S.PROSECUTOR_DECLINED,
            _S.PROGRAM_ACCEPTED,
            _S.PROGRAM_DECLINED,
            _S.INTAKE_DONE,
            _S.WITHDREW,
        }
    ),
    _S.PROSECUTOR_ACCEPTED: frozenset(
        {_S.PROGRAM_ACCEPTED, _S.PROGRAM_DECLINED, _S.INTAKE_DONE, *_ENDS_EARLY}
    ),
    _S.PROSECUTOR_DECLINED: frozenset({_S.PROSECUTOR_ACCEPTED, _S.CHARGE_FILED}),
    _S.PROGRAM_ACCEPTED: frozenset(
        {_S.PROSECUTOR_ACCEPTED, _S.PROSECUTOR_DECLINED, _S.INTAKE_DONE, *_ENDS_EARLY}
    ),
    _S.PROGRAM_DECLINED: frozenset({_S.PROGRAM_ACCEPTED, _S.CHARGE_FILED, _S.CHARGE_DISMISSED}),
    _S.INTAKE_DONE: frozenset({_S.IN_PROGRESS, _S.COMPLETED, *_ENDS_EARLY}),
    _S.IN_PROGRESS: frozenset({_S.IN_PROGRESS, _S.COMPLETED, *_ENDS_EARLY}),
    _S.COMPLETED: frozenset({_S.CHARGE_DISMISSED, _S.IN_PROGRESS}),
    _S.WITHDREW: frozenset({_S.CHARGE_FILED, _S.CHARGE_DISMISSED, _S.IN_PROGRESS}),
    _S.TERMINATED: frozenset({_S.CHARGE_FILED, _S.CHARGE_DISMISSED, _S.IN_PROGRESS}),
    _S.CHARGE_FILED: frozenset({_S.CHARGE_DISMISSED}),
    _S.CHARGE_DISMISSED: frozenset(),
}

#: After these nothing is due any more.
ENDED = frozenset(
    {
        _S.PROSECUTOR_DECLINED,
        _S.PROGRAM_DECLINED,
        _S.COMPLETED,
        _S.WITHDREW,
        _S.TERMINATED,
        _S.CHARGE_FILED,
        _S.CHARGE_DISMISSED,
    }
)


class ConditionResult(StrEnum):
    """What became of one condition of the agreement."""

    MET = "met"
    MISSED = "missed"
    EXCUSED = "excused"


@dataclass(frozen=True, slots=True)
class AgreedCondition:
    """A condition as the agreement has it: code, detail in words, last day. Equal ones are the same one."""

    kind: str
    detail: str = ""
    due: date | None = None


@dataclass(frozen=True, slots=True)
class DiversionAdvanced:
    """Payload of ``advance_diversion``. ``on`` is the day it happened; compliance repeats ``in_progress``.

    ``condition`` and ``result`` go together: what became of which condition.

    ``corrects`` makes it a correction: ``step``, recorded for that day by mistake, happened ``on`` this
    one, and ``note`` says why. It names the step by its day and not by its event, so that it
    also reaches one that was made anew after a vault was put back.
    """

    kinds: ClassVar[frozenset[EventKind]] = frozenset({EventKind.ADVANCE_DIVERSION})

    step: DiversionStep
    on: date
    note: str = ""
    condition: AgreedCondition | None = None
    result: ConditionResult | None = None
    corrects: date | None = None
