"""A report at a glance, and the two decisions of a supervisor."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from citdesk.casework.errors import UserError
from citdesk.casework.events import (
    AuthorReassigned,
    Comment,
    Decision,
    DiversionAdvanced,
    DuplicateMarked,
    DuplicateUnmarked,
    EventKind,
    NumberGiven,
    PaperIssued,
    ReturnReason,
    RuleOverridden,
    ScanAttached,
)
from citdesk.casework.ids import EventId, ReportId
from citdesk.casework.lifecycle import ON_RECORD, TABLE, Standing
from citdesk.vault.event_rows import KeptEvent, Status
from citdesk.workspace.answer_text import date_text
from citdesk.workspace.as_sent import notes_on
from citdesk.workspace.begun_review import begun_review, forget_begun_review
from citdesk.workspace.drafting import form_of, looked_back, may_look_back
from citdesk.workspace.failures import UnknownReport
from citdesk.workspace.form_answers import FormAnswer
from citdesk.workspace.inside import Inside
from citdesk.workspace.linking import may_link
from citdesk.workspace.looking_over import reopened, stops, what_does_not_fit
from citdesk.workspace.report_files import ReportFile, report_files
from citdesk.workspace.report_rows import Rows, called
from citdesk.workspace.review_page import (
    GrewFrom,
    HistoryLine,
    NotWaiting,
    ReviewAnswer,
    ReviewPage,
    ReviewSection,
)
from citdesk.workspace.revisions import MOST_PARENTS, Revision, revisions, with_the_one_before
from citdesk.workspace.step_words import step_words
from citdesk.workspace.supervision import AWAITING, supervises
from citdesk.workspace.too_late import acted_upon

_DONE: Mapping[EventKind, str] = {
    EventKind.SUBMIT: "Sent the report",
    EventKind.AMEND: "Sent an amendment",
    EventKind.WITHDRAW: "Took the report back",
    EventKind.RETURN: "Returned the report",
    EventKind.APPROVE: "Approved the report",
    EventKind.VOID: "Voided the report",
    EventKind.SET_NUMBER: "Gave the report its number",
    EventKind.OVERRIDE_RULE: "Passed over a check",
    EventKind.REASSIGN_AUTHOR: "Gave the report to another author",
    EventKind.MARK_DUPLICATE: "Marked the report as a duplicate",
    EventKind.UNMARK_DUPLICATE: "Took the mark of a duplicate back",
    EventKind.ISSUE_PAPER: "Issued a paper",
    EventKind.REISSUE_PAPER: "Issued a paper again",
    EventKind.VOID_PAPER: "Made a paper void",
    EventKind.ATTACH_SIGNED_SCAN: "Kept signed pages of a paper",
    EventKind.ADVANCE_DIVERSION: "Recorded a step of the diversion",
}
#: a report that is not here, or not open to who reads of it
_ANOTHER = "another report"


class StopsRemain(UserError):
    """Something must be mended, and nobody said why it may stand."""

    code = "stops_remain"

    def __init__(self) -> None:
        super().__init__("Something in this report must be mended. Return it, or say why it may stand.")


class UnknownReason(UserError):
    """A reason for returning that is not one of the coded ones."""

    code = "unknown_reason"


def review(inside: Inside, report: ReportId) -> ReviewPage:
    """The report's last revision beside the one before; raises UnknownReport, FormMissing."""
    standing = inside.vault.standings.get(report)
    if standing is None:
        raise UnknownReport(report)
    sent = revisions(inside.vault, report)
    current, before = with_the_one_before(sent, standing.revision)
    session, answers = reopened(inside, current)
    events = inside.vault.events.of_report(report)
    row = Rows(inside).row(report)
    return ReviewPage(
        row=row,
        revision=standing.revision,
        sections=_sections(
            answers,
            [] if before is None else reopened(inside, before)[1],
            before,
            _notes(events),
            report_files(inside, report),
        ),
        problems=what_does_not_fit(inside, report, current, session, answers),
        history=history_lines(inside, report),
        author=inside.vault.directory.name_of(current.author),
        sent_at=current.sent_at,
        may_decide=standing.state in AWAITING and supervises(inside, standing),
        stops=stops(inside, report, current, answers),
        notes=notes_on(inside, form_of(inside, current), current, session),
        may_reassign=_may(inside, standing, EventKind.REASSIGN_AUTHOR),
        may_mark_duplicate=_may(inside, standing, EventKind.MARK_DUPLICATE),
        may_look_back=may_look_back(inside, report),
        looked_back=looked_back(inside, report),
        may_link=not standing.sealed and may_link(inside, standing.case),
        duplicate_of="" if standing.duplicate_of is None else row.duplicate_of or _ANOTHER,
        begun=begun_review(inside, report),
        grew_from=_not_approved_above(inside, current),
    )


