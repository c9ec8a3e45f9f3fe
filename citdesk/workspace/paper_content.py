"""What a paper shows of a report: its answers, who signed, pictures, lists, history and findings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from citdesk.casework.events import DiversionAdvanced
from citdesk.casework.ids import ReportId
from citdesk.casework.law import LawPack, pack_instance
from citdesk.casework.lifecycle import ConsultState
from citdesk.casework.projection import Audience, visible_files
from citdesk.workspace.as_sent import notes_on
from citdesk.workspace.asking import consult_status
from citdesk.workspace.diversions import condition_words, unkept, words_of
from citdesk.workspace.drafting import form_of
from citdesk.workspace.form_context import PROGRAMMES, PROVIDERS, facility_in
from citdesk.workspace.inside import Inside
from citdesk.workspace.law_for_forms import Named, as_said
from citdesk.workspace.local_directory import providers_for_forms
from citdesk.workspace.looking_over import reopened, what_does_not_fit
from citdesk.workspace.on_record import OnRecord, on_record
from citdesk.workspace.programmes_for_forms import programmes_for_forms
from citdesk.workspace.report_files import WholeFiles
from citdesk.workspace.reviewing import history_lines
from citdesk.workspace.revisions import revision
from citdesk.workspace.rules_on_device import pack_in
from citdesk.workspace.since_approval import steps_on_record
from citdesk.workspace.step_words import step_words
from citdesk.xforms.openrosa import files_named

if TYPE_CHECKING:
    from citdesk.paperwork import Act, ReportOnPaper

_INTERNAL, _PROVIDER = "internal", "provider"
_LAW = "law"
#: Papers that say what the checks over the whole record found, and what was done to the report so far.
_WITH_FINDINGS = ("supervisor_cover",)
#: Papers that say how a diversion goes or ended.
_WITH_STEPS = (
    "compliance_report",
    "completion_letter",
    "termination_letter",
    "declined_letter",
    "expungement_notice",
)
#: The paper that says what a clinician was asked and answered.
_WITH_CONSULT = "consult_record"
#: Papers that show the parent report as well.
_WITH_PARENT = ("diversion_packet",)


def shown(inside: Inside, found: OnRecord, kind: str, audience: str) -> tuple[ReportOnPaper, ...]:
    """The report as the paper shows it, and its parent where the kind asks for it."""
    parent = None if found.parent is None or kind not in _WITH_PARENT else on_record(inside, found.parent)
    records = (found,) if parent is None else (found, parent)
    return tuple(_on_paper(inside, record, kind, audience) for record in records)


def steps_shown(inside: Inside, found: OnRecord, kind: str) -> tuple[DiversionAdvanced, ...] | None:
    """The steps that such a paper tells of, None for a kind that tells of none."""
    return steps_told(inside, found.report) if kind in _WITH_STEPS else None


def steps_told(inside: Inside, report: ReportId) -> tuple[DiversionAdvanced, ...]:
    """What papers tell of the report's steps as they stand now, with the days that count."""
    return tuple(step.advanced for step in steps_on_record(inside, report))


def _on_paper(inside: Inside, found: OnRecord, kind: str, audience: str) -> ReportOnPaper:
    from citdesk.paperwork import ReportOnPaper, Signed

    pack = pack_in(found.rules)
    return ReportOnPaper(
        form=inside.shelf.pinned(found.pin.form_sha256, found.pin.form_id, found.pin.form_version),
        instance_xml=found.instance_xml.encode(),
        report_id=found.report,
        report_number=found.number or "",
        case_number=_case_number(inside, found),
        revision=found.revision_number,
        revision_hash=found.hash,
        author=Signed(found.author.name, "Author", found.author.badge, found.author.at),
        approval=None
        if found.approver is None
        else Signed(found.approver.name, "Supervisor", found.approver.badge, found.approver.at),
        needs_approval=_needs_approval(inside, found),
        zone=inside.zone,
        lists=_lists(inside, found, pack, audience),
        law=pack,
        history=_history(inside, found, kind),
        findings=_findings(inside, found) if kind in _WITH_FINDINGS and not found.projected else None,
        files=_pictures(inside, found, audience),
        unkept=kind in _WITH_STEPS and _unkept(inside, found),
    )


def _unkept(inside: Inside, found: OnRecord) -> bool:
    entry = inside.shelf.entry(found.pin.form_id)
    where = None if entry is None else entry.conditions
    return where is not None and unkept(found.instance_xml, where, steps_on_record(inside, found.report))


