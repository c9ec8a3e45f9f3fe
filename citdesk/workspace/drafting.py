"""Starting, opening, saving, reworking and discarding a report's draft."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from citdesk.casework.errors import UserError
from citdesk.casework.events import Decision, EventKind
from citdesk.casework.ids import CaseId, ReportId, uuid7
from citdesk.casework.lifecycle import GONE, ReportState
from citdesk.vault.attachments.prepared import PreparedFile
from citdesk.vault.drafts import Draft, PracticeOnly
from citdesk.vault.event_rows import Status
from citdesk.workspace.as_sent import notes_on
from citdesk.workspace.checking import begun_beside, beside
from citdesk.workspace.dispatch import takes_cad
from citdesk.workspace.failures import UnknownReport
from citdesk.workspace.filling import Filling, GoesWith, SentBack
from citdesk.workspace.form_context import given_then, given_to
from citdesk.workspace.inside import Inside
from citdesk.workspace.instance_texts import instance_texts, numbered
from citdesk.workspace.my_reports import case_of
from citdesk.workspace.newer_form import newer_form
from citdesk.workspace.overtaken_draft import (
    begin_anew,
    forget_overtaken,
    is_overtaken,
    note_base,
    written_before,
)
from citdesk.workspace.report_files import forget_what_no_answer_names, report_files
from citdesk.workspace.report_rows import Rows
from citdesk.workspace.revisions import Revision, revision, revisions
from citdesk.workspace.rows import FormCard
from citdesk.workspace.sample_case import SAMPLE
from citdesk.workspace.taking_over import take_over, texts_beside
from citdesk.xforms import Context, Entry, Form, Session

#: The form with which a clinician is asked.
CONSULT_FORM = "consult"
#: what went well and what to change in an encounter, by somebody else than its author
AFTER_ACTION_FORM = "after_action"
#: States from which an author may take the report up again.
_REWORKABLE = (
    ReportState.RETURNED,
    ReportState.WITHDRAWN,
    ReportState.APPROVED,
    ReportState.AMENDMENT_RETURNED,
)


class NotNow(UserError):
    """The report's state does not allow this step."""

    code = "not_now"


def form_cards(inside: Inside) -> tuple[FormCard, ...]:
    """The forms that the person's roles may start, in catalogue order."""
    roles = inside.person.roles
    return tuple(
        FormCard(
            entry.id, entry.title, entry.icon, entry.parent, entry.papers, entry.about_person, entry.summary
        )
        for entry in inside.shelf.catalogue.values()
        if entry.start & roles
    )


def start_report(inside: Inside, form_id: str, parent: ReportId | None) -> ReportId:
    """A new draft; with a parent it joins the parent's case. Raises NotNow, UnknownReport, FormMissing."""
    card = next((card for card in form_cards(inside) if card.id == form_id), None)
    if card is None:
        raise NotNow("This form is not one that you can start. Choose another one.")
    grown = parent is not None and _grows_into(inside, Rows(inside).row(parent).form_id) == form_id
    if not grown and (card.parent_form is None) != (parent is None):
        raise NotNow("This form belongs to another report. Open that report and start it from there.")
    now = inside.clock.now()
    milliseconds = int(now.timestamp() * 1000)
    report = ReportId(uuid7(milliseconds, inside.random(10)))
    case = CaseId(uuid7(milliseconds, inside.random(10)))
    if parent is not None:
        if inside.vault.drafts.is_practice(parent):
            raise PracticeOnly
        row = Rows(inside).row(parent)
        if not grown and row.form_id != card.parent_form:
            raise NotNow(
                "This form belongs to another kind of report. Open that report and start it from there."
            )
        case = CaseId(row.case)
    form, sha256 = inside.shelf.newest(form_id)
    session = form.start(given_to(inside, form_id, parent).context)
    entry = inside.shelf.entry(form_id)
    if entry is not None and entry.taken:
        take_over(session, entry.taken, texts_beside(inside, case, (each.form for each in entry.taken)))
    inside.vault.drafts.begin(Draft(report, case, sha256, parent, session.to_xml(), {}, now, now))
    return report


