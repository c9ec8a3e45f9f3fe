"""What of a report is on record here: from HQ's projection, or from the revisions themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from citdesk.casework.events import Decision, EventKind, FormPin, RulesText
from citdesk.casework.ids import CaseId, EventId, PersonId, ReportId
from citdesk.casework.lifecycle import ReportState, Standing
from citdesk.casework.people import Person
from citdesk.vault.event_rows import KeptEvent, Status
from citdesk.wire.projected import Projected
from citdesk.workspace.inside import Inside
from citdesk.workspace.revisions import revision
from citdesk.workspace.since_approval import standing_here


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed, with the badge they had, and when."""

    name: str
    badge: str
    at: datetime


@dataclass(frozen=True, slots=True)
class OnRecord:
    """An approved revision. ``projected`` when it is HQ's projection: then nothing more of it is here.

    Without ``approver`` it is one that still waits for its decision (see :func:`awaiting`).
    """

    report: ReportId
    case: CaseId
    number: str | None
    parent: ReportId | None
    pin: FormPin
    rules: tuple[RulesText, ...]
    revision: EventId
    revision_number: int
    hash: str
    instance_xml: str
    author: Signature
    approver: Signature | None
    projected: bool
    standing: Standing


def on_record(inside: Inside, report: ReportId) -> OnRecord | None:
    """The report's approved revision as this vault has it, None where it has none."""
    standing = inside.vault.standings.get(report)
    if standing is not None and standing.on_record is not None:
        approver = _approval(inside, report, standing.on_record, inside.vault.directory.people())
        # None while this vault has the report but not the approval it stands on
        return None if approver is None else _from_events(inside, standing, standing.on_record, approver)
    projected = inside.vault.projections.get(report)
    return None if projected is None else from_projection(inside, projected)


def awaiting(inside: Inside, report: ReportId) -> OnRecord | None:
    """The revision that waits for a decision, None where none does or it is not in this vault."""
    standing = inside.vault.standings.get(report)
    if standing is None or standing.state not in (ReportState.SUBMITTED, ReportState.AMENDMENT_PENDING):
        return None
    return _from_events(inside, standing, standing.revision, None)


def from_projection(inside: Inside, projected: Projected) -> OnRecord:
    """What a verified projection says, and what was done here since."""
    return OnRecord(
        report=projected.report,
        case=projected.case,
        number=projected.number,
        parent=projected.parent_report,
        pin=FormPin(projected.form_id, projected.form_version, projected.form_sha256),
        rules=(),
        revision=projected.revision,
        revision_number=projected.revision_number,
        hash=projected.revision_hash,
        instance_xml=projected.instance_xml,
        author=Signature(projected.author.name, projected.author.badge, projected.sent_at),
        approver=Signature(projected.approver.name, projected.approver.badge, projected.approved_at),
        projected=True,
        standing=standing_here(inside, projected),
    )


def _from_events(
    inside: Inside, standing: Standing, approved: EventId, approver: Signature | None
) -> OnRecord:
    """Raises UnknownReport while this vault has not got the submission."""
    found = revision(inside.vault, standing.report, approved)
    people = inside.vault.directory.people()
    number = 1 + sum(
        kept.event.header.kind in (EventKind.SUBMIT, EventKind.AMEND) and kept.status is not Status.REFUSED
        for kept in _before(inside, standing.report, approved)
    )
    return OnRecord(
        report=standing.report,
        case=standing.case,
        number=standing.number,
        parent=found.parent,
        pin=found.submission.pin,
        rules=found.submission.rules,
        revision=approved,
        revision_number=number,
        hash=found.hash,
        instance_xml=found.submission.instance_xml,
        author=_signature(found.author, found.sent_at, people),
        approver=approver,
        projected=False,
        standing=standing,
    )


def _before(inside: Inside, report: ReportId, event: EventId) -> Iterator[KeptEvent]:
    for kept in inside.vault.events.of_report(report):
        if kept.event.header.id == event:
            return
        yield kept


def _approval(
    inside: Inside, report: ReportId, revision_id: EventId, people: Mapping[PersonId, Person]
) -> Signature | None:
    for kept in inside.vault.events.of_report(report):
        header = kept.event.header
        if header.kind is EventKind.APPROVE and kept.status in (Status.ACCEPTED, Status.PENDING):
            decision = kept.event.payload
            if isinstance(decision, Decision) and decision.revision == revision_id:
                return _signature(header.author, header.wall, people)
    return None


def _signature(person: PersonId, at: datetime, people: Mapping[PersonId, Person]) -> Signature:
    found = people.get(person)
    return Signature("", "", at) if found is None else Signature(found.name, found.badge, at)
