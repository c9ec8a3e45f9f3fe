"""Linked cases in memory: one that looks alike, one that is found by its number."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from citdesk.workspace import Because, CaseLinks, CaseRow, LinkedCase, OfferedCase


class FakeLinks:
    """Answers like the linking part of a workspace. ``may`` is whether this person may link."""

    def __init__(self, now: datetime, note: Callable[..., None]) -> None:
        self._now, self._note = now, note
        self.may = True
        self.refused: tuple[str, ...] = ()
        self.linked: list[LinkedCase] = []
        self.alike = CaseRow("c-2", "CR-2026-0109", "Crisis encounter", now - timedelta(hours=2), "T. Birch")
        self.other = CaseRow("c-3", "", "Crisis encounter", now - timedelta(days=4), "A. Lindqvist")

    def of(self, report: str) -> CaseLinks:
        return CaseLinks(tuple(self.linked), self.may, self.refused)

    def offered(self, report: str, typed: str = "") -> tuple[OfferedCase, ...]:
        if typed:
            return (OfferedCase(self.other, Because.FOUND),) if typed in self.other.by else ()
        return (OfferedCase(self.alike, Because.SAME_PERSON), OfferedCase(self.other, Because.NEAR_IN_TIME))

    def link(self, report: str, other: str, reason: str = "") -> None:
        self._note("link", report, other, reason)
        row = next(row for row in (self.alike, self.other) if row.case == other)
        self.linked.append(LinkedCase(row, "Sgt Okafor", self._now, reason, waiting=True))

    def unlink(self, report: str, other: str, reason: str) -> None:
        self._note("unlink", report, other, reason)
        self.linked = [each for each in self.linked if each.row.case != other]