def may_look_back(inside: Inside, report: ReportId) -> bool:
    """Whether this person may begin the after-action review of a report; nobody does of their own."""
    standing = inside.vault.standings.get(report)
    card = next((card for card in form_cards(inside) if card.id == AFTER_ACTION_FORM), None)
    if standing is None or card is None or card.parent_form != standing.form_id:
        return False
    return standing.state not in GONE and not standing.sealed and standing.author != inside.person.id


def looked_back(inside: Inside, report: ReportId) -> str:
    """The after-action review of the report that is here, begun or sent; '' for none."""
    rows = (row for row in case_of(inside, report) if row.parent == report)
    return next((row.id for row in rows if row.form_id == AFTER_ACTION_FORM), "")


def grow(inside: Inside, report: ReportId) -> ReportId:
    """The report that takes this one's answers over: the one begun already, else a new draft.

    Raises NotNow where nothing grows from this form, UnknownReport, FormMissing.
    """
    form_id = _grows_into(inside, Rows(inside).row(report).form_id)
    if form_id is None:
        raise NotNow("No other report takes these answers over. Send this one as it is.")
    for row in case_of(inside, report):
        if row.form_id == form_id and row.parent == report:
            return ReportId(row.id)
    return start_report(inside, form_id, report)


def grows(inside: Inside, report: ReportId) -> bool:
    """Whether another report takes this one's answers over."""
    return _grows_into(inside, Rows(inside).row(report).form_id) is not None


def _grows_into(inside: Inside, form_id: str) -> str | None:
    entry = inside.shelf.entry(form_id)
    return None if entry is None else entry.grows_into


def open_report(inside: Inside, report: ReportId, *, tidy: bool = False) -> Filling:
    """The draft, or the last revision read-only. Raises UnknownReport, FormMissing, ResumeError.

    ``tidy`` deletes files that no answer names any more: for when the draft is opened to be written on.
    """
    draft = inside.vault.drafts.get(report)
    if tidy and draft is not None and _begins_anew(inside, draft):
        begin_anew(inside, draft, rework)
        draft = inside.vault.drafts.need(report)
    return _open_revision(inside, report) if draft is None else _open_draft(inside, draft, tidy)


def _begins_anew(inside: Inside, draft: Draft) -> bool:
    """Whether somebody else's revision stands, and a draft can be begun on it."""
    if not is_overtaken(inside, draft):
        return False
    standing = inside.vault.standings.get(draft.report)
    return standing is not None and standing.state in _REWORKABLE


def save_draft(
    inside: Inside,
    report: ReportId,
    instance_xml: bytes,
    typed: Mapping[str, str],
    files: Sequence[PreparedFile] = (),
) -> datetime:
    """Makes the answers durable with the files they name, in one transaction, and gives the moment.

    Raises NoDraft and the disk's errors; nothing is changed then.
    """
    now = inside.clock.now()
    with inside.vault.store.writing():
        for file in files:
            inside.vault.attachments.keep(report, file)
        inside.vault.drafts.save(report, instance_xml, typed, now)
    return now


def rework(inside: Inside, report: ReportId) -> None:
    """A draft from the last revision, where there is none yet. Raises NotNow, UnknownReport, PracticeOnly."""
    vault = inside.vault
    if vault.drafts.is_practice(report):
        raise PracticeOnly
    if vault.drafts.get(report) is not None:
        return
    found = _to_rework(inside, report)
    pin, now = found.submission.pin, inside.clock.now()
    form = inside.shelf.pinned(pin.form_sha256, pin.form_id, pin.form_version)
    parent_id = found.parent
    session = form.edit(found.submission.instance_xml, given_to(inside, pin.form_id, parent_id).context)
    _restore_cards(session)
    case = _case_of(inside, report)
    with vault.store.writing():
        vault.events.settle(report)
        vault.drafts.begin(Draft(report, case, pin.form_sha256, parent_id, session.to_xml(), {}, now, now))
        note_base(inside, report)


