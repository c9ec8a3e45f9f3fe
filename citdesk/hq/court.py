"""What the court liaisons get: signed projections of approved reports, and their recalls."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from citdesk.casework.events import (
    Attachment,
    DiversionAdvanced,
    EventKind,
    PaperIssued,
    PaperVoided,
    ScanAttached,
    Submission,
)
from citdesk.casework.lifecycle import ReportState, Standing
from citdesk.casework.people import Role
from citdesk.casework.projection import Audience, project, visible_files
from citdesk.hq.channels import COURT
from citdesk.hq.known_forms import KnownForm, KnownForms
from citdesk.hq.store.append import Append
from citdesk.hq.store.registry import person_by_id
from citdesk.wire.event import Event
from citdesk.wire.exchange import ItemKind
from citdesk.wire.keys import SigningKey
from citdesk.wire.projected import PaperOut, Projected, ScanOut, Signatory, StepTaken

#: Papers for these readers are told to the liaisons; who else got what is not theirs to know.
_TOLD = frozenset({Audience.COURT.value, Audience.PERSON.value})
_PENDING = frozenset({ReportState.AMENDMENT_PENDING, ReportState.AMENDMENT_RETURNED})


@dataclass(frozen=True, slots=True)
class CourtDesk:
    """Keeps what is out with the court liaisons in step with where a report stands."""

    forms: KnownForms
    signing_key: SigningKey

    def after(self, append: Append, before: Standing | None, now: Standing, event: Event) -> None:
        """Publishes, renews or recalls the report's projection when the event changed what is on record."""
        out = append.projection(now.report)
        if before is not None and before.sealed != now.sealed:
            self.resealed(append, now)
        elif event.header.kind is EventKind.APPROVE:
            if out is not None:
                self._recall(append, now, "superseded")
            self._publish(append, now, event, out)
        elif out is not None and now.on_record is None:
            self._recall(append, now, "void")
        elif out is not None:
            self._follow(append, before, now, event, out)

    def resealed(self, append: Append, now: Standing) -> None:
        """Recalls what is out of a report that was sealed, and puts it out again afterwards.

        It stays at HQ meanwhile, handed to nobody, and is kept in step with what little may still happen.
        """
        out = append.projection(now.report)
        if out is None:
            return
        if not now.sealed:
            self._put_out(append, now, Projected.verify(self.signing_key.public, out))
        elif Role.LIAISON not in now.open_to:
            append.log(ItemKind.RECALL, now.report, [COURT], "sealed")

    def _recall(self, append: Append, standing: Standing, reason: str) -> None:
        append.log(ItemKind.RECALL, standing.report, [COURT], reason)
        append.unpublish(standing.report)

    def _follow(self, append: Append, before: Standing | None, now: Standing, event: Event, out: str) -> None:
        """Puts the projection out again where the event changed what it says."""
        said = Projected.verify(self.signing_key.public, out)
        told = _with_event(append.connection, said, event)
        told = replace(told, amendment_pending=_pending(now), number=now.number)
        if before is not None and told != said:
            self._put_out(append, now, told)

    def _publish(self, append: Append, standing: Standing, approval: Event, out: str | None) -> None:
        submission = append.event(standing.revision)
        payload = submission.payload
        if not isinstance(payload, Submission):
            return
        form = self.forms.pinned(payload.pin)
        if Audience.COURT not in form.audiences:
            return
        earlier = None if out is None else Projected.verify(self.signing_key.public, out)
        statement = Projected(
            report=standing.report,
            case=standing.case,
            parent_report=standing.parent_report,
            number=standing.number,
            form_id=payload.pin.form_id,
            form_version=payload.pin.form_version,
            form_sha256=payload.pin.form_sha256,
            revision=standing.revision,
            revision_number=standing.revision_number,
            revision_hash=submission.hash,
            audience=Audience.COURT,
            instance_xml=project(form.binds, payload.instance_xml.encode(), Audience.COURT).decode(),
            author=_signatory(append.connection, submission.header.author),
            approver=_signatory(append.connection, approval.header.author),
            sent_at=submission.header.wall,
            approved_at=approval.header.wall,
            amendment_pending=False,
            demonstration=standing.demonstration,
            attachments=_visible(form, payload),
            steps=() if earlier is None else earlier.steps,
            papers=() if earlier is None else earlier.papers,
        )
        self._put_out(append, standing, statement)

    def _put_out(self, append: Append, standing: Standing, statement: Projected) -> None:
        position = append.log(ItemKind.PROJECTION, standing.report, [COURT])
        append.publish(standing, position, statement.sign(self.signing_key))


def _with_event(connection: Connection, said: Projected, event: Event) -> Projected:
    """The statement with a step that was taken, a paper issued, made void, or come back signed."""
    header = event.header
    match event.payload:
        case DiversionAdvanced() as advanced:
            step = StepTaken(header.id, advanced, _signatory(connection, header.author), header.wall)
            return replace(said, steps=(*said.steps, step))
        case PaperIssued() as issued if issued.audience in _TOLD:
            paper = PaperOut(header.id, issued, _signatory(connection, header.author), header.wall)
            return replace(said, papers=(*said.papers, paper))
        case PaperVoided(document_id=document, reason=reason):
            return _with_paper(said, document, lambda paper: replace(paper, void=True, void_because=reason))
        case ScanAttached(document_id=document) as attached:
            scan = ScanOut(header.id, attached, _signatory(connection, header.author), header.wall)
            return _with_paper(said, document, lambda paper: replace(paper, scans=(*paper.scans, scan)))
        case _:
            return said


def _with_paper(said: Projected, document: str, change: Callable[[PaperOut], PaperOut]) -> Projected:
    """The statement with that paper changed; as it was where the paper is not told."""
    papers = (change(each) if each.issued.document_id == document else each for each in said.papers)
    return replace(said, papers=tuple(papers))


def _visible(form: KnownForm, payload: Submission) -> tuple[Attachment, ...]:
    names = [each.name for each in payload.attachments]
    seen = visible_files(form.binds, payload.instance_xml.encode(), Audience.COURT, names)
    return tuple(each for each in payload.attachments if each.name in seen)


def _pending(standing: Standing) -> bool:
    return standing.state in _PENDING


def _signatory(connection: Connection, person: str) -> Signatory:
    known = person_by_id(connection, person)
    if known is None:
        message = f"person {person} is gone from the register"
        raise LookupError(message)
    return Signatory(known.person.id, known.person.name, known.person.badge)
