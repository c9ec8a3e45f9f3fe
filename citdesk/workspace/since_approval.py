"""What happened to a report since its approval: steps of its diversion, papers issued.

A liaison has a projection only: HQ tells in it what others did, and what was done here since is added.
Whoever has the report's events reads them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from citdesk.casework.errors import Refused, Tampered
from citdesk.casework.events import DiversionAdvanced, EventKind, PaperIssued, PaperVoided, ScanAttached
from citdesk.casework.ids import EventId, PersonId, ReportId
from citdesk.casework.lifecycle import Standing, apply, corrected_by, replaced_scan
from citdesk.casework.people import Person
from citdesk.vault.event_rows import KeptEvent, Status
from citdesk.vault.projections import standing_of
from citdesk.vault.standings import act_of
from citdesk.wire.projected import PaperOut, Projected
from citdesk.workspace.inside import Inside

_SINCE = (
    EventKind.ADVANCE_DIVERSION,
    EventKind.ISSUE_PAPER,
    EventKind.REISSUE_PAPER,
    EventKind.VOID_PAPER,
    EventKind.ATTACH_SIGNED_SCAN,
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
    #: each of them tells what stood there before in ``corrects``; ``advanced`` has the day that counts
    corrections: tuple[StepOnRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class ScanOnRecord:
    """Signed pages of a paper that were kept: which, by whom, when. ``waiting`` until HQ has them.

    ``wrong_because`` is why others stand in their place, '' while they count.
    """

    attached: ScanAttached
    by: str
    at: datetime
    waiting: bool = False
    wrong_because: str = ""


@dataclass(frozen=True, slots=True)
class PaperOnRecord:
    """A paper that was issued. ``replaced_by`` is the document that took its place, '' for none.

    ``void_because`` is why it is void, '' while it is not.
    """

    issued: PaperIssued
    by: str
    at: datetime
    replaced_by: str = ""
    void: bool = False
    waiting: bool = False
    void_because: str = ""
    scans: tuple[ScanOnRecord, ...] = ()

    @property
    def signed_pages(self) -> int:
        """How many signed pages count."""
        return sum(scan.attached.pages for scan in self.scans if not scan.wrong_because)

    @property
    def title(self) -> str:
        """What kind of paper it is, in words."""
        kind, _, name = self.issued.paper.partition(":")
        if name:
            return f"{kind.capitalize()} form {name}"
        return self.issued.paper.replace("_", " ").capitalize()


@dataclass(frozen=True, slots=True)
class Since:
    """What happened since the approval: the steps with the days that count, the papers oldest first."""

    steps: tuple[StepOnRecord, ...]
    papers: tuple[PaperOnRecord, ...]


def since(inside: Inside, report: ReportId) -> Since:
    """What is known here of the report since its approval."""
    return _since(inside, report, inside.vault.projections.get(report), inside.vault.directory.people())


def since_of_all(inside: Inside, found: Iterable[Projected]) -> Iterator[tuple[Projected, Since]]:
    """The same for many verified projections, without verifying any again."""
    people = inside.vault.directory.people()
    for projected in found:
        yield projected, _since(inside, projected.report, projected, people)


def steps_on_record(inside: Inside, report: ReportId) -> tuple[StepOnRecord, ...]:
    """The steps of the report's diversion as far as they are known here, in the order they were recorded."""
    return since(inside, report).steps


def papers_on_record(inside: Inside, report: ReportId) -> tuple[PaperOnRecord, ...]:
    """The papers issued from the report as far as they are known here, oldest first."""
    return since(inside, report).papers