def discard_draft(inside: Inside, report: ReportId) -> None:
    """Deletes the draft with the files that only it had; what was sent before stays.

    Raises NotNow while others take their facts from it.
    """
    drafts = inside.vault.drafts
    draft = drafts.get(report)
    if draft is not None and inside.vault.standings.get(report) is None:
        resting = next((each for each in drafts.of_case(draft.case) if each.parent_report == report), None)
        if resting is not None:
            raise NotNow("Another draft takes its facts from this one. Delete that one first.")
    with inside.vault.store.writing():
        drafts.remove(report)
        forget_overtaken(inside, report)
        inside.vault.attachments.discard(report)


def _restore_cards(session: Session) -> None:
    """Gives repeats that were not asked about, and so not sent, the empty first card of a new report.

    A repeat that applies and has no card was emptied by its author and stays empty.
    """
    empty = [path for page in session.pages() for path in _empty_repeats(page.entries)]
    for path in empty:
        card = session.add_repeat(path)
        if session.question(card).relevant:
            session.remove_repeat(card)


def _empty_repeats(entries: Sequence[Entry]) -> Iterator[str]:
    for entry in entries:
        if entry.kind == "repeat" and not entry.children and entry.can_add:
            yield entry.path
        yield from _empty_repeats(entry.children)


def _open_draft(inside: Inside, draft: Draft, tidy: bool) -> Filling:
    kept = inside.vault.forms.by_hash(draft.form_sha256)
    if kept is None:
        raise UnknownReport(draft.report)
    form = inside.shelf.pinned(draft.form_sha256, kept.form_id, kept.version)
    context = given_to(inside, form.id, draft.parent_report).context
    session = form.resume(draft.instance_xml, context, draft.typed)
    before = written_before(inside, draft.report, session, draft.instance_xml)
    if tidy and before is None:  # what was written before may name a file
        forget_what_no_answer_names(inside, draft, form)
    standing = inside.vault.standings.get(draft.report)
    comments = () if standing is None else standing.comments
    fresh = draft.changed_at == draft.begun_at
    gone_through = draft.practice == SAMPLE or _was_sent(inside, draft.report)
    return Filling(
        draft.report,
        session,
        form,
        draft.typed,
        comments,
        Rows(inside).row(draft.report),
        # somebody else goes on with it: what was written here stays to be read
        readonly=standing is not None and standing.author != inside.person.id,
        sent_back=_sent_back(inside, draft.report),
        judged=_judged(inside, draft.report),
        others=beside(inside, draft.report),
        begun=begun_beside(inside, draft.report),
        newer=newer_form(inside, draft, form),
        takes_cad=takes_cad(inside, form.id),
        pointed_at=_pointed_at(inside, form.id),
        grows_into=_title_of_next(inside, form.id),
        asks_clinicians=draft.practice is None and _asks_clinicians(inside, form.id),
        practice=draft.practice is not None,
        fresh=fresh,
        given=frozenset() if fresh or gone_through else _given(form, context, draft.begun_at, session),
        gone_through=gone_through,
        goes_with=() if draft.practice is not None else _goes_with(inside, draft.report, form.id),
        files=report_files(inside, draft.report),
        overtaken=before,
    )


def _given(form: Form, context: Context, begun_at: datetime, session: Session) -> frozenset[str]:
    """The questions that still say what they said as the report was begun: nobody answered them."""
    begun = form.start(replace(context, now=lambda: begun_at.astimezone(context.zone)))
    said, says = (instance_texts(each.to_xml()) for each in (begun, session))
    same = {path for path, text in says.items() if text and said.get(path) == text}
    return frozenset(path for path in session.paths() if numbered(path) in same)


def _was_sent(inside: Inside, report: ReportId) -> bool:
    """Whether it left this computer once, though HQ may have refused it."""
    return inside.vault.standings.get(report) is not None or bool(revisions(inside.vault, report))


