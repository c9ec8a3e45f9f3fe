"""What is known of a report after the events so far."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from citdesk.casework.events import (
    Comment,
    ConsentGiven,
    DiversionAdvanced,
    PaperIssued,
    Released,
    ReturnReason,
    RuleOverridden,
    ScanAttached,
    Urgency,
)
from citdesk.casework.ids import CaseId, EventId, PersonId, ReportId
from citdesk.casework.lifecycle.states import ReportState
from citdesk.casework.people import Person, Role


class ConsultState(StrEnum):
    """Where a consult stands."""

    ASKED = "asked"
    TAKEN = "taken"
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Consult:
    """One question to a clinician, named by the event that asked it. ``by`` is who took it.

    ``taken`` and ``ended`` name the events that took it and that answered or withdrew it; those have times.
    """

    id: EventId
    revision: str
    urgency: Urgency
    to: PersonId | None
    state: ConsultState
    by: PersonId | None = None
    text: str = ""
    advice: tuple[str, ...] = ()
    taken: EventId | None = None
    ended: EventId | None = None

    @property
    def open(self) -> bool:
        """Whether an answer is still waited for."""
        return self.state in (ConsultState.ASKED, ConsultState.TAKEN)

    def concerns(self, clinician: PersonId) -> bool:
        """Whether this clinician may see the question: asked of them or of everybody, or theirs by taking."""
        if self.by is not None:
            return self.by == clinician and self.state is not ConsultState.WITHDRAWN
        return self.state is ConsultState.ASKED and self.to in (None, clinician)


@dataclass(frozen=True, slots=True)
class Standing:
    """A report's standing. What is not said has not happened."""

    report: ReportId
    case: CaseId
    author: PersonId
    unit: str
    state: ReportState
    form_id: str
    #: the submission that awaits a decision, or the last one decided
    revision: EventId
    #: how many submissions there have been
    revision_number: int
    #: the last event that changed the state: what the next submission has to follow
    version: EventId
    #: the approved revision, which stays on record while an amendment is reviewed
    on_record: EventId | None = None
    number: str | None = None
    parent_report: ReportId | None = None
    reasons: tuple[ReturnReason, ...] = ()
    comments: tuple[Comment, ...] = ()
    papers: tuple[PaperIssued, ...] = ()
    demonstration: bool = False
    #: document ids of papers that are not to be relied upon any more
    voided_papers: tuple[str, ...] = ()
    scans: tuple[ScanAttached, ...] = ()
    releases: tuple[Released, ...] = ()
    consents: tuple[ConsentGiven, ...] = ()
    revoked_consents: tuple[str, ...] = ()
    consults: tuple[Consult, ...] = ()
    #: its steps with the days that count
    diversion: tuple[DiversionAdvanced, ...] = ()
    overrides: tuple[RuleOverridden, ...] = ()
    duplicate_of: ReportId | None = None
    #: where it stood when it was marked a duplicate
    before_mark: ReportState | None = None
    sealed: bool = False
    #: the roles that the order leaves it open to while it is sealed
    open_to: tuple[Role, ...] = ()
    expunged: bool = False
    #: matters for which the report is under legal hold
    holds: tuple[str, ...] = ()

    @property
    def replaced_papers(self) -> frozenset[str]:
        """Document ids of papers in whose place a corrected one was issued."""
        return frozenset(paper.replaces for paper in self.papers if paper.replaces)

    def is_open_to(self, person: Person) -> bool:
        """False while the report is sealed and the order names no role of this person."""
        return not self.sealed or not person.roles.isdisjoint(self.open_to)
