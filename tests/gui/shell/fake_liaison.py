"""Diversions and papers on record held in memory, for the liaison's screens under test."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from citdesk.casework.events import ENDED, NEXT_STEPS, PaperIssued
from citdesk.workspace import (
    AgreedCondition,
    ConditionResult,
    ConditionRow,
    DiversionPage,
    DiversionStep,
    PaperOnRecord,
    StepRow,
)


class FakeDiversions:
    """One diversion with two conditions; ``note`` is told of each call first, and may raise."""

    def __init__(self, now: datetime, note: Callable[..., None]) -> None:
        self._now = now
        self._note = note
        self.conditions = [
            ConditionRow(AgreedCondition("treatment", "weekly", date(2026, 4, 20)), "Treatment: weekly"),
            ConditionRow(
                AgreedCondition("service_hours", "16 hours", date(2026, 5, 20)),
                "Community service hours: 16 hours",
            ),
        ]
        self.steps: list[StepRow] = []
        self.papers: list[PaperOnRecord] = []

    @property
    def stage(self) -> DiversionStep | None:
        return self.steps[-1].step if self.steps else None

    def page(self, report: str) -> DiversionPage:
        stage = self.stage
        following = NEXT_STEPS[stage]
        return DiversionPage(
            report=report,
            number="DV-2026-0003",
            title="Diversion",
            stage=stage,
            ended=stage in ENDED,
            conditions=tuple(self.conditions),
            steps=tuple(self.steps),
            next_steps=tuple(step for step in DiversionStep if step in following and step is not stage),
            may_tell_conditions=DiversionStep.IN_PROGRESS in following and stage not in ENDED,
        )

    def advance(self, report: str, step: DiversionStep, on: date, note: str) -> None:
        self._note("advance_diversion", report, step, on, note)
        self.steps.append(StepRow(step, on, note, "", None, "Desk 2", self._now, waiting=True))

    def tell_condition(
        self, report: str, condition: AgreedCondition, result: ConditionResult, on: date, note: str
    ) -> None:
        self._note("tell_condition", report, condition, result, on, note)
        kept = next(row for row in self.conditions if row.condition == condition)
        told = replace(kept, result=result, on=on, note=note)
        self.conditions = [told if row is kept else row for row in self.conditions]
        running = DiversionStep.IN_PROGRESS
        self.steps.append(StepRow(running, on, note, kept.words, result, "Desk 2", self._now, waiting=True))

    def issued(self, document_id: str, paper: str = "diversion_packet") -> PaperOnRecord:
        """A paper that went out this evening."""
        record = PaperOnRecord(
            PaperIssued(document_id, paper, "rev", "0" * 64, 7, "County Court", "Intake hearing", "court"),
            "Desk 2",
            self._now,
        )
        self.papers.append(record)
        return record
