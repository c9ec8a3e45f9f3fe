"""Every paper of every encounter script that the catalogue offers, for each reader that it is for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import NAMESPACE_URL, uuid5

from citdesk.casework.law import LawPack, pack_instance
from citdesk.paperwork import PAPERS, Act, ConsentOnPaper, Paper, PaperRefused, Replaced, ReportOnPaper
from citdesk.resource_files import forms_path
from citdesk.workspace.catalogue import read_catalogue
from citdesk.workspace.law_for_forms import Named, as_said
from tests.scenario.scripts import Script, every_script
from tests.unit.forms.rehearsal import Rehearsal, directory, form, law_packs, program_choices
from tests.unit.paperwork.printed import AGENCY, OFFICER, ORDER, SHARING, SUPERVISOR, paper, report

_DAY = date(2026, 3, 20)
_AT = datetime(2026, 3, 20, 15, 0, tzinfo=UTC)
_CASE_MANAGER_SAID = "As told by the case manager on the telephone."
#: how a diversion ended, in the words of the record, by the letter that tells it
_ENDS = {
    "completion_letter": ("Completed", "completed"),
    "expungement_notice": ("Completed", "completed"),
    "termination_letter": ("Ended without completion", "terminated"),
    "declined_letter": ("Declined by the program", "program_declined"),
}
_RIGHTLY_REFUSED = (
    "paper-juvenile-not-public",
    "paper-age-not-known",
    "paper-shows-nothing",
    "paper-no-items",
)
_WITH_STEPS = (*_ENDS, "compliance_report")


def every_paper() -> Iterator[tuple[str, Paper]]:
    """Name and paper; letter and A4 in turn, each third one a corrected paper."""
    turn, catalogue = 0, read_catalogue(forms_path())
    for script in every_script():
        rehearsal = Rehearsal(script)
        rehearsal.play()
        for name in rehearsal.sent:
            form_id = rehearsal.desks[name].form_id
            for kind in catalogue[form_id].papers:
                for audience in PAPERS[kind].audiences:
                    turn += 1
                    made = _made(script, rehearsal, name, kind, audience, turn)
                    if made is not None:
                        yield f"{script.id}-{name}-{kind}-{audience}", made
                    for language in PAPERS[kind].languages[1:] if audience == "person" else ():
                        made = _made(script, rehearsal, name, kind, audience, turn, language)
                        if made is not None:
                            yield f"{script.id}-{name}-{kind}-{audience}-{language}", made


def _made(
    script: Script, rehearsal: Rehearsal, name: str, kind: str, audience: str, turn: int, language: str = "en"
) -> Paper | None:
    given = [_report(rehearsal, name, kind)]
    parent = rehearsal.desks[name].parent
    if kind == "diversion_packet" and parent is not None:
        given.append(_report(rehearsal, parent, kind))
    try:
        return paper(
            *given,
            kind=kind,
            audience=audience,
            language=language,
            page_format="a4" if turn % 2 else "letter",
            consents=(_consent(given[0]),),
            replaces=Replaced("D-0195A1B27C3D7E4F", _AT, "The name was misspelt.") if turn % 3 == 0 else None,
        )
    except PaperRefused as refused:
        if refused.code not in _RIGHTLY_REFUSED:
            raise AssertionError(f"{script.id} {name} {kind} {audience}: {refused}") from refused
        return None


def _report(rehearsal: Rehearsal, name: str, kind: str) -> ReportOnPaper:
    desk = rehearsal.desks[name]
    pack = _pack(rehearsal, name)
    lists = {"providers": directory(), "programs": program_choices()}
    if pack is not None:
        named = Named(OFFICER.name, AGENCY.name, "River Center")
        lists["law"] = pack_instance(as_said(pack, named))
    return report(
        form(desk.form_id),  # type: ignore[arg-type]
        rehearsal.sent[name].decode(),
        report_id=str(uuid5(NAMESPACE_URL, f"{rehearsal.script.id}/{name}")),
        zone=rehearsal.script.zone,
        lists=lists,
        law=pack if desk.form_id in ("hold", "transfer") else None,
        history=_history(kind),
        findings=("The report says that somebody was injured, and no aid was noted.",),
        needs_approval=desk.form_id != "consult",
        approval=None if desk.form_id == "consult" else SUPERVISOR,
    )


def _pack(rehearsal: Rehearsal, name: str) -> LawPack | None:
    """The pack of the state where the case began."""
    while (parent := rehearsal.desks[name].parent) is not None:
        name = parent
    state = "TX"
    for answer in rehearsal.desks[name].session.paths():
        if answer.endswith("/place/state"):
            state = rehearsal.desks[name].session.question(answer).text or state
    return law_packs().get(state)


def _history(kind: str) -> tuple[Act, ...]:
    """The steps of a diversion as far as the paper tells them, or what was done to the report."""
    manager = replace(SUPERVISOR, name="R. Whitfield", role="Court liaison", badge="3301", when=_AT)
    if kind == "consult_record":
        clinician = replace(SUPERVISOR, name="Dr. T. Sample", role="Clinician", badge="", when=_AT)
        return (Act("Asked", OFFICER), Act("Answered", clinician, "Let her sit down.", "answered"))
    if kind not in _WITH_STEPS:
        return (Act("Sent the report", OFFICER), Act("Approved the report", SUPERVISOR, "Thorough."))
    steps = [
        Act("Accepted by the prosecutor", manager, "", "prosecutor_accepted", _DAY),
        Act("First meeting held", manager, "", "intake_done", _DAY),
        Act("Met: Treatment: weekly", manager, _CASE_MANAGER_SAID, "met", _DAY),
        Act("Missed: Community service hours", manager, "Did not come; a new date was set.", "missed", _DAY),
    ]
    if kind == "declined_letter":
        steps = steps[:1]
    if kind in _ENDS:
        what, step = _ENDS[kind]
        steps.append(Act(what, manager, _CASE_MANAGER_SAID, step, _DAY))
    return tuple(steps)


def _consent(given: ReportOnPaper) -> ConsentOnPaper:
    """The consent given in the report, for the reader of the paper, in force when it is made."""
    return replace(
        SHARING,
        kind="part2",
        recipient=ORDER.recipient,
        categories="name, how to reach the person, reason for the referral, treatment program record",
        given_in=given.report_id,
    )


def report_of(script_id: str, form_id: str, kind: str) -> ReportOnPaper:
    """The report of that form in a script, as a paper of the kind shows it."""
    script = next(script for script in every_script() if script.id == script_id)
    rehearsal = Rehearsal(script)
    rehearsal.play()
    name = next(name for name in rehearsal.sent if rehearsal.desks[name].form_id == form_id)
    return _report(rehearsal, name, kind)
