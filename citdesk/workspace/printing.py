"""Papers: which can be made here, what each needs, and the record of having issued one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from citdesk.casework.errors import UserError
from citdesk.casework.events import EventKind, PaperIssued
from citdesk.casework.ids import CaseId, EventId, ReportId
from citdesk.casework.people import Role
from citdesk.workspace.consents import consents_for_papers, service_agreed_to
from citdesk.workspace.drafting import NotNow
from citdesk.workspace.failures import UnknownReport
from citdesk.workspace.inside import Inside
from citdesk.workspace.instance_texts import instance_texts, plain
from citdesk.workspace.official_forms import OFFICIAL, official_choices, official_form
from citdesk.workspace.on_record import OnRecord, awaiting, on_record
from citdesk.workspace.paper_content import shown, steps_shown, steps_told
from citdesk.workspace.paper_outdated import (
    ConsentGone,
    PaperIsReplaced,
    PaperIsVoid,
    StepsChanged,
    VersionChanged,
)
from citdesk.workspace.paper_signing import signs_as
from citdesk.workspace.papers import Correction, PaperChoice, PaperJob
from citdesk.workspace.rules_on_device import rules_in
from citdesk.workspace.since_approval import papers_on_record
from citdesk.workspace.supervision import is_given_up, my_units

if TYPE_CHECKING:
    from citdesk.paperwork import ConsentOnPaper, Paper, PaperKind, Replaced

_COURT = "court"
_INTERNAL = "internal"
_PERSON = "person"
#: The paper of a question to a clinician, which nobody approves.
_OF_A_CONSULT = "consult_record"
#: Papers of a report that is not decided yet, and those that then show what waits, not what is on record.
_ON_THE_DESK = ("supervisor_cover", "encounter_report")
_OF_WHAT_WAITS = ("supervisor_cover",)
#: Papers that go to the very service that a consent names.
_TO_A_SERVICE = ("referral",)
_DOCUMENT_BYTES = 8
_ENGLISH = "en"
#: Where a report says which language the person chose to speak.
_LANGUAGE = "/language"


class SayWhy(UserError):
    """A paper needs a recipient and a reason: both are kept with it."""

    code = "say_why"


def paper_choices(inside: Inside, report: ReportId) -> tuple[PaperChoice, ...]:
    """The papers of the report's form that this person can make here.

    Before approval only a supervisor of the unit has some: what lies on their desk, for the agency alone.
    """
    return _choices(inside, report, _here(inside, report))


def _choices(inside: Inside, report: ReportId, here: _Here) -> tuple[PaperChoice, ...]:
    newest = here.found or here.waiting
    entry = None if newest is None else inside.shelf.entry(newest.pin.form_id)
    if newest is None or entry is None:
        return ()
    service = "" if newest.projected else service_agreed_to(inside, newest.case, report)
    choices: list[PaperChoice] = []
    spoken = cache(lambda: _spoken(inside, newest))  # reading it verifies another signature
    for kind in entry.papers:
        found = _source(inside, here, kind)
        if found is not None:
            named = service if kind in _TO_A_SERVICE else ""
            readers, languages = _readers(found, kind), _languages(kind, spoken)
            choices.append(PaperChoice(kind, _paper_kind(kind).title, named, readers, languages))
    if here.found is not None and _may_issue_official(inside, here.found):
        choices += official_choices(inside, here.found)
    return tuple(choices)


def prepare_paper(
    inside: Inside,
    report: ReportId,
    kind: str,
    recipient: str,
    reason: str,
    reader: str = "",
    correction: Correction | None = None,
    language: str = "",
) -> PaperJob:
    """Takes the paper's content out of the vault, for the usual reader unless another is named.

    The person's copy is in the person's language, where it exists, unless another one is named.
    Raises NotNow, SayWhy, UnknownReport, FormMissing.
    """
    if not recipient.strip() or not reason.strip():
        raise SayWhy("Say who gets the paper and why. Both are kept with it.")
    here = _here(inside, report)
    if here.found is None and here.waiting is None:
        raise UnknownReport(report)
    choice = next((choice for choice in _choices(inside, report, here) if choice.kind == kind), None)
    official = kind.startswith(OFFICIAL)
    found = here.found if official else _source(inside, here, kind)
    if choice is None or found is None or (reader and reader not in choice.readers):
        raise NotNow("This paper cannot be made from this report. Choose another one.")
    # a projection comes without the consents: what needs one stays withheld
    audience = reader or choice.readers[0]
    languages = choice.languages if audience == _PERSON else (_ENGLISH,)
    if language and language not in languages:
        raise NotNow("This paper does not exist in this language. Choose another one.")
    consents = () if found.projected else consents_for_papers(inside, found.case)
    job = PaperJob(
        report=report,
        case=found.case,
        revision=found.revision,
        kind=kind,
        title=choice.title,
        document_id=f"D-{inside.random(_DOCUMENT_BYTES).hex().upper()}",
        recipient=recipient.strip(),
        reason=reason.strip(),
        audience=audience,
        consents=tuple(consent.consent_id for consent in consents),
        correction=correction,
        # an official form has no place for a signature but the lines that its state printed
        signs_as="" if official else signs_as(inside, found),
        language=language or languages[0],
        steps=steps_shown(inside, found, kind),
        _make=_nothing_yet,
    )
    return replace(job, _make=_maker(inside, found, job, consents))


def issue_paper(inside: Inside, job: PaperJob, paper: Paper) -> None:
    """Appends the event.

    Raises Refused, for one ``overtaken`` when a newer version came on record, ConsentGone and StepsChanged.
    """
    report = ReportId(job.report)
    found = on_record(inside, report) or awaiting(inside, report)
    if found is None:
        raise UnknownReport(report)
    _rests_on_what_holds(inside, job)
    correction = job.correction
    issued = PaperIssued(
        document_id=paper.document_id,
        paper=paper.kind,
        revision=job.revision,
        sha256=paper.sha256,
        pages=paper.pages,
        recipient=job.recipient,
        reason=job.reason,
        audience=job.audience,
        replaces="" if correction is None else correction.replaces,
        correction="" if correction is None else correction.why.strip(),
    )
    inside.vault.chain.append(
        EventKind.ISSUE_PAPER if correction is None else EventKind.REISSUE_PAPER,
        report,
        CaseId(job.case),
        issued,
        EventId(job.revision) if found.projected else found.standing.version,
        found.standing if found.projected else None,
    )


def still_holds(inside: Inside, job: PaperJob) -> None:
    """Raises MakeAgain for a paper on record that must not be handed out, or not any more.

    Asked before each time that it is handed out: a paper may be on record and not out yet. It may have been
    made void or replaced since, its version may be gone, or what it rests on or tells may have changed.
    """
    report, official = ReportId(job.report), job.kind.startswith(OFFICIAL)
    for paper in papers_on_record(inside, report):
        if paper.issued.document_id == job.document_id:
            if paper.void:
                raise PaperIsVoid
            if paper.replaced_by:
                raise PaperIsReplaced
    _rests_on_what_holds(inside, job)
    here = _here(inside, report)
    shows = here.found if official else _source(inside, here, job.kind)
    if shows is None or shows.revision != job.revision:
        raise VersionChanged


def _rests_on_what_holds(inside: Inside, job: PaperJob) -> None:
    """Raises ConsentGone, and StepsChanged where the paper tells of steps and these are others by now."""
    if job.consents:
        holding = {consent.consent_id for consent in consents_for_papers(inside, CaseId(job.case))}
        if not holding.issuperset(job.consents):
            raise ConsentGone
    if job.steps is not None and job.steps != steps_told(inside, ReportId(job.report)):
        raise StepsChanged


@dataclass(frozen=True, slots=True)
class _Here:
    """What of a report is on record here, and what waits: read once, as reading verifies a signature."""

    found: OnRecord | None
    waiting: OnRecord | None


def _here(inside: Inside, report: ReportId) -> _Here:
    standing = inside.vault.standings.get(report)
    if standing is not None and (not standing.is_open_to(inside.person) or is_given_up(inside, standing)):
        return _Here(None, None)
    return _Here(on_record(inside, report), awaiting(inside, report))


def _source(inside: Inside, here: _Here, kind: str) -> OnRecord | None:
    """The version that such a paper shows when this person makes it; None where they may not make it now."""
    found, waiting = here.found, here.waiting
    if found is not None and found.projected:
        allowed = inside.person.has(Role.LIAISON) and _COURT in _paper_kind(kind).audiences
        return found if allowed and _follows(found, kind) else None
    if kind == _OF_A_CONSULT:
        asked = found or waiting
        return asked if asked is not None and _may_issue(inside, asked) else None
    on_the_desk = _OF_WHAT_WAITS if found is not None else _ON_THE_DESK
    if waiting is not None and kind in on_the_desk and _supervises(inside, waiting):
        return waiting
    return found if found is not None and _may_issue(inside, found) and _follows(found, kind) else None


def _follows(found: OnRecord, kind: str) -> bool:
    """Whether the diversion's steps allow a paper that says how it ended; all others may be made any time."""
    return _paper_kind(kind).may_follow([advanced.step.value for advanced in found.standing.diversion])


