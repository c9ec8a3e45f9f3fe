"""A case from the call to its last paper: the moments of the crisis, and what became of its reports."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from citdesk.casework.custody import CustodyClock, running_clock
from citdesk.casework.custody_facts import CUSTODY_PATHS, CustodyFacts, custody_facts
from citdesk.casework.errors import CitdeskError
from citdesk.casework.events import AuthorReassigned, EventKind
from citdesk.casework.few_answers import FewAnswers, Unreadable
from citdesk.casework.ids import EventId, ReportId
from citdesk.casework.lifecycle import GONE
from citdesk.casework.scene_moments import SCENE_PATHS, SceneMoment, scene_moments
from citdesk.vault.event_rows import Status
from citdesk.workspace.inside import Inside
from citdesk.workspace.my_reports import case_of
from citdesk.workspace.revisions import revision
from citdesk.workspace.rows import ReportRow
from citdesk.workspace.since_approval import papers_on_record


class RecordMoment(StrEnum):
    """What was done with a report."""

    SENT = "sent"
    SENT_AGAIN = "sent_again"
    AMENDED = "amended"
    TAKEN_BACK = "taken_back"
    RETURNED = "returned"
    APPROVED = "approved"
    VOID = "void"
    DUPLICATE = "duplicate"
    GIVEN = "given"
    PAPER = "paper"


_KINDS: Mapping[EventKind, RecordMoment] = {
    EventKind.SUBMIT: RecordMoment.SENT,
    EventKind.AMEND: RecordMoment.AMENDED,
    EventKind.WITHDRAW: RecordMoment.TAKEN_BACK,
    EventKind.RETURN: RecordMoment.RETURNED,
    EventKind.APPROVE: RecordMoment.APPROVED,
    EventKind.VOID: RecordMoment.VOID,
    EventKind.MARK_DUPLICATE: RecordMoment.DUPLICATE,
    EventKind.REASSIGN_AUTHOR: RecordMoment.GIVEN,
}


@dataclass(frozen=True, slots=True)
class CaseMoment:
    """One moment: of the crisis, or of the report or paper with the title ``of`` and ``by`` whom it was done.

    ``waiting`` until HQ has it.
    """

    at: datetime
    kind: SceneMoment | RecordMoment
    of: str = ""
    by: str = ""
    waiting: bool = False
    #: whom the report was given to, and why
    to: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CaseTimeline:
    """The moments in order, and the custody clock that runs now.

    What was done with a report stands in the order in which it was done, also where one computer's clock was
    behind another's.
    """

    moments: tuple[CaseMoment, ...]
    custody: CustodyClock | None


def case_timeline(inside: Inside, report: ReportId) -> CaseTimeline:
    """The timeline of the report's case, as far as its reports are here; raises UnknownReport."""
    rows = case_of(inside, report)
    moments: list[tuple[datetime, CaseMoment]] = []
    facts: list[CustodyFacts] = []
    told: set[tuple[SceneMoment, datetime]] = set()
    for row in rows:
        after = datetime.min.replace(tzinfo=UTC)
        for moment in _record(inside, row):
            after = max(after, moment.at)
            moments.append((after, moment))
        said = None if row.state in GONE else _said(inside, row)
        if said is None:
            continue
        facts.append(custody_facts(said))
        for at, kind in scene_moments(said):
            minute = at.replace(second=0, microsecond=0)
            if (kind, minute) not in told:  # the quick note and the report that grew from it
                told.add((kind, minute))
                moments.append((at, CaseMoment(at, kind)))
    clock = running_clock(facts, inside.clock.now(), inside.zone)
    return CaseTimeline(tuple(moment for _, moment in sorted(moments, key=lambda each: each[0])), clock)


def _said(inside: Inside, row: ReportRow) -> FewAnswers | None:
    """The report as it is being written here, else as it was sent last."""
    report = ReportId(row.id)
    draft = inside.vault.drafts.get(report)
    standing = inside.vault.standings.get(report)
    try:
        if draft is not None:
            return FewAnswers(draft.instance_xml, (*SCENE_PATHS, *CUSTODY_PATHS))
        if standing is None:
            return None
        sent = revision(inside.vault, report, EventId(standing.revision))
        return FewAnswers(sent.submission.instance_xml, (*SCENE_PATHS, *CUSTODY_PATHS))
    except (CitdeskError, Unreadable):  # opening the report says what is wrong with it
        return None


def _record(inside: Inside, row: ReportRow) -> Iterator[CaseMoment]:
    name_of = inside.vault.directory.name_of
    sent = False
    for kept in inside.vault.events.of_report(ReportId(row.id)):
        header = kept.event.header
        kind = _KINDS.get(header.kind)
        if kind is not None and kept.status in (Status.ACCEPTED, Status.PENDING):
            kind = RecordMoment.SENT_AGAIN if sent and kind is RecordMoment.SENT else kind
            sent = sent or kind is RecordMoment.SENT
            waiting = kept.status is Status.PENDING
            to = reason = ""
            if isinstance(given := kept.event.payload, AuthorReassigned):
                to, reason = name_of(given.to), given.reason
            yield CaseMoment(header.wall, kind, row.title, name_of(header.author), waiting, to, reason)
    for paper in papers_on_record(inside, ReportId(row.id)):
        yield CaseMoment(paper.at, RecordMoment.PAPER, paper.title, paper.by, paper.waiting)
