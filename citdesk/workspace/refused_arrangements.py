"""Steps about a unit or a case that HQ did not take: of no report, and somebody relies on them."""

from __future__ import annotations

from collections.abc import Iterator

from citdesk.casework.errors import CitdeskError
from citdesk.casework.events import CoverStarted, EventKind, OfficerAssigned
from citdesk.casework.ids import CaseId, EventId
from citdesk.vault.event_rows import KeptEvent
from citdesk.workspace.inside import Inside
from citdesk.workspace.report_rows import called
from citdesk.workspace.sync_status import RefusedArrangement, RefusedRow


def refused_arrangements(inside: Inside) -> Iterator[RefusedRow]:
    """A row for each that nobody has seen yet, the oldest first."""
    for kept in inside.vault.events.refused():
        header = kept.event.header
        if header.report is None:
            yield RefusedRow(
                header.id,
                None,
                "",
                kept.code or "",
                kept.message or "",
                0,
                own=False,
                readable=False,
                arrangement=RefusedArrangement(
                    header.kind, _person(inside, kept), _case(inside, header.case)
                ),
            )


def settle_arrangement(inside: Inside, event: str) -> bool:
    """Marks one as seen; False where there is none of this id."""
    with inside.vault.store.writing():
        return inside.vault.events.settle_arrangement(EventId(event))


def _person(inside: Inside, kept: KeptEvent) -> str:
    try:
        payload = kept.event.payload
    except CitdeskError:  # its content is gone
        return ""
    match payload:
        case CoverStarted(deputy=person) | OfficerAssigned(officer=person):
            return inside.vault.directory.name_of(person)
        case _:
            return ""


def _case(inside: Inside, case: CaseId) -> str:
    opened = inside.vault.events.of_case(case, EventKind.SUBMIT)
    reports = (kept.event.header.report for kept in opened)
    return next((words for report in reports if report is not None and (words := called(inside, report))), "")
