"""Reports in the domain's language: what people do with them, as events of their vaults."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import date

from citdesk.casework.events import (
    Attachment,
    Comment,
    Decision,
    DiversionAdvanced,
    DiversionStep,
    EventKind,
    FormPin,
    PaperIssued,
    ReturnReason,
    Submission,
)
from citdesk.casework.ids import CaseId, EventId, PersonId, ReportId
from citdesk.hq.known_forms import KnownForm
from citdesk.wire.event import Event
from tests.sync.agency import DIVERSION
from tests.sync.memory_vault import MemoryVault

ANSWERS = (
    "<diversion><charge>Trespass COURT-MARKER</charge>"
    "<health><diagnosis>HEALTH-MARKER</diagnosis></health><notes>NOTES-MARKER</notes></diversion>"
)


class ReportStory:
    """One report and the events on it; the last event that changed its state is what follows."""

    def __init__(
        self, form: KnownForm = DIVERSION, case: str | None = None, report: str | None = None
    ) -> None:
        self.report = ReportId(report or str(uuid.uuid4()))
        self.case = CaseId(case or str(uuid.uuid4()))
        self.form = form
        self.revision = EventId("")
        self.version: EventId | None = None

    def sent(
        self,
        vault: MemoryVault,
        answers: str = ANSWERS,
        kind: EventKind = EventKind.SUBMIT,
        attachments: tuple[Attachment, ...] = (),
    ) -> Event:
        """The author sends it, first or again."""
        pin = FormPin(self.form.id, self.form.version, self.form.sha256)
        event = self._append(
            vault, kind, Submission(pin, answers, demonstration=True, attachments=attachments)
        )
        self.revision = self.version = event.header.id
        return event

    def amended(self, vault: MemoryVault, answers: str = ANSWERS) -> Event:
        """The author sends an amendment of an approved report."""
        return self.sent(vault, answers, EventKind.AMEND)

    def approved(self, vault: MemoryVault, revision: EventId | None = None) -> Event:
        """Somebody approves the revision."""
        return self._decided(vault, EventKind.APPROVE, revision)

    def returned(
        self, vault: MemoryVault, reasons: Sequence[ReturnReason] = (ReturnReason.MISSING_FACTS,)
    ) -> Event:
        """Somebody returns it with a remark."""
        remark = Comment("/diversion/charge", "Which section?")
        return self._decided(vault, EventKind.RETURN, None, tuple(reasons), (remark,))

    def withdrawn(self, vault: MemoryVault) -> Event:
        """The author takes it back."""
        return self._decided(vault, EventKind.WITHDRAW, None)

    def voided(self, vault: MemoryVault) -> Event:
        """A supervisor declares it void."""
        return self._decided(vault, EventKind.VOID, None)

    def paper_issued(self, vault: MemoryVault) -> Event:
        """The liaison issues the packet."""
        paper = PaperIssued(
            "DOC-1", "diversion_packet", self.revision, "c" * 64, 3, "Clerk", "hearing", "court"
        )
        return self._append(vault, EventKind.ISSUE_PAPER, paper)

    def advanced(self, vault: MemoryVault, step: DiversionStep, note: str = "") -> Event:
        """Somebody records a step of the diversion."""
        advanced = DiversionAdvanced(step, date(2026, 3, 20), note)
        return self._append(vault, EventKind.ADVANCE_DIVERSION, advanced)

    def corrected(
        self, vault: MemoryVault, step: DiversionStep, on: date, was: date = date(2026, 3, 20)
    ) -> Event:
        """Somebody corrects the day on which a step was recorded."""
        right = DiversionAdvanced(step, on, "Mistyped.", corrects=was)
        return self._append(vault, EventKind.ADVANCE_DIVERSION, right)

    def _decided(
        self,
        vault: MemoryVault,
        kind: EventKind,
        revision: EventId | None,
        reasons: tuple[ReturnReason, ...] = (),
        comments: tuple[Comment, ...] = (),
    ) -> Event:
        event = self._append(vault, kind, Decision(revision or self.revision, reasons, comments))
        self.version = event.header.id
        return event

    def _append(
        self,
        vault: MemoryVault,
        kind: EventKind,
        payload: Submission | Decision | PaperIssued | DiversionAdvanced,
        author: PersonId | None = None,
    ) -> Event:
        return vault.append(
            kind, payload, report=self.report, case=self.case, follows=self.version, author=author
        )
