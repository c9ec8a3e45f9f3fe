"""Sending a draft and taking a sent report back."""

from __future__ import annotations

from citdesk.casework.events import Decision, EventKind, FormPin, Submission
from citdesk.casework.ids import ReportId
from citdesk.casework.law import LawPack
from citdesk.casework.lifecycle import ON_RECORD, ReportState, Standing
from citdesk.casework.programmes import Programme
from citdesk.vault.drafts import PracticeOnly
from citdesk.workspace.asking import ask_with_sending
from citdesk.workspace.consent_giving import consent_in, give_consent
from citdesk.workspace.drafting import NotNow, discard_draft, grows, open_report, rework
from citdesk.workspace.failures import ProblemsRemain, UnknownReport
from citdesk.workspace.form_context import given_to
from citdesk.workspace.inside import Inside
from citdesk.workspace.instance_texts import instance_texts
from citdesk.workspace.overtaken_draft import forget_overtaken, is_overtaken
from citdesk.workspace.refused_arrangements import settle_arrangement
from citdesk.workspace.report_files import submitted_files
from citdesk.workspace.report_rows import Rows, is_as_begun, is_version
from citdesk.workspace.rules_on_device import rules_in
from citdesk.workspace.sending_room import need_room
from citdesk.workspace.too_late import too_late

#: Where the diversion says which programme it is.
_PROGRAMME = "/diversion[1]/screening[1]/program[1]"


class ParentFirst(NotNow):
    """The report takes its facts from one that is still to be sent.

    ``missing`` counts what that one lacks: with 0 both can be sent at once, by :func:`send_with_parent`.
    """

    code = "parent_first"

    def __init__(self, parent: ReportId, title: str, missing: int) -> None:
        lacks = "1 answer" if missing == 1 else f"{missing} answers"
        words = f"In it {lacks} must be looked at." if missing else "Send both now."
        super().__init__(f"The {title} goes first, since this report takes its facts from it. {words}")
        self.parent = parent
        self.title = title
        self.missing = missing


def send_with_parent(inside: Inside, report: ReportId) -> tuple[ReportId, ...]:
    """Sends what the report takes its facts from, where that was never sent, and then the report.

    Both or none; gives the reports sent, in their order. An amendment being written of a parent that was sent
    stays a draft. Raises what :func:`send` raises for either.
    """
    vault = inside.vault
    with vault.store.writing():
        parent = vault.drafts.need(report).parent_report
        unsent = parent is not None and vault.drafts.get(parent) and vault.standings.get(parent) is None
        before = send(inside, parent) if parent is not None and unsent else ()
        return (*before, *send(inside, report))


def send(inside: Inside, report: ReportId) -> tuple[ReportId, ...]:
    """Freezes the draft into a revision and puts it into the outbox, in one transaction.

    The note that it has grown from, when that is still a draft, is frozen with it: what was noted on scene,
    and when, stays on record. A consent signed in the report is given with it,
    and a question to a clinician asked.

    A report that takes its facts from one that was never sent waits for that one: the reviewer and the papers
    read those facts from what was sent. What nobody approves, a question to a clinician, does not wait.

    Gives the reports sent in their order: the note where there is one, then the report.
    Raises ProblemsRemain, ParentFirst, ReportTooLarge, NoDraft, NotNow, PracticeOnly, Refused (nothing is
    changed then).
    """
    if inside.vault.drafts.is_practice(report):
        raise PracticeOnly
    with inside.vault.store.writing():
        note = _send_note(inside, report)
        _need_parent(inside, report)
        _freeze(inside, report)
        ask_with_sending(inside, report)
    return (*note, report)


def _send_note(inside: Inside, report: ReportId) -> tuple[ReportId, ...]:
    draft = inside.vault.drafts.need(report)
    note = None if draft.parent_report is None else inside.vault.drafts.get(draft.parent_report)
    if note is None or not grows(inside, note.report):
        return ()
    try:
        _freeze(inside, note.report)
    except ProblemsRemain as remaining:
        words = "The quick note is not finished. Open it, answer what is missing, then send this."
        raise NotNow(words) from remaining
    return (note.report,)


