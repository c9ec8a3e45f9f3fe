"""A diversion as its liaison sees it: where it stands, what was agreed, what is due, what happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from citdesk.casework.events import AgreedCondition, ConditionResult, DiversionStep


@dataclass(frozen=True, slots=True)
class ConditionRow:
    """A condition of the agreement. ``result`` is the last one recorded, None while it is open."""

    condition: AgreedCondition
    words: str
    result: ConditionResult | None = None
    on: date | None = None
    note: str = ""
    #: when the meeting was held that this condition is about, while nobody recorded what became of it
    held: date | None = None

    @property
    def due(self) -> date | None:
        """The last day to keep it."""
        return self.condition.due


@dataclass(frozen=True, slots=True)
class DayCorrected:
    """A day of a step that was recorded wrong, who corrected it, when and why."""

    was: date
    by: str
    at: datetime
    why: str
    #: HQ has not got it yet
    waiting: bool


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step that was recorded. ``words`` name the condition it tells of, '' for none.

    ``on`` is the day that counts; ``corrections`` have the days that stood there before, the oldest first.
    """

    step: DiversionStep
    on: date
    note: str
    words: str
    result: ConditionResult | None
    by: str
    at: datetime
    #: HQ has not got it yet
    waiting: bool
    corrections: tuple[DayCorrected, ...] = ()


@dataclass(frozen=True, slots=True)
class DiversionPage:
    """``next_steps`` are those that may be recorded now, in the order of the enumeration.

    ``person`` is whose diversion it is, '' where the report does not say it.
    """

    report: str
    number: str | None
    title: str
    stage: DiversionStep | None
    ended: bool
    conditions: tuple[ConditionRow, ...]
    steps: tuple[StepRow, ...]
    next_steps: tuple[DiversionStep, ...]
    #: whether it may be told now what became of a condition
    may_tell_conditions: bool
    amendment_pending: bool = False
    person: str = ""
