"""A clinician's side of a consult: what waits, one question at a glance, taking it, answering it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from citdesk.casework.errors import UserError
from citdesk.casework.events import ConsultAnswered, ConsultTaken, EventKind, Urgency
from citdesk.casework.ids import EventId, ReportId
from citdesk.casework.lifecycle import Consult, ConsultState, ReportState, Standing
from citdesk.casework.people import Role
from citdesk.vault.audit import Did
from citdesk.vault.event_rows import KeptEvent, Status
from citdesk.wire.consult import AskedConsult
from citdesk.workspace.asking import ADVICE, ANSWERED
from citdesk.workspace.drafting import NotNow
from citdesk.workspace.form_answers import form_answers
from citdesk.workspace.inside import Inside
from citdesk.workspace.instance_texts import instance_texts, numbered
from citdesk.workspace.review_page import ReviewAnswer, ReviewSection
from citdesk.xforms import Choice, Session

_QUESTION = "/consult/request/question"
_ANSWER_PAGE = "/consult[1]/answer[1]/"
_SOON = (Urgency.NOW, Urgency.TODAY, Urgency.ROUTINE)
_STATES = (ConsultState.TAKEN, ConsultState.ASKED, ConsultState.ANSWERED, ConsultState.WITHDRAWN)


class ConsultGone(UserError):
    """The question is not this clinician's any more."""

    code = "consult_gone"

    def __init__(self) -> None:
        super().__init__("This question was withdrawn or another clinician has it. Go back to the list.")


@dataclass(frozen=True, slots=True)
class ConsultRow:
    """One question in the clinician's list. ``waiting``: this clinician's last word on it is not at HQ yet.

    A question that is gone has no content; ``gone`` says why: a word of HQ, such as ``taken``.
    """

    id: str
    state: ConsultState
    urgency: Urgency
    question: str
    asked_by: str
    asked_at: datetime
    taken_at: datetime | None = None
    ended_at: datetime | None = None
    waiting: bool = False
    gone: str = ""


@dataclass(frozen=True, slots=True)
class ConsultPage:
    """One question with what a provider may see of the report, and the answer where it was given."""

    row: ConsultRow
    sections: tuple[ReviewSection, ...]
    advice: tuple[Choice, ...]
    given: str
    text: str
    #: advice begun and not sent
    begun_text: str = ""
    begun_advice: tuple[str, ...] = ()


def consult_queue(inside: Inside) -> tuple[ConsultRow, ...]:
    """Taken ones first, then those that wait, most urgent and oldest first; then what is done or gone."""
    if not inside.person.has(Role.CLINICIAN):
        return ()
    rows = [_row(inside, said) for said in inside.vault.consults.all()]
    rows.sort(key=lambda row: (_STATES.index(row.state), _SOON.index(row.urgency), row.asked_at))
    gone = (
        ConsultRow(
            id=lost.consult,
            state=ConsultState.WITHDRAWN,
            urgency=Urgency.ROUTINE,
            question="",
            asked_by="",
            asked_at=lost.at,
            ended_at=lost.at,
            gone=lost.reason,
        )
        for lost in inside.vault.consults.all_gone()
    )
    return (*rows, *gone)


def consult_page(inside: Inside, consult: str) -> ConsultPage:
    """The question laid out for an answer; raises ConsultGone, FormMissing."""
    said = _need(inside, consult)
    session = _session(inside, said)
    pages: dict[str, list[ReviewAnswer]] = {}
    for answer in form_answers(session, said.instance_xml, inside.zone):
        if answer.stored and not numbered(answer.path).startswith(_ANSWER_PAGE):
            pages.setdefault(answer.page, []).append(
                ReviewAnswer(answer.path, answer.label, answer.text, None, changed=False, note="")
            )
    session.answer(ANSWERED, "yes")
    choices = tuple(session.question(ADVICE).choices)
    given = _given(inside, said)
    labels = {choice.value: choice.label or choice.value for choice in choices}
    inside.vault.audit.note(Did.READ_CONSULT, said.report, detail=said.consult)
    begun_text, begun_advice = inside.vault.consults.begun_advice(consult)
    return ConsultPage(
        _row(inside, said),
        tuple(ReviewSection(title, tuple(answers)) for title, answers in pages.items()),
        choices,
        ", ".join(labels.get(code, code) for code in given.advice),
        given.text,
        begun_text,
        begun_advice,
    )


