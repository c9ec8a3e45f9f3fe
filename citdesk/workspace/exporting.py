"""A report as other servers for forms take it: an OpenRosa submission, out of the vault and unencrypted."""

from __future__ import annotations

from citdesk.casework.errors import UserError
from citdesk.casework.ids import ReportId
from citdesk.workspace.drafting import NotNow, form_of
from citdesk.workspace.failures import UnknownReport
from citdesk.workspace.inside import Inside
from citdesk.workspace.my_reports import my_reports
from citdesk.workspace.report_files import WholeFiles
from citdesk.workspace.revisions import standing_revision
from citdesk.workspace.supervision import AWAITING, waiting_for
from citdesk.xforms.openrosa import Submission, submission_of

_SHORTEST = 6


class AmbiguousReport(UserError):
    """Several reports are called so."""

    code = "ambiguous_report"

    def __init__(self, name: str) -> None:
        super().__init__(f"Several reports begin with “{name}”. Give more of the report's id.")


def find_report(inside: Inside, name: str) -> ReportId:
    """The report with this id, beginning of an id (six characters or more) or agency number.

    Of one's own reports and those that wait for one's decision. Raises UnknownReport, AmbiguousReport.
    """
    known = {row.id: row.number for row in my_reports(inside)}
    waiting = inside.vault.standings.in_states(AWAITING)
    known.update((each.report, each.number) for each in waiting_for(inside, waiting))
    wanted = name.strip()
    if wanted in known:
        return ReportId(wanted)
    found = [report for report, number in known.items() if number is not None and number == wanted]
    if not found and len(wanted) >= _SHORTEST:
        found = [report for report in known if report.startswith(wanted.lower())]
    if len(found) > 1:
        raise AmbiguousReport(wanted)
    if not found:
        raise UnknownReport(wanted)
    return ReportId(found[0])


def export_report(inside: Inside, report: ReportId) -> Submission:
    """The report's last version as it was sent, whole, with the files that its answers name.

    Raises NotNow, UnknownReport, FormMissing, and Tampered for a file that is not the one it was sent with.
    """
    if inside.vault.standings.get(report) is None:
        raise NotNow("This report was never sent, so there is nothing to give out yet. Send it first.")
    found = standing_revision(inside.vault, report)
    files = WholeFiles(inside.vault.attachments, report)
    return submission_of(form_of(inside, found), found.submission.instance_xml.encode(), files)