def _readers(found: OnRecord, kind: str) -> tuple[str, ...]:
    """Whom it can be made for: a liaison has the court's part alone, which the person may have too."""
    paper = _paper_kind(kind)
    if found.approver is None:
        return (_INTERNAL,)
    if not found.projected:
        return paper.audiences[:1]
    readers = tuple(reader for reader in (_COURT, _PERSON) if reader in paper.audiences)
    return tuple(reversed(readers)) if paper.rests_on else readers


def _languages(kind: str, spoken: Callable[[], str]) -> tuple[str, ...]:
    """Those in which the person can have the paper, the one that they chose to speak first."""
    there = _paper_kind(kind).languages
    if len(there) == 1:
        return there
    return tuple(sorted(there, key=lambda language: language != spoken()))


def _spoken(inside: Inside, found: OnRecord) -> str:
    """The language that the person chose to speak, by the report that this one grew from; '' unknown."""
    parent = None if found.parent is None else on_record(inside, found.parent)
    if parent is None:
        return ""
    texts = instance_texts(parent.instance_xml)
    return next((text for path, text in texts.items() if plain(path).endswith(_LANGUAGE)), "")


def _paper_kind(kind: str) -> PaperKind:
    from citdesk.paperwork import PAPERS

    return PAPERS[kind]