def not_waiting(inside: Inside, report: ReportId) -> NotWaiting | None:
    """How the report stands once this person has nothing to decide on it any more, None while they do.

    Raises UnknownReport, CoverOver, SealedByOrder.
    """
    row, standing = Rows(inside).row(report), inside.vault.standings.get(report)
    waits = standing is not None and standing.state in AWAITING and supervises(inside, standing)
    if waits:
        return None
    return NotWaiting(row, None if standing is None else acted_upon(inside, report, standing.revision))


def return_report(
    inside: Inside,
    report: ReportId,
    revision: str,
    reasons: Sequence[str],
    comments: Sequence[tuple[str, str]],
    note: str,
) -> None:
    """Sends the report back; raises UnknownReason, UnknownReport, Refused."""
    try:
        coded = tuple(ReturnReason(reason) for reason in reasons)
    except ValueError as wrong:
        raise UnknownReason("Choose the reason from the list.") from wrong
    remarks = tuple(Comment(path, text) for path, text in comments)
    _decide(inside, EventKind.RETURN, report, Decision(EventId(revision), coded, remarks, note))


def approve(inside: Inside, report: ReportId, revision: str, reasons: Mapping[str, str]) -> None:
    """Approves the revision, and keeps why each rule named in ``reasons`` was passed over.

    Raises UnknownReport, StopsRemain, Refused (nothing is changed then).
    """
    standing = inside.vault.standings.get(report)
    if standing is None:
        raise UnknownReport(report)
    current, _ = with_the_one_before(revisions(inside.vault, report), standing.revision)
    passed = {stop.code: reasons.get(stop.code, "").strip() for stop in stops(inside, report, current)}
    if current.id == revision and not all(passed.values()):
        raise StopsRemain
    with inside.vault.store.writing():
        for rule, reason in passed.items():
            if reason:
                said = RuleOverridden(revision, rule, reason)
                inside.vault.chain.append(
                    EventKind.OVERRIDE_RULE, report, standing.case, said, standing.version
                )
        _decide(inside, EventKind.APPROVE, report, Decision(EventId(revision)))


def _decide(inside: Inside, kind: EventKind, report: ReportId, decision: Decision) -> None:
    standing = inside.vault.standings.get(report)
    if standing is None:
        raise UnknownReport(report)
    with inside.vault.store.writing():
        inside.vault.chain.append(kind, report, standing.case, decision, standing.version)
        forget_begun_review(inside, report)


def _not_approved_above(inside: Inside, current: Revision) -> GrewFrom | None:
    """The nearest report that this one grew from and that is not approved, as far as they are here."""
    at = current.parent
    for _ in range(MOST_PARENTS):
        standing = None if at is None else inside.vault.standings.get(at)
        if at is None or standing is None or not standing.is_open_to(inside.person):
            return None
        if standing.state not in ON_RECORD:
            return GrewFrom(inside.shelf.title(standing.form_id), standing.number or "", standing.state)
        sent = revisions(inside.vault, at)
        at = sent[-1].parent if sent else None
    return None


