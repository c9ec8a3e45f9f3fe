"""An officer's side of a consult: asked with the sending, withdrawn, its answer taken into the report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from citdesk.casework.events import ConsultAsked, ConsultWithdrawn, Decision, EventKind, Urgency
from citdesk.casework.ids import EventId, ReportId
from citdesk.casework.lifecycle import Consult, ConsultState, ReportState, Standing
from citdesk.vault.audit import Did
from citdesk.workspace.answer_text import answer_text
from citdesk.workspace.drafting import CONSULT_FORM, NotNow, form_of, open_report, rework, save_draft
from citdesk.workspace.failures import UnknownReport
from citdesk.workspace.form_context import given_then
from citdesk.workspace.inside import Inside
from citdesk.workspace.instance_texts import instance_texts, numbered
from citdesk.workspace.revisions import standing_revision

_URGENCY = "/consult/request/urgency"
ANSWERED = "/consult/answer/answered"
ADVICE = "/consult/answer/advice"
_CLINICIAN = "/consult/answer/clinician"
_ANSWERED_AT = "/consult/answer/answered_at"
_ADVICE_TEXT = "/consult/answer/advice_text"
_HOW_SOON = {"now": Urgency.NOW, "today": Urgency.TODAY}


@dataclass(frozen=True, slots=True)
class ConsultStatus:
    """Where the question of a report stands. ``clinician`` is who took it, '' while nobody has.

    ``waiting_here``: it is still on this computer, so no clinician has seen it.
    """

    state: ConsultState
    asked_at: datetime
    taken_at: datetime | None
    ended_at: datetime | None
    clinician: str
    text: str
    advice: str
    waiting_here: bool
    #: the report says so already
    in_report: bool


def ask_with_sending(inside: Inside, report: ReportId) -> None:
    """Asks when what was just sent is a question without an answer; inside the sending's transaction."""
    standing = _standing(inside, report)
    if standing.form_id != CONSULT_FORM:
        return
    texts = instance_texts(standing_revision(inside.vault, report).submission.instance_xml)
    _withdraw_open(inside, standing, "sent again" if _is_open(texts) else "answered otherwise")
    if _is_open(texts):
        urgency = _HOW_SOON.get(texts.get(numbered(_URGENCY), ""), Urgency.ROUTINE)
        asked = ConsultAsked(standing.revision, urgency)
        inside.vault.chain.append(EventKind.ASK_CONSULT, report, standing.case, asked, standing.version)


def consult_status(inside: Inside, report: ReportId) -> ConsultStatus | None:
    """Where the report's last question stands, None where it asked none."""
    standing = inside.vault.standings.get(report)
    if standing is None or not standing.consults:
        return None
    known = standing.consults[-1]
    events = {kept.event.header.id: kept for kept in inside.vault.events.of_report(report)}
    asking = events[known.id]
    texts = instance_texts(standing_revision(inside.vault, report).submission.instance_xml)

    def at(step: EventId | None) -> datetime | None:
        return None if step is None or step not in events else events[step].event.header.wall

    return ConsultStatus(
        state=known.state,
        asked_at=asking.event.header.wall,
        taken_at=at(known.taken),
        ended_at=at(known.ended),
        clinician="" if known.by is None else inside.vault.directory.name_of(known.by),
        text=known.text,
        advice=_advice_words(inside, report, known),
        waiting_here=asking.position is None,
        in_report=not _is_open(texts),
    )


def withdraw_consult(inside: Inside, report: ReportId) -> None:
    """Takes the question back; the report stays sent. Raises UnknownReport, Refused."""
    with inside.vault.store.writing():
        _withdraw_open(inside, _standing(inside, report), "not needed anymore")
        inside.vault.audit.note(Did.WITHDREW_CONSULT, report)


def take_answer_over(inside: Inside, report: ReportId) -> None:
    """Opens the report again with the clinician's answer in it; its author adds what was done, and sends.

    Raises NotNow where nobody has answered, UnknownReport.
    """
    standing = _standing(inside, report)
    answered = next((c for c in reversed(standing.consults) if c.state is ConsultState.ANSWERED), None)
    if answered is None or answered.ended is None or answered.by is None:
        raise NotNow("No clinician has answered yet.")
    event = inside.vault.events.get(answered.ended)
    at = inside.clock.now() if event is None else event.event.header.wall
    person = inside.vault.directory.people().get(answered.by)
    who = "" if person is None else ", ".join(part for part in (person.name, person.unit) if part)
    _open_again(
        inside,
        standing,
        {
            ANSWERED: "yes",
            _CLINICIAN: who,
            _ANSWERED_AT: at,
            ADVICE: list(answered.advice),
            _ADVICE_TEXT: answered.text,
        },
    )


def record_call(inside: Inside, report: ReportId) -> None:
    """Opens the report again for the answer that a clinician gave by telephone; the question is withdrawn.

    Raises NotNow, UnknownReport.
    """
    with inside.vault.store.writing():
        _withdraw_open(inside, _standing(inside, report), "answered by telephone")
        _open_again(inside, _standing(inside, report), {ANSWERED: "yes", _ANSWERED_AT: inside.clock.now()})


def _open_again(inside: Inside, standing: Standing, answers: dict[str, object]) -> None:
    vault, report = inside.vault, standing.report
    with vault.store.writing():
        if standing.state in (ReportState.SUBMITTED, ReportState.AMENDMENT_PENDING):
            taken_back = Decision(standing.revision, note="to add the answer")
            vault.chain.append(EventKind.WITHDRAW, report, standing.case, taken_back, standing.version)
        rework(inside, report)
        session = open_report(inside, report).session
        for path, value in answers.items():
            session.answer(path, value)
        save_draft(inside, report, session.to_xml(), {})
        vault.audit.note(Did.TOOK_UP, report)


def _withdraw_open(inside: Inside, standing: Standing, reason: str) -> None:
    for known in standing.consults:
        if known.open:
            withdrawn = ConsultWithdrawn(known.id, reason)
            inside.vault.chain.append(
                EventKind.WITHDRAW_CONSULT, standing.report, standing.case, withdrawn, standing.version
            )


def _is_open(texts: Mapping[str, str]) -> bool:
    return texts.get(numbered(ANSWERED)) != "yes"


def _advice_words(inside: Inside, report: ReportId, known: Consult) -> str:
    if not known.advice:
        return ""
    found = standing_revision(inside.vault, report)
    session = form_of(inside, found).resume(found.submission.instance_xml, given_then(inside, found))
    choices = session.question(ADVICE).choices
    return answer_text("select", " ".join(known.advice), choices, inside.zone)


def _standing(inside: Inside, report: ReportId) -> Standing:
    standing = inside.vault.standings.get(report)
    if standing is None:
        raise UnknownReport(report)
    return standing
