"""Two officers wrote up the same encounter: one report stays, the other stands as its duplicate."""

from __future__ import annotations

from dataclasses import replace

from citdesk.casework.events import DuplicateMarked, DuplicateUnmarked, EventKind
from citdesk.casework.ids import ReportId
from citdesk.casework.lifecycle import GONE, ReportState, Standing
from citdesk.workspace.failures import UnknownReport
from citdesk.workspace.inside import Inside
from citdesk.workspace.report_rows import Rows
from citdesk.workspace.rows import ReportRow
from citdesk.workspace.supervision import my_units

#: Where a report may stand that stays.
_STAYING = tuple(state for state in ReportState if state not in GONE)
#: Two reports of one encounter are written within days of each other.
_MOST_OFFERED = 20


def may_stay(inside: Inside, report: ReportId) -> tuple[ReportRow, ...]:
    """The unit's reports of the same form that could be the one that stays, those of its own event first.

    Then the nearest in time.

    Raises UnknownReport.
    """
    standing, units = _standing(inside, report), my_units(inside)
    own = inside.vault.standings.kept(report)
    fitting = [
        kept
        for kept in inside.vault.standings.in_states(_STAYING)
        if kept.standing.report != report
        and kept.standing.form_id == standing.form_id
        and kept.standing.unit in units
    ]
    if own is not None:
        fitting.sort(key=lambda kept: abs(kept.changed_at - own.changed_at))
    rows = Rows(inside)
    name_of = inside.vault.directory.name_of
    call = rows.call_of(standing)
    found = [
        replace(
            rows.of(kept.standing.report, kept, None),
            by=name_of(kept.standing.author),
            call=rows.call_of(kept.standing),
        )
        for kept in fitting[:_MOST_OFFERED]
    ]
    if call.event_number:  # the twin of the same event before what is only near in time
        found.sort(key=lambda row: row.call.event_number != call.event_number)
    return tuple(found)


def mark_duplicate(inside: Inside, report: ReportId, of: ReportId, reason: str) -> None:
    """The report stands as a duplicate of ``of``, which stays. Raises UnknownReport, Refused."""
    standing = _standing(inside, report)
    _standing(inside, of)
    _append(inside, EventKind.MARK_DUPLICATE, standing, DuplicateMarked(of, reason.strip()))


def unmark_duplicate(inside: Inside, report: ReportId, reason: str) -> None:
    """It was no duplicate: the report stands as before. Raises UnknownReport, Refused."""
    standing = _standing(inside, report)
    _append(inside, EventKind.UNMARK_DUPLICATE, standing, DuplicateUnmarked(reason.strip()))


def _append(
    inside: Inside, kind: EventKind, standing: Standing, payload: DuplicateMarked | DuplicateUnmarked
) -> None:
    inside.vault.chain.append(kind, standing.report, standing.case, payload, standing.version)


def _standing(inside: Inside, report: ReportId) -> Standing:
    standing = inside.vault.standings.get(report)
    if standing is None:
        raise UnknownReport(report)
    return standing
