"""What does not fit in a frozen revision, in sentences: at review and on the supervisor's cover sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from citdesk.casework.checks import Finding, Severity
from citdesk.casework.ids import ReportId
from citdesk.workspace.checking import begun_beside, beside, findings_in, severity_words
from citdesk.workspace.drafting import form_of
from citdesk.workspace.form_answers import FormAnswer, form_answers
from citdesk.workspace.form_context import given_then
from citdesk.workspace.inside import Inside
from citdesk.workspace.instance_texts import numbered
from citdesk.workspace.review_page import ReviewProblem, ReviewStop
from citdesk.workspace.revisions import Revision
from citdesk.xforms import Session

_ENDS, _QUOTES = ("?", "!", ".", ":"), "\"'”’»)"


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
    labels = _labels(answers)
    reasons = passed_over(inside, report, found)
    return (
        *(
            ReviewProblem(_joined((problem.label, problem.message)), problem.path)
            for problem in session.problems()
        ),
        *(
            ReviewProblem(
                _sentence(finding, labels, reasons),
                _first_named(finding, answers),
                must=finding.severity is Severity.STOP,
            )
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
    sentences: dict[str, str] = {}
    for finding in _findings(inside, report, found):
        mended_here = finding.awaits in ("", own)
        if finding.severity is Severity.STOP and mended_here and finding.code not in reasons:
            sentences.setdefault(finding.code, _sentence(finding, labels, {}))
    return tuple(ReviewStop(code, sentence) for code, sentence in sentences.items())


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


def _sentence(finding: Finding, labels: Mapping[str, str], reasons: Mapping[str, str]) -> str:
    label = next((labels[path] for path in map(numbered, finding.paths) if path in labels), "")
    words = _joined((severity_words(finding.severity), label, finding.message))
    reason = reasons.get(finding.code, "")
    return f"{words} Approved as it is, because: {reason}" if reason else words


def _joined(parts: Sequence[str]) -> str:
    """Each part leads to the next by a colon, unless it asks or ends a sentence by itself."""
    *leading, last = (part for part in parts if part)
    return "".join(f"{part}{'' if _ends(part) else ':'} " for part in leading) + last


def _ends(part: str) -> bool:
    return part.rstrip(_QUOTES).endswith(_ENDS)
