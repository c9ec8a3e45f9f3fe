"""A supervisor's unit in memory: people with open reports, another author, duplicates, covers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta, tzinfo

from citdesk.casework.ids import PersonId
from citdesk.casework.people import Person, Role
from citdesk.workspace import CoverRow, OfficerWork, ReportRow, UnitWork

UNIT = "unit 12"
RIVERA = Person(PersonId("p-6"), "J. Rivera", "4417", UNIT, frozenset({Role.OFFICER}))
BIRCH = Person(PersonId("p-7"), "T. Birch", "4420", UNIT, frozenset({Role.OFFICER}))
HALE = Person(PersonId("p-30"), "Sgt Hale", "2200", "unit 14", frozenset({Role.SUPERVISOR}))


class FakeUnit:
    """Answers like the supervisor's part of a workspace."""

    def __init__(
        self, now: datetime, zone: tzinfo, note: Callable[..., None], rows: Sequence[ReportRow]
    ) -> None:
        self._now, self._zone, self._note = now, zone, note
        self.rows = tuple(rows)
        self.officers: tuple[OfficerWork, ...] = (
            OfficerWork(RIVERA, 2, 1, 0, now - timedelta(days=3)),
            OfficerWork(BIRCH, 0, 0, 0, None),
        )
        self.duplicates: tuple[ReportRow, ...] = ()
        self.running: list[CoverRow] = []

    def work(self) -> UnitWork:
        return UnitWork(self.officers, self.duplicates)

    def open_reports(self, author: str) -> tuple[ReportRow, ...]:
        return self.rows if author == RIVERA.id else ()

    def successors(self, report: str) -> tuple[Person, ...]:
        return (BIRCH, HALE)

    def reassign(self, report: str, to: str, reason: str) -> None:
        self._note("reassign", report, to, reason)

    def may_stay(self, report: str) -> tuple[ReportRow, ...]:
        return self.rows

    def mark_duplicate(self, report: str, of: str, reason: str = "") -> None:
        self._note("mark_duplicate", report, of)

    def unmark_duplicate(self, report: str, reason: str = "") -> None:
        self._note("unmark_duplicate", report)

    def covers(self) -> tuple[CoverRow, ...]:
        return tuple(self.running)

    def deputies(self) -> tuple[Person, ...]:
        return (HALE,)

    def start_cover(self, deputy: str, first_day: date, last_day: date) -> None:
        self._note("start_cover", deputy, first_day, last_day)
        begins = datetime.combine(first_day, time(), self._zone)
        ends = datetime.combine(last_day + timedelta(days=1), time(), self._zone)
        self.running.append(CoverRow("c-1", UNIT, HALE, begins, ends, begins <= self._now, own=False))

    def end_cover(self, cover: str) -> None:
        self._note("end_cover", cover)
        self.running.clear()
