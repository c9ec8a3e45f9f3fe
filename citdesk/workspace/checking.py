"""The rules over a whole record, for one report beside the others of its case.

Only what this report has a part in is told with it: a finding that names one of its questions, or one that
would not be there without it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from citdesk.casework.checks import Answers, Finding, Record, check_record
from citdesk.casework.ids import ReportId
from citdesk.casework.lifecycle import GONE
from citdesk.workspace.failures import UnknownReport
from citdesk.workspace.form_context import pruned_draft
from citdesk.workspace.forms_on_device import FormMissing
from citdesk.workspace.inside import Inside
from citdesk.workspace.my_reports import case_of
from citdesk.workspace.revisions import standing_revision
from citdesk.workspace.rules_on_device import FaultyLawPack
from citdesk.xforms import ResumeError


def findings(inside: Inside, report: ReportId) -> tuple[Finding, ...]:
    """What the rules say of the report's draft, else of its last revision.

    Raises UnknownReport, FormMissing, ResumeError.
    """
    return findings_in(_answers(inside, report), beside(inside, report), begun_beside(inside, report))


def findings_in(
    instance_xml: bytes, others: Sequence[bytes], begun: Collection[str] = ()
) -> tuple[Finding, ...]:
    """What the rules say of a pruned instance beside the pruned ``others`` of its case.

    ``begun`` names the forms among the others that are written and not sent yet.
    Nothing is said about others of the same form: their questions could not be told from this one's by their
    paths. What they say counts: of two encounter reports in a case one may tell of the hold.
    Needs no vault and runs on any thread. Raises DocumentError for what is not XML.
    """
    own = Answers(instance_xml)
    read = [Answers(other) for other in others]
    rest = [other for other in read if other.form != own.form]
    twins = [other for other in read if other.form == own.form]
    without = frozenset(check_record(Record(rest, begun, twins)))
    return tuple(
        finding
        for finding in check_record(Record([own, *rest], begun, twins))
        if finding not in without or any(path.startswith(own.path("")) for path in finding.paths)
    )


def beside(inside: Inside, report: ReportId) -> tuple[bytes, ...]:
    """The pruned answers of the case's other reports here; one that cannot be opened here is left out."""
    return tuple(_others(inside, report))


def begun_beside(inside: Inside, report: ReportId) -> frozenset[str]:
    """The forms of which the case has a report in writing here, and none that was ever sent."""
    rows = [row for row in case_of(inside, report) if row.id != report]
    return frozenset(row.form_id for row in rows if row.state is None) - {
        row.form_id for row in rows if row.state is not None
    }


def _others(inside: Inside, report: ReportId) -> Iterator[bytes]:
    for row in case_of(inside, report):
        other = ReportId(row.id)
        standing = inside.vault.standings.get(other)
        if other == report or (standing is not None and standing.state in GONE):
            continue
        try:
            yield _answers(inside, other)
        except (UnknownReport, FormMissing, FaultyLawPack, ResumeError):
            continue


def _answers(inside: Inside, report: ReportId) -> bytes:
    draft = inside.vault.drafts.get(report)
    if draft is not None:
        return pruned_draft(inside, draft)
    # a revision was pruned when it was sent
    return standing_revision(inside.vault, report).submission.instance_xml.encode()
