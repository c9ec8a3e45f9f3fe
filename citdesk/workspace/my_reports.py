"""Lists of reports: one's own, and those of one case."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from citdesk.casework.ids import CaseId, ReportId
from citdesk.vault.drafts import Draft
from citdesk.workspace.inside import Inside
from citdesk.workspace.report_rows import Rows, is_version
from citdesk.workspace.rows import ReportRow


def my_reports(inside: Inside) -> tuple[ReportRow, ...]:
    """The person's own reports, drafts and refused ones included, and those by others on shared cases.

    Latest change first.
    """
    vault = inside.vault
    rows = Rows(inside)
    drafts = {draft.report: draft for draft in vault.drafts.all()}
    sent = {kept.standing.report: kept for kept in vault.standings.of_author(inside.person.id)}
    others = [
        report
        for report in (*drafts, *_own_refused(rows))
        if report not in sent and vault.standings.get(report) is None
    ]
    reports = dict.fromkeys((*sent, *others))
    found = [rows.of(report, sent.get(report), drafts.get(report)) for report in reports]
    found += _handed_on(inside, rows, drafts, reports)
    listed = {row.id for row in found}
    found += [row for row in _by_others(inside, rows) if row.id not in listed]
    return tuple(sorted(found, key=lambda row: row.changed_at, reverse=True))


def case_of(inside: Inside, report: ReportId) -> tuple[ReportRow, ...]:
    """All reports of the same case in this vault, first changed first; raises UnknownReport."""
    rows = Rows(inside)
    case = CaseId(rows.row(report).case)
    vault = inside.vault
    sent = {
        kept.standing.report: kept
        for kept in vault.standings.of_case(case)
        if not rows.is_given_up(kept.standing)
    }
    drafts = {draft.report: draft for draft in vault.drafts.of_case(case)}
    found = (
        rows.of(each, sent.get(each) or vault.standings.kept(each), drafts.get(each))
        for each in dict.fromkeys((*sent, *drafts))
    )
    return tuple(sorted(found, key=lambda row: row.changed_at))


def _by_others(inside: Inside, rows: Rows) -> list[ReportRow]:
    me, vault = inside.person.id, inside.vault
    found: list[ReportRow] = []
    for case in vault.cases.shared_by(me):
        for kept in vault.standings.of_case(case.case):
            standing = kept.standing
            if standing.author != me:
                row, by = rows.of(standing.report, kept, None), vault.directory.name_of(standing.author)
                away = row.given_on is not None and vault.events.author_of(standing.revision) == me
                found.append(replace(row, by=by, given_away=away))
    return found


def _handed_on(
    inside: Inside, rows: Rows, drafts: Mapping[ReportId, Draft], listed: Collection[str]
) -> list[ReportRow]:
    """What this person was writing, or sent in vain, on reports that somebody else goes on with by now."""
    unsent = [report for report, kept in rows.refused.items() if any(is_version(one) for one in kept)]
    found: list[ReportRow] = []
    for report in dict.fromkeys((*drafts, *unsent)):
        kept = inside.vault.standings.kept(report)
        if kept is not None and report not in listed and kept.standing.is_open_to(inside.person):
            by = inside.vault.directory.name_of(kept.standing.author)
            found.append(replace(rows.of(report, kept, drafts.get(report)), by=by, handed_on=True))
    return found


def _own_refused(rows: Rows) -> list[ReportId]:
    return list(rows.refused)
