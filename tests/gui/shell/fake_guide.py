"""What the fake workspace says of training and consults, with plainly fictional people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any, cast

from citdesk.casework.events import Urgency
from citdesk.casework.lifecycle import ConsultState
from citdesk.fieldguide.training import Entry, due_dates
from citdesk.workspace import (
    ConsultPage,
    ConsultRow,
    ConsultStatus,
    FoundIn,
    OfficerTraining,
    ReviewAnswer,
    ReviewSection,
    SearchFilter,
)
from citdesk.workspace.training import TrainingEntry, training_requirements
from citdesk.xforms import Choice

COURSE = TrainingEntry("t-1", Entry("course", "CIT course", date(2024, 3, 1), 40, "Regional academy"))


def training(name: str, badge: str, today: date, *entries: TrainingEntry) -> OfficerTraining:
    """An officer's record, by the packaged rules."""
    dues = due_dates(training_requirements(), [held.entry for held in entries], today)
    return OfficerTraining(name, badge, dues, entries)


class FakeTraining:
    """Training in memory; drills are added."""

    may_record = True

    def __init__(self, today: date) -> None:
        self._today = today
        self.drills: list[tuple[str, bool]] = []

    def mine(self) -> OfficerTraining:
        drills = [
            TrainingEntry(f"t-d{at}", Entry("drill", title, self._today, well=well))
            for at, (title, well) in enumerate(self.drills)
        ]
        return training("J. Rivera", "4417", self._today, *drills, COURSE)

    def unit(self) -> tuple[OfficerTraining, ...]:
        recent = TrainingEntry("t-9", Entry("course", "CIT course", self._today, 40))
        return (
            training("J. Rivera", "4417", self._today, COURSE),
            training("T. Abara", "4420", self._today),
            training("A. Lindqvist", "4431", self._today, recent),
        )

    def record_drill(self, title: str, *, well: bool) -> None:
        self.drills.append((title, well))


class FakeConsults:
    """Consults in memory: three questions of a clinician's, one of an officer's."""

    def __init__(self, now: datetime) -> None:
        self.calls: list[tuple[str, str]] = []
        self.rows = [
            ConsultRow(
                "k-1",
                ConsultState.ASKED,
                Urgency.NOW,
                "He hears voices and wants to leave. How do I keep him talking?",
                "J. Rivera, 4417",
                now - timedelta(minutes=2),
            ),
            ConsultRow(
                "k-2",
                ConsultState.ANSWERED,
                Urgency.TODAY,
                "Where can she sleep tonight?",
                "T. Abara, 4420",
                now - timedelta(hours=3),
                now - timedelta(hours=3),
                now - timedelta(hours=2),
                waiting=True,
            ),
            ConsultRow(
                "k-3",
                ConsultState.WITHDRAWN,
                Urgency.ROUTINE,
                "",
                "",
                now - timedelta(hours=4),
                gone="withdrawn",
            ),
        ]
        self.asked = ConsultStatus(
            state=ConsultState.ASKED,
            asked_at=now - timedelta(minutes=2),
            taken_at=None,
            ended_at=None,
            clinician="",
            text="",
            advice="",
            waiting_here=True,
            in_report=False,
        )
        self._now = now

    def search(self, typed: str, narrowed: SearchFilter) -> FoundIn:
        self.calls.append(("search", f"{typed}|{narrowed.stage}"))
        words = typed.casefold().split()
        hits = [row for row in self.rows if all(word in row.question.casefold() for word in words)]
        return FoundIn(tuple((row.id, f"… {row.question} …") for row in hits), 0)

    def queue(self) -> tuple[ConsultRow, ...]:
        return tuple(self.rows)

    def page(self, consult: str) -> ConsultPage:
        row = next(row for row in self.rows if row.id == consult)
        facts = ReviewAnswer(
            "/consult/request/facts", "Facts", "Sat on the curb.", None, changed=False, note=""
        )
        answered = row.state is ConsultState.ANSWERED
        return ConsultPage(
            row,
            (ReviewSection("The question", (facts,)),),
            (Choice("stay", "Can stay with support"), Choice("call_back", "Call again")),
            "Can stay with support" if answered else "",
            "Let him sit down." if answered else "",
        )

    def take(self, consult: str) -> None:
        self._change(consult, "take", state=ConsultState.TAKEN, taken_at=self._now)

    def keep_advice(self, consult: str, text: str, advice: Sequence[str]) -> None:
        self.calls.append(("keep", text))

    def answer(self, consult: str, text: str, advice: Sequence[str]) -> None:
        self._change(consult, f"{text}|{' '.join(advice)}", state=ConsultState.ANSWERED, ended_at=self._now)

    def status(self, report: str) -> ConsultStatus:
        return self.asked

    def withdraw(self, report: str) -> None:
        self.calls.append(("withdraw", report))
        self.asked = replace(self.asked, state=ConsultState.WITHDRAWN, ended_at=self._now)

    def take_answer_over(self, report: str) -> None:
        self.calls.append(("take_answer_over", report))

    def record_call(self, report: str) -> None:
        self.calls.append(("record_call", report))

    def _change(self, consult: str, said: str, **changes: object) -> None:
        self.calls.append((consult, said))
        moved = cast("dict[str, Any]", changes)
        self.rows = [replace(row, **moved) if row.id == consult else row for row in self.rows]