def _may(inside: Inside, standing: Standing, kind: EventKind) -> bool:
    return (standing.state, kind) in TABLE and not standing.sealed and supervises(inside, standing)


def _sections(
    answers: Sequence[FormAnswer],
    earlier: Sequence[FormAnswer],
    before: Revision | None,
    notes: Mapping[str, str],
    files: Mapping[str, ReportFile],
) -> tuple[ReviewSection, ...]:
    then = {answer.path: answer for answer in earlier}
    pages: dict[str, list[ReviewAnswer]] = {}
    for answer in answers:
        old = then.pop(answer.path, None)
        previous = None if before is None else "" if old is None else old.text
        changed = before is not None and ("" if old is None else old.stored) != answer.stored
        pages.setdefault(answer.page, []).append(
            ReviewAnswer(
                answer.path,
                answer.label,
                answer.text,
                previous,
                changed,
                notes.get(answer.path, ""),
                files.get(answer.stored) if answer.type == "binary" else None,
            )
        )
    for old in then.values():  # answered then, not asked any more
        if old.stored:
            note = notes.get(old.path, "")
            gone = ReviewAnswer(old.path, old.label, "", old.text, changed=True, note=note)
            pages.setdefault(old.page, []).append(gone)
    return tuple(ReviewSection(title, tuple(found)) for title, found in pages.items())


def _notes(events: Sequence[KeptEvent]) -> Mapping[str, str]:
    """What the last return said, by question."""
    for kept in reversed(events):
        if kept.event.header.kind is EventKind.RETURN:
            decision = kept.event.payload
            if isinstance(decision, Decision):
                return {comment.path: comment.text for comment in decision.comments}
    return {}


def history_lines(inside: Inside, report: ReportId) -> tuple[HistoryLine, ...]:
    """What was done to the report, oldest first."""
    names = {person.id: person.name for person in inside.vault.directory.people().values()}
    lines: list[HistoryLine] = []
    for kept in inside.vault.events.of_report(report):
        header = kept.event.header
        what = _what(kept)
        if what is not None and kept.status in (Status.ACCEPTED, Status.PENDING):
            who = "HQ" if header.kind is EventKind.SET_NUMBER else names.get(header.author, "")
            lines.append(HistoryLine(header.wall, who, what, _remark(inside, kept)))
    return tuple(lines)


def _what(kept: KeptEvent) -> str | None:
    match kept.event.payload:
        case DiversionAdvanced(corrects=date()):
            return "Corrected the day of a step"
        case ScanAttached(replaces=str() as wrong) if wrong:
            return "Replaced wrong signed pages of a paper"
        case _:
            return _DONE.get(kept.event.header.kind)


def _remark(inside: Inside, kept: KeptEvent) -> str:
    match kept.event.payload:
        case Decision() as decision:
            reasons = ", ".join(reason.value.replace("_", " ") for reason in decision.reasons)
            return ". ".join(part for part in (reasons, decision.note) if part)
        case RuleOverridden() as passed:
            return passed.reason
        case AuthorReassigned(to=to, reason=reason):
            return f"{inside.vault.directory.name_of(to)}. {reason}"
        case DuplicateMarked(of=of, reason=reason):
            return ". ".join(part for part in (f"{called(inside, of) or _ANOTHER} stays", reason) if part)
        case DuplicateUnmarked(reason=reason):
            return reason
        case NumberGiven() as given:
            return given.number
        case PaperIssued() as paper:
            return f"{paper.paper.replace('_', ' ')} for {paper.recipient}"
        case ScanAttached(correction=why):
            return why
        case DiversionAdvanced(corrects=None) as advanced:
            return f"{step_words(advanced)}, {date_text(advanced.on)}"
        case DiversionAdvanced(on=on, note=why, corrects=date() as was) as advanced:
            return f"{step_words(advanced)}: {date_text(on)}, not {date_text(was)}. {why}"
        case _:
            return ""
