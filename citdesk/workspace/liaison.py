"""The liaison's board: approved reports with what is due, from HQ's projections only."""

from __future__ import annotations

from datetime import date, datetime

from citdesk.casework.events import EventKind
from citdesk.casework.ids import ReportId
from citdesk.casework.people import Role
from citdesk.casework.projection import Audience
from citdesk.vault.event_rows import Status
from citdesk.wire.projected import Projected
from citdesk.workspace.inside import Inside
from citdesk.workspace.instance_texts import instance_texts, numbered
from citdesk.workspace.rows import BoardRow, Due

_ISSUED = (EventKind.ISSUE_PAPER, EventKind.REISSUE_PAPER)


def liaison_board(inside: Inside) -> tuple[BoardRow, ...]:
    """What is due first comes first; what has no date comes last, first approved first."""
    if not inside.person.has(Role.LIAISON):
        return ()
    projections = [p for p in inside.vault.projections.all() if p.audience is Audience.COURT]
    rows = [_row(inside, projected) for projected in projections]
    return tuple(sorted(rows, key=_urgency))


def papers_issued(inside: Inside, report: ReportId) -> int:
    """How many papers of the report this vault knows were issued."""
    return sum(
        kept.event.header.kind in _ISSUED and kept.status in (Status.ACCEPTED, Status.PENDING)
        for kept in inside.vault.events.of_report(report)
    )


def _row(inside: Inside, projected: Projected) -> BoardRow:
    return BoardRow(
        report=projected.report,
        number=projected.number,
        form_id=projected.form_id,
        title=inside.shelf.title(projected.form_id),
        approved_at=projected.approved_at,
        due=_due(inside, projected),
        amendment_pending=projected.amendment_pending,
        papers_issued=papers_issued(inside, projected.report),
    )


def _due(inside: Inside, projected: Projected) -> Due | None:
    """The first date still to come of those the catalogue names; the last one when all are past."""
    entry = inside.shelf.entry(projected.form_id)
    if entry is None:
        return None
    texts = instance_texts(projected.instance_xml)
    found: list[Due] = []
    for path, label in entry.due:
        text = texts.get(numbered(path))
        if text is not None:
            found.append(Due(label, date.fromisoformat(text[:10])))
    found.sort(key=lambda due: due.date)
    today = inside.clock.now().astimezone(inside.zone).date()
    coming = [due for due in found if due.date >= today]
    return coming[0] if coming else found[-1] if found else None


def _urgency(row: BoardRow) -> tuple[bool, date, datetime]:
    return row.due is None, date.max if row.due is None else row.due.date, row.approved_at
