"""What does not fit in a frozen revision, in sentences: at review and on the supervisor's cover sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from citdesk.casework.checks import Finding, Severity
from citdesk.casework.ids import ReportId
from citdesk.workspace.checking import begun_beside, beside, findings_in
from citdesk.workspace.drafting import form_of
from citdesk.workspace.form_answers import FormAnswer, form_answers
from citdesk.workspace.form_context import given_then
from citdesk.workspace.inside import Inside
from citdesk.workspace.instance_texts import numbered
from citdesk.workspace.review_page import ReviewProblem, ReviewStop
from citdesk.workspace.revisions import Revision
from citdesk.xforms import Session


def reopened(inside: Inside, found: Revision) -> tuple[Session, Sequence[FormAnswer]]:
    """The revision as it was asked then, and its answers; raises UnknownReport, FormMissing, ResumeError."""
    form = form_of(inside, found)
    session = form.resume(found.submission.instance_xml, given_then(inside, found))
    return session, form_answers(session, found.submission.instance_xml, inside.zone)


def what_does_not_fit(
    inside: Inside, report: ReportId, found: Revision, session: Session, answers: Sequence[FormAnswer]
) -> tuple[ReviewProblem, ...]:
    """The form's own problems with the revision, then what the rules over the whole record say of it.

    Where a rule was passed over with a reason, the reason follows.
    """
    labels, own = _labels(answers), found.submission.pin.form_id
    reasons = passed_over(inside, report, found)
    return (
        *(
            ReviewProblem(problem.message, problem.path, label=problem.label)
            for problem in session.problems()
        ),
        *(
            _problem(finding, own, labels, _first_named(finding, answers), reasons.get(finding.code, ""))
            for finding in _findings(inside, report, found)
        ),
    )


def stops(
    inside: Inside, report: ReportId, found: Revision, answers: Sequence[FormAnswer] = ()
) -> tuple[ReviewStop, ...]:
    """What has to be mended in this very report before it is approved, once for each rule.

    A report that is right as it stands and waits for another one of its case is not stopped by that.
    """
    labels, reasons = _labels(answers), passed_over(inside, report, found)
    own = found.submission.pin.form_id
    said: dict[str, ReviewProblem] = {}
    for finding in _findings(inside, report, found):
        if finding.severity is Severity.STOP and not _elsewhere(finding, own) and finding.code not in reasons:
            said.setdefault(finding.code, _problem(finding, own, labels, _first_named(finding, answers)))
    return tuple(ReviewStop(code, problem) for code, problem in said.items())


def passed_over(inside: Inside, report: ReportId, found: Revision) -> Mapping[str, str]:
    """The reasons with which rules were passed over for this revision, by the rule's code."""
    standing = inside.vault.standings.get(report)
    given = () if standing is None else standing.overrides
    return {each.rule: each.reason for each in given if each.revision == found.id}


def _findings(inside: Inside, report: ReportId, found: Revision) -> Sequence[Finding]:
    return findings_in(
        found.submission.instance_xml.encode(), beside(inside, report), begun_beside(inside, report)
    )


def _labels(answers: Sequence[FormAnswer]) -> Mapping[str, str]:
    return {numbered(answer.path): answer.label for answer in answers}


def _first_named(finding: Finding, answers: Sequence[FormAnswer]) -> str:
    """The first answer of this report that the finding is about, '' where it is about none."""
    named = set(map(numbered, finding.paths))
    return next((each.path for each in answers if numbered(each.path) in named), "")


def _problem(
    finding: Finding, own: str, labels: Mapping[str, str], path: str, reason: str = ""
) -> ReviewProblem:
    label = next((labels[named] for named in map(numbered, finding.paths) if named in labels), "")
    elsewhere = _elsewhere(finding, own)
    return ReviewProblem(
        finding.message,
        path,
        must=finding.severity is Severity.STOP and not elsewhere,
        label=label,
        severity=finding.severity,
        reason=reason,
        elsewhere=elsewhere,
    )


def _elsewhere(finding: Finding, own: str) -> bool:
    """Whether a report of another form than ``own`` is to mend it."""
    return finding.awaits not in ("", own)
