"""Papers: which can be made here, what each needs, and the record of having issued one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from citdesk.casework.errors import UserError
from citdesk.casework.events import EventKind, PaperIssued
from citdesk.casework.ids import CaseId, EventId, ReportId
from citdesk.casework.law import LawPack, pack_instance
from citdesk.casework.people import Role
from citdesk.casework.projection import Audience, visible_files
from citdesk.workspace.as_sent import notes_on
from citdesk.workspace.consents import consents_for_papers, service_agreed_to
from citdesk.workspace.drafting import NotNow, form_of
from citdesk.workspace.failures import UnknownReport
from citdesk.workspace.form_context import PROVIDERS
from citdesk.workspace.inside import Inside
from citdesk.workspace.local_directory import providers_for_forms
from citdesk.workspace.looking_over import reopened, what_does_not_fit
from citdesk.workspace.on_record import OnRecord, on_record
from citdesk.workspace.papers import PaperChoice, PaperJob
from citdesk.workspace.report_files import WholeFiles
from citdesk.workspace.reviewing import history_lines
from citdesk.workspace.revisions import revision
from citdesk.workspace.rules_on_device import pack_in
from citdesk.xforms.openrosa import files_named

if TYPE_CHECKING:
    from citdesk.paperwork import Act, ConsentOnPaper, Paper, ReportOnPaper

_COURT = "court"
_INTERNAL = "internal"
_LAW = "law"
#: Papers that say what the checks over the whole record found, and what was done to the report so far.
_WITH_FINDINGS = ("supervisor_cover",)
#: Papers that go to the very service that a consent names.
_TO_A_SERVICE = ("referral",)
#: Papers that show the parent report as well.
_WITH_PARENT = ("diversion_packet",)
_DOCUMENT_BYTES = 8


class SayWhy(UserError):
    """A paper needs a recipient and a reason: both are kept with it."""

    code = "say_why"


class ConsentGone(UserError):
    """A consent that the paper may rest on does not hold any more."""

    code = "consent_gone"

    def __init__(self) -> None:
        super().__init__("A consent ended or was taken back since this paper was made. Make the paper again.")


def paper_choices(inside: Inside, report: ReportId) -> tuple[PaperChoice, ...]:
    """The papers of the report's form, while an approved version is on record here."""
    found = on_record(inside, report)
    entry = None if found is None else inside.shelf.entry(found.pin.form_id)
    if found is None or entry is None or not _may_issue(inside, found):
        return ()
    from citdesk.paperwork import PAPERS

    kinds = [kind for kind in entry.papers if not found.projected or _COURT in PAPERS[kind].audiences]
    service = "" if found.projected else service_agreed_to(inside, found.case, report)
    return tuple(
        PaperChoice(kind, PAPERS[kind].title, service if kind in _TO_A_SERVICE else "") for kind in kinds
    )


def prepare_paper(inside: Inside, report: ReportId, kind: str, recipient: str, reason: str) -> PaperJob:
    """Takes the paper's content out of the vault. Raises NotNow, SayWhy, UnknownReport, FormMissing."""
    if not recipient.strip() or not reason.strip():
        raise SayWhy("Say who gets the paper and why. Both are kept with it.")
    found = on_record(inside, report)
    if found is None:
        raise UnknownReport(report)
    choice = next((choice for choice in paper_choices(inside, report) if choice.kind == kind), None)
    if choice is None:
        raise NotNow("This paper cannot be made from this report. Choose another one.")
    audience = _reader(found, kind)
    # a projection comes without the consents: what needs one stays withheld
    consents = () if found.projected else consents_for_papers(inside, found.case)
    document_id = f"D-{inside.random(_DOCUMENT_BYTES).hex().upper()}"
    return PaperJob(
        report=report,
        case=found.case,
        revision=found.revision,
        kind=kind,
        title=choice.title,
        document_id=document_id,
        recipient=recipient.strip(),
        reason=reason.strip(),
        audience=audience,
        consents=tuple(consent.consent_id for consent in consents),
        _make=_maker(inside, found, kind, document_id, recipient.strip(), reason.strip(), audience, consents),
    )


