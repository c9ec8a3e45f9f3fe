"""The frozen revisions of a report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from citdesk.casework.events import EventKind, Submission
from citdesk.casework.ids import EventId, PersonId, ReportId
from citdesk.vault.event_rows import KeptEvent, Status
from citdesk.vault.vault import Vault
from citdesk.workspace.failures import UnknownReport

#: A parent's parent's parent: deeper than any form of ours goes, and an end to a circle.
MOST_PARENTS = 5
_SUBMISSIONS = (EventKind.SUBMIT, EventKind.AMEND)


@dataclass(frozen=True, slots=True)
class Revision:
    """One submission: its answers, who sent it when, and the hash by which papers name it."""

    id: EventId
    submission: Submission
    author: PersonId
    sent_at: datetime
    hash: str
    status: Status

    @property
    def parent(self) -> ReportId | None:
        """The report that this one grows from."""
        found = self.submission.parent_report
        return None if found is None else ReportId(found)


def revisions(vault: Vault, report: ReportId) -> Sequence[Revision]:
    """The report's submissions in order, those that HQ refused included."""
    return [_read(kept) for kept in vault.events.of_report(report) if kept.event.header.kind in _SUBMISSIONS]


def revision(vault: Vault, report: ReportId, event: EventId) -> Revision:
    """One submission of the report; raises UnknownReport where it is not in this vault."""
    for found in revisions(vault, report):
        if found.id == event:
            return found
    raise UnknownReport(report)


def with_the_one_before(sent: Sequence[Revision], current: EventId) -> tuple[Revision, Revision | None]:
    """The revision with this id and the one that HQ took before it; raises UnknownReport."""
    before: Revision | None = None
    for found in sent:
        if found.id == current:
            return found, before
        if found.status in (Status.ACCEPTED, Status.PENDING):
            before = found
    raise UnknownReport("")


def standing_revision(vault: Vault, report: ReportId) -> Revision:
    """The submission that the report's standing is about; raises UnknownReport."""
    standing = vault.standings.get(report)
    if standing is None:
        raise UnknownReport(report)
    return revision(vault, report, standing.revision)


def _read(kept: KeptEvent) -> Revision:
    payload = kept.event.payload
    if not isinstance(payload, Submission):
        raise UnknownReport(kept.event.header.report or "")
    header = kept.event.header
    return Revision(header.id, payload, header.author, header.wall, kept.event.hash, kept.status)