def _since(
    inside: Inside, report: ReportId, projected: Projected | None, people: Mapping[PersonId, Person]
) -> Since:
    steps: list[StepOnRecord] = []
    papers: list[PaperOnRecord] = []
    if projected is not None:
        steps = [
            StepOnRecord(told.advanced, told.by.name, told.by.badge, told.at) for told in projected.steps
        ]
        papers = [_told(paper) for paper in projected.papers]
    void = dict[str, str]()
    scans = defaultdict[str, list[ScanOnRecord]](list)
    for kept in _events_since(inside, report, projected):
        header, waiting = kept.event.header, kept.status is Status.PENDING
        person = people.get(header.author)
        name, badge = ("", "") if person is None else (person.name, person.badge)
        match kept.event.payload:
            case DiversionAdvanced() as advanced:
                steps.append(StepOnRecord(advanced, name, badge, header.wall, waiting))
            case PaperIssued() as issued:
                papers.append(PaperOnRecord(issued, name, header.wall, waiting=waiting))
            case PaperVoided(document_id=document, reason=reason):
                void[document] = reason
            case ScanAttached(document_id=document) as attached:
                scans[document].append(ScanOnRecord(attached, name, header.wall, waiting))
            case _:
                pass
    by_old = {each.issued.replaces: each.issued.document_id for each in papers if each.issued.replaces}
    return Since(
        _with_right_days(steps),
        tuple(
            replace(
                each,
                replaced_by=by_old.get(each.issued.document_id, ""),
                void=each.void or each.issued.document_id in void,
                void_because=each.void_because or void.get(each.issued.document_id, ""),
                scans=_with_wrong_ones((*each.scans, *scans[each.issued.document_id])),
            )
            for each in papers
        ),
    )


def _with_right_days(told: Sequence[StepOnRecord]) -> tuple[StepOnRecord, ...]:
    """The steps with the days that count, each with what corrected it; as the lifecycle counts them."""
    steps: list[StepOnRecord] = []
    for each in told:
        if each.advanced.corrects is None:
            steps.append(each)
            continue
        place = corrected_by([step.advanced for step in steps], each.advanced)
        if place is not None:  # HQ refuses one that mends nothing
            mended = steps[place]
            advanced = replace(mended.advanced, on=each.advanced.on)
            steps[place] = replace(mended, advanced=advanced, corrections=(*mended.corrections, each))
    return tuple(steps)


def _with_wrong_ones(told: Sequence[ScanOnRecord]) -> tuple[ScanOnRecord, ...]:
    """All signed pages of a paper, the wrong ones with why; as the lifecycle counts them."""
    scans: list[ScanOnRecord] = []
    for each in told:
        counting = [place for place, scan in enumerate(scans) if not scan.wrong_because]
        attached = each.attached
        wrong = (
            replaced_scan([scans[place].attached for place in counting], attached)
            if attached.replaces
            else None
        )
        if wrong is not None:
            place = counting[wrong]
            scans[place] = replace(scans[place], wrong_because=attached.correction)
        scans.append(each)
    return tuple(scans)


def _told(paper: PaperOut) -> PaperOnRecord:
    return PaperOnRecord(
        paper.issued,
        paper.by.name,
        paper.at,
        void=paper.void,
        void_because=paper.void_because,
        scans=tuple(ScanOnRecord(scan.attached, scan.by.name, scan.at) for scan in paper.scans),
    )


def standing_here(inside: Inside, projected: Projected) -> Standing:
    """What a projection says, and what was done here since and HQ has not told back yet."""
    standing = standing_of(projected)
    for kept in _events_since(inside, projected.report, projected):
        try:
            standing = apply(standing, act_of(kept.event, inside.person))
        except (Refused, Tampered):  # from a version that is on record no more, or done twice: HQ decides
            continue
    return standing


def _events_since(inside: Inside, report: ReportId, projected: Projected | None) -> Iterator[KeptEvent]:
    """The events here that the projection does not tell of already."""
    told = set[EventId]()
    if projected is not None:
        told = {*(step.event for step in projected.steps), *(paper.event for paper in projected.papers)}
        told |= {scan.event for paper in projected.papers for scan in paper.scans}
    for kept in inside.vault.events.of_report(report):
        header = kept.event.header
        if header.kind in _SINCE and kept.status in _TAKEN and header.id not in told:
            yield kept
