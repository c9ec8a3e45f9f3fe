"""What clinicians get: the provider's part of the questions addressed to them, as each stands just now.

Nothing is kept for it: what a clinician may see is decided from the record at every request, so a question
that somebody else took, or that was withdrawn or sealed, is answered with "gone" from that moment on.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from citdesk.casework.events import EventKind, Submission
from citdesk.casework.ids import EventId
from citdesk.casework.lifecycle import TABLE, Consult, ConsultState, ReportState, Standing
from citdesk.casework.people import Person
from citdesk.casework.projection import Audience, project
from citdesk.hq.channels import CLINICIANS, of_clinician
from citdesk.hq.known_forms import KnownForms
from citdesk.hq.store.append import Append
from citdesk.hq.store.case_keys import CaseKeys
from citdesk.hq.store.reading import events_by_id, standing_of
from citdesk.hq.store.registry import person_by_id
from citdesk.wire.consult import AskedConsult
from citdesk.wire.event import Event
from citdesk.wire.exchange import EXPUNGED, ItemKind
from citdesk.wire.keys import SigningKey
from citdesk.wire.projected import Signatory


@dataclass(frozen=True, slots=True)
class ConsultDesk:
    """Tells clinicians of questions, and answers what each may see of them."""

    forms: KnownForms
    signing_key: SigningKey

    def after(self, append: Append, before: Standing | None, now: Standing) -> None:
        """Puts a word into the log for every consult of the report that stands otherwise than before."""
        were = {} if before is None else {known.id: known for known in before.consults}
        moved = before is not None and _taking(before) != _taking(now)
        for consult in now.consults or were.values():
            if moved or were.get(consult.id) != consult or consult not in now.consults:
                channel = CLINICIANS if consult.to is None else of_clinician(consult.to)
                append.log(ItemKind.CONSULT, consult.id, [channel])

    def said(
        self, connection: Connection, keys: CaseKeys, consult: str, at: str, person: Person
    ) -> dict[str, object]:
        """The body of an item about the consult for this person; ``at`` is when the log was told."""
        asking = events_by_id(connection, keys, [consult]).get(consult)
        standing = None if asking is None else standing_of(connection, keys, asking.header.report or "")
        known = None if standing is None else _find(standing, consult)
        if asking is None or standing is None or known is None or not _visible(standing, known, person):
            return {"gone": consult, "reason": _reason(standing, known), "at": at}
        return {"signed": self._statement(connection, keys, standing, known, asking).sign(self.signing_key)}

    def _statement(
        self, connection: Connection, keys: CaseKeys, standing: Standing, known: Consult, asking: Event
    ) -> AskedConsult:
        named = [known.revision, *(step for step in (known.taken, known.ended) if step is not None)]
        events = events_by_id(connection, keys, named)
        submission = events[known.revision]
        payload = submission.payload
        if not isinstance(payload, Submission):
            message = f"consult {known.id} asks about no submission"
            raise LookupError(message)  # noqa: TRY004 - the record's fault, not a wrong argument
        form = self.forms.pinned(payload.pin)
        visible = (
            project(form.binds, payload.instance_xml.encode(), Audience.PROVIDER).decode()
            if Audience.PROVIDER in form.audiences
            else ""
        )
        taken = None if known.taken is None else events[known.taken].header.wall
        answered = known.state is ConsultState.ANSWERED and known.ended is not None
        return AskedConsult(
            consult=known.id,
            report=standing.report,
            case=standing.case,
            form_id=payload.pin.form_id,
            form_version=payload.pin.form_version,
            form_sha256=payload.pin.form_sha256,
            revision=known.revision,
            revision_hash=submission.hash,
            instance_xml=visible,
            number=standing.number,
            urgency=known.urgency,
            to=known.to,
            state=known.state,
            asked_by=_signatory(connection, asking.header.author),
            asked_at=asking.header.wall,
            by=known.by,
            taken_at=taken,
            answered_at=events[known.ended].header.wall if answered and known.ended else None,
            text=known.text,
            advice=known.advice,
            demonstration=standing.demonstration,
        )


def channels_of(event: EventKind, actor: Person) -> tuple[str, ...]:
    """Where a clinician's own act goes beside the report's channels: back to their other computers."""
    own = event in (EventKind.TAKE_CONSULT, EventKind.ANSWER_CONSULT)
    return (of_clinician(actor.id),) if own else ()


def may_know(standing: Standing, person: Person) -> bool:
    """Whether a consult of the report tells this clinician that the report exists."""
    return any(
        _visible(standing, consult, person) or consult.by == person.id for consult in standing.consults
    )


def _taking(standing: Standing) -> bool:
    """Whether a clinician could act on the report's consults."""
    return (standing.state, EventKind.TAKE_CONSULT) in TABLE and not standing.sealed and not standing.expunged


def _visible(standing: Standing, consult: Consult, person: Person) -> bool:
    if standing.sealed or standing.expunged or standing.state is ReportState.VOID:
        return False
    if consult.open and not _taking(standing):
        return False
    return consult.concerns(person.id)


def _find(standing: Standing, consult: str) -> Consult | None:
    return next((known for known in standing.consults if known.id == EventId(consult)), None)


def _reason(standing: Standing | None, known: Consult | None) -> str:
    if standing is None:  # only an expunged report has none any more
        return EXPUNGED
    if known is None or (known.open and not _taking(standing)):
        return "closed"
    return "withdrawn" if known.state is ConsultState.WITHDRAWN else "taken" if known.by else "closed"


def _signatory(connection: Connection, person: str) -> Signatory:
    known = person_by_id(connection, person)
    if known is None:
        message = f"person {person} is gone from the register"
        raise LookupError(message)
    return Signatory(known.person.id, known.person.name, known.person.badge)
