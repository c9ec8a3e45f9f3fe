"""What a screen may call about diversions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from citdesk.casework.events import AgreedCondition, ConditionResult, DiversionStep
from citdesk.casework.ids import ReportId
from citdesk.vault.audit import Did
from citdesk.workspace import diversions
from citdesk.workspace.diversion_page import DiversionPage
from citdesk.workspace.inside import Inside


class DiversionCalls:
    """Blocking calls, on the thread that owns the vault."""

    def __init__(self, inside: Inside, check_lease: Callable[[], None]) -> None:
        self._inside = inside
        self._check_lease = check_lease

    def page(self, report: str) -> DiversionPage:
        """The diversion as it stands. Raises UnknownReport, FormMissing, NotNow."""
        return diversions.diversion_page(self._inside, ReportId(report))

    def advance(self, report: str, step: DiversionStep, on: date, note: str) -> None:
        """Records a step. Raises UnknownReport, NotNow, SayWhatHappened, DayAhead, Refused."""
        self._check_lease()
        diversions.advance_diversion(self._inside, ReportId(report), step, on, note)
        self._note(report, step.value)

    def correct_day(self, report: str, step: DiversionStep, was: date, on: date, why: str) -> None:
        """Records the right day of a step.

        Raises UnknownReport, NotNow, SayWhyCorrected, DayAhead, DayBeforeEncounter, Refused.
        """
        self._check_lease()
        diversions.correct_day(self._inside, ReportId(report), step, was, on, why)
        self._note(report, f"{step.value} corrected")

    def tell_condition(
        self, report: str, condition: AgreedCondition, result: ConditionResult, on: date, note: str
    ) -> None:
        """Records what became of a condition of the agreement. Raises as :meth:`advance`."""
        self._check_lease()
        diversions.tell_condition(self._inside, ReportId(report), condition, result, on, note)
        self._note(report, result.value)

    def _note(self, report: str, detail: str) -> None:
        self._inside.vault.audit.note(Did.ADVANCED_DIVERSION, report, detail=detail)
