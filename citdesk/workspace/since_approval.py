"""What happened to a report since its approval: steps of its diversion, papers issued.

A liaison has a projection only: HQ tells in it what others did, and what was done here since is added.
Whoever has the report's events reads them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from citdesk.casework.errors import Refused, Tampered
from citdesk.casework.events import DiversionAdvanced, EventKind, PaperIssued, PaperVoided
from citdesk.casework.ids import EventId, ReportId
from citdesk.casework.lifecycle import Standing, apply
from citdesk.vault.event_rows import KeptEvent, Status
from citdesk.vault.projections import standing_of
from citdesk.vault.standings import act_of
from citdesk.wire.projected import Projected
from citdesk.workspace.inside import Inside

_SINCE = (
    EventKind.ADVANCE_DIVERSION,
    EventKind.ISSUE_PAPER,
    EventKind.REISSUE_PAPER,
    EventKind.VOID_PAPER,
)
_TAKEN = (Status.ACCEPTED, Status.PENDING)


@dataclass(frozen=True, slots=True)
class StepOnRecord:
    """A step of a diversion: what, who recorded it and when. ``waiting`` until HQ has it."""

    advanced: DiversionAdvanced
    by: str
    badge: str
    at: datetime
    waiting: bool = False


@dataclass(frozen=True, slots=True)
class PaperOnRecord:
    """A paper that was issued. ``replaced_by`` is the document that took its place, '' for none."""

    issued: PaperIssued
    by: str
    at: datetime
    replaced_by: str = ""
    void: bool = False
    waiting: bool = False

    @property
    def title(self) -> str:
        """What kind of paper it is, in words."""
        return self.issued.paper.replace("_", " ").capitalize()


def steps_on_record(inside: Inside, report: ReportId) -> tuple[StepOnRecord, ...]:
    """The steps of the report's diversion as far as they are known here, in the order they were recorded."""
    projected = inside.vault.projections.get(report)
    told = () if projected is None else projected.steps
    steps = [StepOnRecord(step.advanced, step.by.name, step.by.badge, step.at) for step in told]
    for kept in _events_since(inside, report, frozenset(step.event for step in told)):
        if isinstance(advanced := kept.event.payload, DiversionAdvanced):
            name, badge = _who(inside, kept)
            steps.append(
                StepOnRecord(advanced, name, badge, kept.event.header.wall, kept.status is Status.PENDING)
            )
    return tuple(steps)


def papers_on_record(inside: Inside, report: ReportId) -> tuple[PaperOnRecord, ...]:
    """The papers issued from the report as far as they are known here, oldest first."""
    projected = inside.vault.projections.get(report)
    told = () if projected is None else projected.papers
    papers = [PaperOnRecord(each.issued, each.by.name, each.at, void=each.void) for each in told]
    void = set[str]()
    for kept in _events_since(inside, report, frozenset(each.event for each in told)):
        match kept.event.payload:
            case PaperIssued() as issued:
                waiting = kept.status is Status.PENDING
                papers.append(
                    PaperOnRecord(issued, _who(inside, kept)[0], kept.event.header.wall, waiting=waiting)
                )
            case PaperVoided(document_id=document):
                void.add(document)
            case _:
                pass
    by_old = {each.issued.replaces: each.issued.document_id for each in papers if each.issued.replaces}
    return tuple(
        PaperOnRecord(
            each.issued,
            each.by,
            each.at,
            by_old.get(each.issued.document_id, ""),
            each.void or each.issued.document_id in void,
            each.waiting,
        )
        for each in papers
    )


def standing_here(inside: Inside, projected: Projected) -> Standing:
    """What a projection says, and what was done here since and HQ has not told back yet."""
    standing = standing_of(projected)
    told = frozenset({*(s.event for s in projected.steps), *(p.event for p in projected.papers)})
    for kept in _events_since(inside, projected.report, told):
        try:
            standing = apply(standing, act_of(kept.event, inside.person))
        except (Refused, Tampered):  # from a version that is on record no more, or done twice: HQ decides
            continue
    return standing


def _events_since(inside: Inside, report: ReportId, told: frozenset[EventId]) -> Iterator[KeptEvent]:
    for kept in inside.vault.events.of_report(report):
        header = kept.event.header
        if header.kind in _SINCE and kept.status in _TAKEN and header.id not in told:
            yield kept


def _who(inside: Inside, kept: KeptEvent) -> tuple[str, str]:
    found = inside.vault.directory.people().get(kept.event.header.author)
    return ("", "") if found is None else (found.name, found.badge)