def _goes_with(inside: Inside, report: ReportId, form_id: str) -> tuple[GoesWith, ...]:
    beside_it = [row for row in case_of(inside, report) if row.parent == report and row.state not in GONE]
    standing = {
        row.form_id: row.id for row in sorted(beside_it, key=lambda row: (row.has_draft, row.changed_at))
    }
    return tuple(
        GoesWith(card.id, card.title, standing.get(card.id))
        for card in form_cards(inside)
        if card.parent_form == form_id
    )


def _asks_clinicians(inside: Inside, form_id: str) -> bool:
    entry = inside.shelf.entry(CONSULT_FORM)
    return entry is not None and entry.parent == form_id and bool(entry.start & inside.person.roles)


def _pointed_at(inside: Inside, form_id: str) -> tuple[str, ...]:
    entry = inside.shelf.entry(form_id)
    return () if entry is None else entry.pointed_at


def _title_of_next(inside: Inside, form_id: str) -> str:
    following = _grows_into(inside, form_id)
    return "" if following is None else inside.shelf.title(following)


def _open_revision(inside: Inside, report: ReportId) -> Filling:
    standing = inside.vault.standings.get(report)
    found = (
        _last_refused(inside, report)
        if standing is None
        else revision(inside.vault, report, standing.revision)
    )
    form = form_of(inside, found)
    session = form.resume(found.submission.instance_xml, given_then(inside, found))
    return Filling(
        report,
        session,
        form,
        {},
        () if standing is None else standing.comments,
        Rows(inside).row(report),
        readonly=True,
        sent_back=_sent_back(inside, report),
        others=beside(inside, report),
        files=report_files(inside, report),
        begun=begun_beside(inside, report),
        notes=notes_on(inside, form, found, session),
    )


def form_of(inside: Inside, found: Revision) -> Form:
    """The form version a revision is pinned to; raises FormMissing."""
    pin = found.submission.pin
    return inside.shelf.pinned(pin.form_sha256, pin.form_id, pin.form_version)


def _to_rework(inside: Inside, report: ReportId) -> Revision:
    """The refused submission if there is one, else the last one, where the state allows it."""
    refused = [r for r in revisions(inside.vault, report) if r.status in (Status.REFUSED, Status.QUARANTINED)]
    if refused and report in Rows(inside).refused:
        return refused[-1]
    standing = inside.vault.standings.get(report)
    if standing is None:
        raise UnknownReport(report)
    if standing.author != inside.person.id:
        raise NotNow("Only its author can change this report.")
    if standing.state not in _REWORKABLE:
        raise NotNow("This report is with your supervisor. Take it back first, then change it.")
    return revision(inside.vault, report, standing.revision)


def _last_refused(inside: Inside, report: ReportId) -> Revision:
    found = revisions(inside.vault, report)
    if not found:
        raise UnknownReport(report)
    return found[-1]


def _case_of(inside: Inside, report: ReportId) -> CaseId:
    return inside.vault.events.of_report(report)[0].event.header.case


def _judged(inside: Inside, report: ReportId) -> Mapping[str, str]:
    """What each question with a comment said in the revision that came back, '' for nothing."""
    standing = inside.vault.standings.get(report)
    if standing is None or not standing.comments:
        return {}
    said = instance_texts(revision(inside.vault, report, standing.revision).submission.instance_xml)
    return {comment.path: said.get(numbered(comment.path), "") for comment in standing.comments}


def _sent_back(inside: Inside, report: ReportId) -> SentBack | None:
    """The last return, while the report stands returned."""
    standing = inside.vault.standings.get(report)
    if standing is None or not standing.reasons:
        return None
    for kept in reversed(inside.vault.events.of_report(report)):
        header = kept.event.header
        if header.kind is EventKind.RETURN and kept.status in (Status.ACCEPTED, Status.PENDING):
            decision = kept.event.payload
            note = decision.note if isinstance(decision, Decision) else ""
            by = inside.vault.directory.name_of(header.author)
            return SentBack(by, header.wall, standing.reasons, note)
    return None
