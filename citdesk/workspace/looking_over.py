"""What does not fit in a frozen revision, in sentences: at review and on the supervisor's cover sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from citdesk.casework.checks import Finding
from citdesk.casework.ids import ReportId
from citdesk.workspace.checking import beside, findings_in, severity_words
from citdesk.workspace.drafting import form_of
from citdesk.workspace.form_answers import FormAnswer, form_answers
from citdesk.workspace.form_context import given_then
from citdesk.workspace.inside import Inside
from citdesk.workspace.instance_texts import numbered
from citdesk.workspace.revisions import Revision
from citdesk.xforms import Session


def reopened(inside: Inside, found: Revision) -> tuple[Session, Sequence[FormAnswer]]:
    """The revision as it was asked then, and its answers; raises UnknownReport, FormMissing, ResumeError."""
    form = form_of(inside, found)
    session = form.resume(found.submission.instance_xml, given_then(inside, found))
    return session, form_answers(session, found.submission.instance_xml, inside.zone)


def what_does_not_fit(
    inside: Inside, report: ReportId, found: Revision, session: Session, answers: Sequence[FormAnswer]
) -> tuple[str, ...]:
    """The form's own problems with the revision, then what the rules over the whole record say of it."""
    labels = {numbered(answer.path): answer.label for answer in answers}
    said = findings_in(found.submission.instance_xml.encode(), beside(inside, report))
    return (
        *(f"{problem.label}: {problem.message}" for problem in session.problems()),
        *(_sentence(finding, labels) for finding in said),
    )


def _sentence(finding: Finding, labels: Mapping[str, str]) -> str:
    label = next((labels[path] for path in map(numbered, finding.paths) if path in labels), "")
    return ": ".join(part for part in (severity_words(finding.severity), label, finding.message) if part)
