"""What a supervisor can do beside deciding, as the workspace offers it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from citdesk.casework.ids import EventId, PersonId, ReportId
from citdesk.casework.people import Person
from citdesk.vault.audit import Did
from citdesk.workspace import covering, duplicates, handing_on, unit_work
from citdesk.workspace.covering import CoverRow
from citdesk.workspace.inside import Inside
from citdesk.workspace.rows import ReportRow
from citdesk.workspace.unit_work import UnitWork


class SupervisorCalls:
    """Blocking calls on the thread that owns the vault, with the vault's and the disk's errors."""

    def __init__(self, inside: Inside, check_lease: Callable[[], None]) -> None:
        self._inside = inside
        self._check_lease = check_lease

    def work(self) -> UnitWork:
        """What the unit has open, by person."""
        return unit_work.unit_work(self._inside)

    def open_reports(self, author: str) -> tuple[ReportRow, ...]:
        """One person's open reports in the unit."""
        return unit_work.open_reports(self._inside, PersonId(author))

    def successors(self, report: str) -> tuple[Person, ...]:
        """Who could go on with the report; raises UnknownReport."""
        return handing_on.successors(self._inside, ReportId(report))

    def reassign(self, report: str, to: str, reason: str) -> None:
        """Somebody else goes on with the report; raises NoReason, UnknownReport, Refused."""
        self._check_lease()
        handing_on.reassign_author(self._inside, ReportId(report), PersonId(to), reason)
        self._note(Did.REASSIGNED_AUTHOR, report, to)

    def may_stay(self, report: str) -> tuple[ReportRow, ...]:
        """The reports of which this one could be a duplicate; raises UnknownReport."""
        return duplicates.may_stay(self._inside, ReportId(report))

    def mark_duplicate(self, report: str, of: str, reason: str = "") -> None:
        """The report stands as a duplicate of the other; raises UnknownReport, Refused."""
        self._check_lease()
        duplicates.mark_duplicate(self._inside, ReportId(report), ReportId(of), reason)
        self._note(Did.MARKED_DUPLICATE, report, of)

    def unmark_duplicate(self, report: str, reason: str = "") -> None:
        """It was no duplicate after all; raises UnknownReport, Refused."""
        self._check_lease()
        duplicates.unmark_duplicate(self._inside, ReportId(report), reason)
        self._note(Did.UNMARKED_DUPLICATE, report)

    def covers(self) -> tuple[CoverRow, ...]:
        """The covers that run or are to begin."""
        return covering.covers(self._inside)

    def deputies(self) -> tuple[Person, ...]:
        """Who could cover for this supervisor's unit."""
        return covering.deputies(self._inside)

    def start_cover(self, deputy: str, first_day: date, last_day: date) -> None:
        """Somebody covers for the unit, nothing more where they do already; raises WrongDays, Refused."""
        self._check_lease()
        if covering.start_cover(self._inside, PersonId(deputy), first_day, last_day):
            self._note(Did.STARTED_COVER, "", deputy)

    def end_cover(self, cover: str) -> None:
        """Ends a cover before its time; raises Refused."""
        covering.end_cover(self._inside, EventId(cover))
        self._note(Did.ENDED_COVER, "", cover)

    def _note(self, did: Did, report: str, detail: str = "") -> None:
        self._inside.vault.audit.note(did, report, detail=detail)