def issue_paper(inside: Inside, job: PaperJob, paper: Paper) -> None:
    """Appends the event.

    Raises Refused, for one ``overtaken`` when a newer version came on record, and ConsentGone when a consent
    that the paper may rest on ended or was taken back since it was made.
    """
    report = ReportId(job.report)
    found = on_record(inside, report)
    if found is None:
        raise UnknownReport(report)
    if job.consents:
        holding = {consent.consent_id for consent in consents_for_papers(inside, found.case)}
        if not holding.issuperset(job.consents):
            raise ConsentGone
    issued = PaperIssued(
        document_id=paper.document_id,
        paper=paper.kind,
        revision=job.revision,
        sha256=paper.sha256,
        pages=paper.pages,
        recipient=job.recipient,
        reason=job.reason,
        audience=job.audience,
    )
    inside.vault.chain.append(
        EventKind.ISSUE_PAPER,
        report,
        CaseId(job.case),
        issued,
        EventId(job.revision) if found.projected else found.standing.version,
        found.standing if found.projected else None,
    )


def _reader(found: OnRecord, kind: str) -> str:
    """The usual reader of the kind; a liaison, who has the court's part alone, makes court papers only."""
    from citdesk.paperwork import PAPERS

    return _COURT if found.projected else PAPERS[kind].audiences[0]


def _may_issue(inside: Inside, found: OnRecord) -> bool:
    person = inside.person
    if found.projected:
        return person.has(Role.LIAISON)
    unit = person.has(Role.SUPERVISOR) and person.unit == found.standing.unit
    return unit or person.id == found.standing.author or person.has(Role.LIAISON)


def _maker(
    inside: Inside,
    found: OnRecord,
    kind: str,
    document_id: str,
    recipient: str,
    reason: str,
    audience: str,
    consents: tuple[ConsentOnPaper, ...],
):
    from citdesk.paperwork import Agency, Order, make_paper

    agency = inside.agency
    whose = Agency(agency.name, agency.address, agency.phone, agency.ori, agency.demonstration)
    order = Order(
        document_id=document_id,
        kind=kind,
        audience=audience,
        made_at=inside.clock.now(),
        made_by=inside.person.name,
        recipient=recipient,
        reason=reason,
        consents=consents,
    )
    reports = tuple(_on_paper(inside, record, kind, audience) for record in _shown(inside, found, kind))
    return lambda: make_paper(kind, reports, whose, order)


def _shown(inside: Inside, found: OnRecord, kind: str) -> tuple[OnRecord, ...]:
    parent = None if found.parent is None or kind not in _WITH_PARENT else on_record(inside, found.parent)
    return (found,) if parent is None else (found, parent)


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
        approval=Signed(found.approver.name, "Supervisor", found.approver.badge, found.approver.at),
        zone=inside.zone,
        lists=_lists(inside, found, pack),
        law=pack,
        history=_history(inside, found) if kind in _WITH_FINDINGS else (),
        findings=_findings(inside, found) if kind in _WITH_FINDINGS and not found.projected else None,
        files=_pictures(inside, found, audience),
    )


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


def _history(inside: Inside, found: OnRecord) -> tuple[Act, ...]:
    """What was done to the report so far, as its review tells it."""
    from citdesk.paperwork import Act, Signed

    return tuple(
        Act(line.what, Signed(line.who, "", "", line.at), line.note)
        for line in history_lines(inside, found.report)
    )


def _lists(inside: Inside, found: OnRecord, pack: LawPack | None) -> Mapping[str, bytes]:
    """What the form reads its choices from, for their names on paper."""
    lists = {} if pack is None else {_LAW: pack_instance(pack)}
    entry = inside.shelf.entry(found.pin.form_id)
    if entry is not None and PROVIDERS in entry.needs:
        lists[PROVIDERS] = providers_for_forms(inside)
    return lists


def _findings(inside: Inside, found: OnRecord) -> tuple[str, ...]:
    """What the checks say of the revision that is printed, as the supervisor reads it at review."""
    printed = revision(inside.vault, found.report, found.revision)
    session, answers = reopened(inside, printed)
    return (
        *notes_on(inside, form_of(inside, printed), printed, session),
        *what_does_not_fit(inside, found.report, printed, session, answers),
    )


def _case_number(inside: Inside, found: OnRecord) -> str:
    """The number of the report that opened the case, as far as it is known here."""
    if found.parent is None:
        return found.number or ""
    parent = on_record(inside, found.parent)
    return "" if parent is None else parent.number or ""
