"""Diversions and papers on record held in memory, for the liaison's screens under test."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime

from citdesk.casework.events import ENDED, NEXT_STEPS, Attachment, PaperIssued, ScanAttached
from citdesk.workspace import (
    AgreedCondition,
    ConditionResult,
    ConditionRow,
    DayCorrected,
    DiversionPage,
    DiversionStep,
    LoggedPaper,
    Paper,
    PaperChecker,
    PaperOnRecord,
    PaperSigner,
    ScanOnRecord,
    SignedPages,
    StepRow,
)


class FakeDiversions:
    """One diversion with two conditions; ``note`` is told of each call first, and may raise."""

    def __init__(self, now: datetime, note: Callable[..., None]) -> None:
        self.now = now
        self._note = note
        self.conditions = [
            ConditionRow(AgreedCondition("treatment", "weekly", date(2026, 4, 20)), "Treatment: weekly"),
            ConditionRow(
                AgreedCondition("service_hours", "16 hours", date(2026, 5, 20)),
                "Community service hours: 16 hours",
            ),
        ]
        self.steps: list[StepRow] = []
        self.person = "Rosa Sample"
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
            person=self.person,
        )

    def advance(self, report: str, step: DiversionStep, on: date, note: str) -> None:
        self._note("advance_diversion", report, step, on, note)
        self.steps.append(StepRow(step, on, note, "", None, "Desk 2", self.now, waiting=True))

    def correct_day(self, report: str, step: DiversionStep, was: date, on: date, why: str) -> None:
        self._note("correct_day", report, step, was, on, why)
        corrected = DayCorrected(was, "Desk 2", self.now, why, waiting=True)
        self.steps = [
            replace(row, on=on, corrections=(*row.corrections, corrected))
            if (row.step, row.on) == (step, was)
            else row
            for row in self.steps
        ]

    def tell_condition(
        self, report: str, condition: AgreedCondition, result: ConditionResult, on: date, note: str
    ) -> None:
        self._note("tell_condition", report, condition, result, on, note)
        kept = next(row for row in self.conditions if row.condition == condition)
        told = replace(kept, result=result, on=on, note=note)
        self.conditions = [told if row is kept else row for row in self.conditions]
        running = DiversionStep.IN_PROGRESS
        self.steps.append(StepRow(running, on, note, kept.words, result, "Desk 2", self.now, waiting=True))

    def issued(self, document_id: str, paper: str = "diversion_packet") -> PaperOnRecord:
        """A paper that went out this evening."""
        record = PaperOnRecord(
            PaperIssued(document_id, paper, "rev", "0" * 64, 7, "County Court", "Intake hearing", "court"),
            "Desk 2",
            self.now,
        )
        self.papers.append(record)
        return record


class FakeIssuedPapers:
    """What can be done about the papers of :class:`FakeDiversions`, in memory."""

    def __init__(self, diversions: FakeDiversions, note: Callable[..., None]) -> None:
        self._diversions = diversions
        self._note = note
        self._files: dict[str, bytes] = {}
        #: None while HQ has given no certificate
        self.certified: PaperSigner | None = None
        #: the agency's root, PEM
        self.authority = b""
        #: made for every job, None for a small one of its own
        self.paper: Paper | None = None

    def of_report(self, report: str) -> tuple[PaperOnRecord, ...]:
        return tuple(self._diversions.papers)

    def signer(self) -> PaperSigner | None:
        return self.certified

    def checker(self) -> PaperChecker:
        return PaperChecker(self.authority, self._diversions.now)

    def log(self) -> tuple[LoggedPaper, ...]:
        papers = reversed(self._diversions.papers)
        return tuple(LoggedPaper("b-1", "DV-2026-0003", "Diversion", paper) for paper in papers)

    def make_void(self, report: str, document: str, reason: str) -> None:
        self._note("void_paper", report, document, reason)
        self._change(document, lambda paper: replace(paper, void=True, void_because=reason))

    def attach(
        self,
        report: str,
        document: str,
        scan: SignedPages,
        signed_by: Sequence[str],
        *,
        replaces: str = "",
        why: str = "",
    ) -> None:
        told = (replaces, why) if replaces else ()
        self._note("attach_signed_pages", report, document, scan.pages, tuple(signed_by), *told)
        file = scan.file
        self._files[file.name] = file.content
        kept = Attachment(file.name, file.media_type, len(file.content), file.sha256, "", ())
        attached = ScanAttached(document, scan.pages, tuple(signed_by), kept, replaces, why)
        record = ScanOnRecord(attached, "Desk 2", self._diversions.now, waiting=True)

        def change(paper: PaperOnRecord) -> PaperOnRecord:
            before = (
                replace(each, wrong_because=why) if each.attached.scan.name == replaces else each
                for each in paper.scans
            )
            return replace(paper, scans=(*before, record))

        self._change(document, change)

    def signed_pages(self, report: str, name: str) -> bytes | None:
        return self._files.get(name)

    def _change(self, document: str, change: Callable[[PaperOnRecord], PaperOnRecord]) -> None:
        self._diversions.papers = [
            change(each) if each.issued.document_id == document else each for each in self._diversions.papers
        ]