def _may_issue(inside: Inside, found: OnRecord) -> bool:
    person = inside.person
    return _supervises(inside, found) or person.id == found.standing.author or person.has(Role.LIAISON)


def _may_issue_official(inside: Inside, found: OnRecord) -> bool:
    return inside.person.has(Role.LIAISON) if found.projected else _may_issue(inside, found)


def _supervises(inside: Inside, found: OnRecord) -> bool:
    return found.standing.unit in my_units(inside)


def _maker(
    inside: Inside, found: OnRecord, job: PaperJob, consents: tuple[ConsentOnPaper, ...]
) -> Callable[[], Paper]:
    from citdesk.paperwork import Agency, Order, make_paper

    agency = inside.agency
    whose = Agency(
        agency.name, agency.address, agency.phone, agency.ori, agency.demonstration, hq=inside.device.hq
    )
    order = Order(
        document_id=job.document_id,
        kind=job.kind,
        audience=job.audience,
        made_at=inside.clock.now(),
        made_by=inside.person.name,
        recipient=job.recipient,
        reason=job.reason,
        legends=inside.legends,
        consents=consents,
        language=job.language,
        replaces=None if job.correction is None else _replaced(inside, job.report, job.correction),
    )
    reports = shown(inside, found, job.kind, job.audience)
    form = official_form(inside, job.kind) if job.kind.startswith(OFFICIAL) else None
    if form is not None:
        from citdesk.paperwork.official.paper import official_paper

        law = reports[0].law
        law_now = None if law is None else rules_in(inside.vault.downloads).packs.get(law.state)
        return lambda: official_paper(form, reports[0], whose, order, law_now)
    return lambda: make_paper(job.kind, reports, whose, order)


def _replaced(inside: Inside, report: str, correction: Correction) -> Replaced:
    """The paper that is replaced; raises SayWhy, and NotNow where none such is out."""
    from citdesk.paperwork import Replaced

    if not correction.why.strip():
        raise SayWhy("Say what is corrected. It stands on the paper and in the record.")
    for paper in papers_on_record(inside, ReportId(report)):
        if paper.issued.document_id == correction.replaces and not (paper.void or paper.replaced_by):
            return Replaced(correction.replaces, paper.at, correction.why.strip())
    raise NotNow("That paper was replaced or made void already. Look at the papers issued.")


def _nothing_yet() -> Paper:
    raise NotImplementedError
