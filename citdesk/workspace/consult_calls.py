"""What officer and clinician can do about consults, as the workspace offers it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from citdesk.casework.ids import ReportId
from citdesk.workspace import asking, consulting, searching
from citdesk.workspace.asking import ConsultStatus
from citdesk.workspace.consulting import ConsultPage, ConsultRow
from citdesk.workspace.inside import Inside
from citdesk.workspace.searching import FoundIn, SearchFilter


class ConsultCalls:
    """Blocking calls on the thread that owns the vault, with the vault's and the disk's errors."""

    def __init__(self, inside: Inside, check_lease: Callable[[], None]) -> None:
        self._inside = inside
        self._check_lease = check_lease

    def queue(self) -> tuple[ConsultRow, ...]:
        """A clinician's questions: theirs, those that wait, those done or gone. Nobody else has any."""
        return consulting.consult_queue(self._inside)

    def search(self, typed: str, narrowed: SearchFilter) -> FoundIn:
        """The questions here with all of these words, the last one unfinished perhaps; best first."""
        return searching.search_consults(self._inside, typed, narrowed)

    def page(self, consult: str) -> ConsultPage:
        """One question; raises ConsultGone."""
        return consulting.consult_page(self._inside, consult)

    def take(self, consult: str) -> None:
        """Takes the question; raises ConsultGone, Refused."""
        self._check_lease()
        consulting.take_consult(self._inside, consult)

    def keep_advice(self, consult: str, text: str, advice: Sequence[str]) -> None:
        """Makes advice that is being written durable; raises ConsultGone."""
        consulting.keep_advice(self._inside, consult, text, advice)

    def answer(self, consult: str, text: str, advice: Sequence[str]) -> None:
        """Answers it with words and coded advice; raises ConsultGone, NotNow, Refused."""
        self._check_lease()
        consulting.answer_consult(self._inside, consult, text, advice)

    def status(self, report: str) -> ConsultStatus | None:
        """Where an officer's question stands, None where the report asked none."""
        return asking.consult_status(self._inside, ReportId(report))

    def withdraw(self, report: str) -> None:
        """Takes the question back; raises UnknownReport, Refused."""
        asking.withdraw_consult(self._inside, ReportId(report))

    def take_answer_over(self, report: str) -> None:
        """Opens the report again with the clinician's answer in it; raises NotNow, UnknownReport."""
        self._check_lease()
        asking.take_answer_over(self._inside, ReportId(report))

    def record_call(self, report: str) -> None:
        """Opens the report again for an answer given by telephone; raises NotNow, UnknownReport."""
        self._check_lease()
        asking.record_call(self._inside, ReportId(report))