def _need_parent(inside: Inside, report: ReportId) -> None:
    row = Rows(inside).row(report)
    parent = None if row.parent is None else ReportId(row.parent)
    entry = inside.shelf.entry(row.form_id)
    decided_on = entry is None or entry.needs_approval
    if parent is None or not decided_on or inside.vault.drafts.get(parent) is None:
        return
    if inside.vault.standings.get(parent) is None:
        missing = len(open_report(inside, parent).session.problems())
        raise ParentFirst(parent, Rows(inside).row(parent).title.lower(), missing)


def _freeze(inside: Inside, report: ReportId) -> None:
    vault = inside.vault
    draft = vault.drafts.need(report)
    if is_overtaken(inside, draft):
        raise NotNow("Somebody else sent a version of this report meanwhile. Open it again from the list.")
    filling = open_report(inside, report)
    filling.session.finish()
    problems = filling.session.problems()
    if problems:
        raise ProblemsRemain(problems)
    standing = vault.standings.get(report)
    form = filling.form
    answers = filling.session.to_xml(pruned=True)
    given = given_to(inside, form.id, draft.parent_report)
    pack = given.law_pack
    programme = _programme(inside, answers)
    submission = Submission(
        pin=FormPin(
            form.id,
            form.version,
            draft.form_sha256,
            law_pack=_named(pack),
            programme=_named(programme),
            settings=inside.settings_version,
        ),
        instance_xml=answers.decode(),
        parent_report=draft.parent_report,
        case_xml=None if draft.parent_report is None else given.case.decode(),
        demonstration=inside.agency.demonstration,
        attachments=submitted_files(inside, report, form, answers),
        rules=tuple(
            rules_in(inside.vault.downloads).text_of(each) for each in (pack, programme) if each is not None
        ),
    )
    need_room(filling.session, submission, answers)
    sent = vault.chain.append(
        _kind(standing), report, draft.case, submission, None if standing is None else standing.version
    )
    consent = consent_in(inside, form.id, answers)
    if consent is not None:
        give_consent(inside, report, draft.case, sent.header.id, consent)
    vault.drafts.remove(report)
    forget_overtaken(inside, report)


def _programme(inside: Inside, answers: bytes) -> Programme | None:
    """The programme chosen in a diversion; None for other reports and for a programme of no file here."""
    return rules_in(inside.vault.downloads).programmes.get(instance_texts(answers).get(_PROGRAMME, ""))


def _named(rules: LawPack | Programme | None) -> str | None:
    return None if rules is None else f"{rules.id} {rules.version}"


def withdraw(inside: Inside, report: ReportId) -> None:
    """Takes the report back before its decision; raises UnknownReport, Refused."""
    standing = inside.vault.standings.get(report)
    if standing is None:
        raise UnknownReport(report)
    inside.vault.chain.append(
        EventKind.WITHDRAW, report, standing.case, Decision(standing.revision), standing.version
    )


def _kind(standing: Standing | None) -> EventKind:
    return EventKind.AMEND if standing is not None and standing.state in ON_RECORD else EventKind.SUBMIT


def set_aside(inside: Inside, report: ReportId) -> None:
    """Marks what HQ refused of the report as dealt with; nothing that was written is deleted.

    A version that was sent in vain stays here to be read, as a draft.

    A draft that was begun with a withdrawal that came too late, and not changed since, is not kept.

    ``report`` may be the id of a refused step about a unit or a case instead.

    Raises PracticeOnly, and UnknownReport for a report of which nothing was ever sent from here.
    """
    if settle_arrangement(inside, report):
        return
    if inside.vault.drafts.is_practice(report):
        raise PracticeOnly
    if not inside.vault.events.of_report(report):
        raise UnknownReport(report)
    standing, draft = inside.vault.standings.get(report), inside.vault.drafts.get(report)
    with inside.vault.store.writing():
        refused = Rows(inside).refused.get(report, ())
        late = too_late(inside, refused)
        if standing is not None and draft is None and any(is_version(each) for each in refused):
            rework(inside, report)
        inside.vault.events.settle(report)
        decided = standing is not None and standing.state is ReportState.APPROVED
        if late is not None and decided and draft is not None and is_as_begun(draft):
            discard_draft(inside, report)