def _needs_approval(inside: Inside, found: OnRecord) -> bool:
    entry = inside.shelf.entry(found.pin.form_id)
    return entry is None or entry.needs_approval


def _pictures(inside: Inside, found: OnRecord, audience: str) -> Mapping[str, bytes]:
    """The pictures that the paper's reader may see, as far as they arrived; no other file is taken."""
    form = inside.shelf.pinned(found.pin.form_sha256, found.pin.form_id, found.pin.form_version)
    xml, kept = found.instance_xml.encode(), inside.vault.attachments
    names = files_named(form, xml)
    if audience != _INTERNAL:
        seen = visible_files(form.binds(), xml, Audience(audience), names)
        names = tuple(name for name in names if name in seen)
    pictures = WholeFiles(kept, found.report)
    return {
        name: pictures[name]
        for name in names
        if (file := kept.get(found.report, name)) and file.whole and file.media_type.startswith("image/")
    }


def _history(inside: Inside, found: OnRecord, kind: str) -> tuple[Act, ...]:
    """What was done to the report so far, as its review tells it; or the steps of its diversion."""
    from citdesk.paperwork import Act, Signed

    if kind in _WITH_STEPS:
        return _steps(inside, found)
    if kind == _WITH_CONSULT:
        return _consult(inside, found)
    if kind not in _WITH_FINDINGS:
        return ()
    return tuple(
        Act(line.what, Signed(line.who, "", "", line.at), line.note)
        for line in history_lines(inside, found.report)
    )


def _steps(inside: Inside, found: OnRecord) -> tuple[Act, ...]:
    from citdesk.paperwork import Act, Signed

    words = condition_words(inside, found)
    acts: list[Act] = []
    for step in steps_on_record(inside, found.report):
        advanced = step.advanced
        about = "" if advanced.condition is None else words_of(advanced.condition, words)
        code = advanced.step if advanced.result is None else advanced.result
        signed = Signed(step.by, "", step.badge, step.at)
        acts.append(Act(step_words(advanced, about), signed, advanced.note, code.value, advanced.on))
    return tuple(acts)


def _consult(inside: Inside, found: OnRecord) -> tuple[Act, ...]:
    """The last question of the report: asked, taken, answered or withdrawn, each with who and when."""
    from citdesk.paperwork import Act, Signed

    status = consult_status(inside, found.report)
    if status is None:
        return ()
    asked = Act("Asked", Signed(found.author.name, "Author", found.author.badge, status.asked_at))
    acts = [asked]
    clinician = status.clinician
    if status.taken_at is not None:
        acts.append(Act("Taken", Signed(clinician, "Clinician", "", status.taken_at)))
    if status.ended_at is not None:
        answered = status.state is ConsultState.ANSWERED
        what, who = ("Answered", clinician) if answered else ("Withdrawn", found.author.name)
        said = ". ".join(part for part in (status.advice, status.text) if part)
        role = "Clinician" if answered else "Author"
        acts.append(Act(what, Signed(who, role, "", status.ended_at), said, status.state.value))
    return tuple(acts)


def _lists(inside: Inside, found: OnRecord, pack: LawPack | None, audience: str) -> Mapping[str, bytes]:
    """What the form reads its choices from, for their names on paper.

    The facility is named in what was said to the person only where the paper's reader sees it anyway.
    """
    facility = facility_in(found.instance_xml) if audience in (_INTERNAL, _PROVIDER) else ""
    named = Named(found.author.name, inside.agency.name, facility)
    lists = {} if pack is None else {_LAW: pack_instance(as_said(pack, named))}
    entry = inside.shelf.entry(found.pin.form_id)
    if entry is not None and PROVIDERS in entry.needs:
        lists[PROVIDERS] = providers_for_forms(inside)
    if entry is not None and PROGRAMMES in entry.needs:
        lists[PROGRAMMES] = programmes_for_forms(inside, found.rules)
    return lists


def _findings(inside: Inside, found: OnRecord) -> tuple[str, ...]:
    """What the checks say of the revision that is printed, as the supervisor reads it at review."""
    printed = revision(inside.vault, found.report, found.revision)
    session, answers = reopened(inside, printed)
    return (
        *notes_on(inside, form_of(inside, printed), printed, session),
        *(each.sentence for each in what_does_not_fit(inside, found.report, printed, session, answers)),
    )


def _case_number(inside: Inside, found: OnRecord) -> str:
    """The number of the report that opened the case, as far as it is known here."""
    if found.parent is None:
        return found.number or ""
    parent = on_record(inside, found.parent)
    return "" if parent is None else parent.number or ""
