"""The frozen revisions of a report, and the answers of a case that a child form reads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from citdesk.casework.events import EventKind, Submission
from citdesk.casework.ids import EventId, PersonId, ReportId
from citdesk.vault.event_rows import KeptEvent, Status
from citdesk.vault.vault import Vault
from citdesk.workspace.failures import UnknownReport
from citdesk.xforms.tree import parse_document, serialise

_SUBMISSIONS = (EventKind.SUBMIT, EventKind.AMEND)
#: A parent's parent's parent: deeper than any form of ours goes, and an end to a circle.
_MOST_PARENTS = 5


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


def standing_revision(vault: Vault, report: ReportId) -> Revision:
    """The submission that the report's standing is about; raises UnknownReport."""
    standing = vault.standings.get(report)
    if standing is None:
        raise UnknownReport(report)
    return revision(vault, report, standing.revision)


def case_instance(vault: Vault, parent: ReportId | None) -> bytes:
    """``<case>`` with the latest answers of the parent report and of its parents, for child forms to read."""
    parts: list[str] = []
    at = parent
    for _ in range(_MOST_PARENTS):
        if at is None:
            break
        found = _latest(vault, at)
        if found is None:
            break
        instance_xml, at = found
        parts.append(serialise(parse_document(instance_xml).root))
    return f"<case>{''.join(parts)}</case>".encode()


def _latest(vault: Vault, report: ReportId) -> tuple[bytes, ReportId | None] | None:
    """The report's newest answers here and its parent: draft, then revision, then projection."""
    draft = vault.drafts.get(report)
    if draft is not None:
        return draft.instance_xml, draft.parent_report
    sent = revisions(vault, report)
    if sent:
        return sent[-1].submission.instance_xml.encode(), sent[-1].parent
    projected = vault.projections.get(report)
    return None if projected is None else (projected.instance_xml.encode(), projected.parent_report)


def _read(kept: KeptEvent) -> Revision:
    payload = kept.event.payload
    if not isinstance(payload, Submission):
        raise UnknownReport(kept.event.header.report or "")
    header = kept.event.header
    return Revision(header.id, payload, header.author, header.wall, kept.event.hash, kept.status)