def keep_advice(inside: Inside, consult: str, text: str, advice: Sequence[str]) -> None:
    """Makes advice that is being written durable; raises ConsultGone."""
    _need(inside, consult)
    with inside.vault.store.writing():
        inside.vault.consults.keep_advice(consult, text, advice)


def take_consult(inside: Inside, consult: str) -> None:
    """This clinician answers it; nobody else can then. Raises ConsultGone, Refused."""
    said = _need(inside, consult)
    _append(inside, EventKind.TAKE_CONSULT, said, ConsultTaken(consult))
    inside.vault.audit.note(Did.TOOK_CONSULT, said.report, detail=consult)


def answer_consult(inside: Inside, consult: str, text: str, advice: Sequence[str]) -> None:
    """The advice, in the clinician's words and as coded choices. Raises ConsultGone, NotNow, Refused."""
    said = _need(inside, consult)
    if not text.strip():
        raise NotNow("Write the advice in your own words, then send it.")
    if not advice:
        raise NotNow("Choose at least one kind of advice, then send it.")
    with inside.vault.store.writing():
        answer = ConsultAnswered(consult, text.strip(), tuple(advice))
        _append(inside, EventKind.ANSWER_CONSULT, said, answer)
        inside.vault.consults.keep_advice(consult, "", ())
    inside.vault.audit.note(Did.ANSWERED_CONSULT, said.report, detail=consult)


def _append(
    inside: Inside, kind: EventKind, said: AskedConsult, payload: ConsultTaken | ConsultAnswered
) -> None:
    inside.vault.chain.append(kind, said.report, said.case, payload, None, _standing(inside, said))


def _standing(inside: Inside, said: AskedConsult) -> Standing:
    """The report as far as the question tells it, with this clinician's own steps that wait for HQ."""
    return Standing(
        report=said.report,
        case=said.case,
        author=said.asked_by.id,
        unit="",
        state=ReportState.SUBMITTED,
        form_id=said.form_id,
        revision=EventId(said.revision),
        revision_number=1,
        version=EventId(said.revision),
        consults=(_given(inside, said),),
        demonstration=said.demonstration,
    )


def _given(inside: Inside, said: AskedConsult) -> Consult:
    """The consult as HQ said it, or as this clinician's own word makes it that HQ has not answered yet."""
    known = said.standing()
    for kept in _own_waiting(inside, said):
        by = kept.event.header.author
        match kept.event.payload:
            case ConsultTaken():
                known = Consult(known.id, known.revision, known.urgency, known.to, ConsultState.TAKEN, by)
            case ConsultAnswered(text=text, advice=advice):
                state = ConsultState.ANSWERED
                known = Consult(known.id, known.revision, known.urgency, known.to, state, by, text, advice)
            case _:
                pass
    return known


def _own_waiting(inside: Inside, said: AskedConsult) -> list[KeptEvent]:
    return [
        kept
        for kept in inside.vault.events.of_report(ReportId(said.report))
        if kept.own
        and kept.status is Status.PENDING
        and isinstance(kept.event.payload, ConsultTaken | ConsultAnswered)
        and kept.event.payload.consult == said.consult
    ]


def _row(inside: Inside, said: AskedConsult) -> ConsultRow:
    known, waiting = _given(inside, said), _own_waiting(inside, said)
    taken = next((k for k in waiting if k.event.header.kind is EventKind.TAKE_CONSULT), None)
    answered = next((k for k in waiting if k.event.header.kind is EventKind.ANSWER_CONSULT), None)
    return ConsultRow(
        id=said.consult,
        state=known.state,
        urgency=said.urgency,
        question=instance_texts(said.instance_xml).get(numbered(_QUESTION), ""),
        asked_by=", ".join(part for part in (said.asked_by.name, said.asked_by.badge) if part),
        asked_at=said.asked_at,
        taken_at=said.taken_at if taken is None else taken.event.header.wall,
        ended_at=said.answered_at if answered is None else answered.event.header.wall,
        waiting=bool(waiting),
    )


def _session(inside: Inside, said: AskedConsult) -> Session:
    form = inside.shelf.pinned(said.form_sha256, said.form_id, said.form_version)
    return form.resume(said.instance_xml, inside.context({"case": b"<case/>"}, said.asked_at))


def _need(inside: Inside, consult: str) -> AskedConsult:
    said = inside.vault.consults.get(consult)
    if said is None:
        raise ConsultGone
    return said
