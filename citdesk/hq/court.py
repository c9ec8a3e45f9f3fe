"""What the court liaisons get: signed projections of approved reports, and their recalls."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlalchemy import Connection

from citdesk.casework.events import Attachment, EventKind, Submission
from citdesk.casework.lifecycle import ReportState, Standing
from citdesk.casework.projection import Audience, project, visible_files
from citdesk.hq.channels import COURT
from citdesk.hq.known_forms import KnownForm, KnownForms
from citdesk.hq.store.append import Append
from citdesk.hq.store.registry import person_by_id
from citdesk.wire.event import Event
from citdesk.wire.exchange import ItemKind
from citdesk.wire.keys import SigningKey
from citdesk.wire.projected import Projected, Signatory

_PENDING = frozenset({ReportState.AMENDMENT_PENDING, ReportState.AMENDMENT_RETURNED})


@dataclass(frozen=True, slots=True)
class CourtDesk:
    """Keeps what is out with the court liaisons in step with where a report stands."""

    forms: KnownForms
    signing_key: SigningKey

    def after(self, append: Append, before: Standing | None, now: Standing, event: Event) -> None:
        """Publishes, renews or recalls the report's projection when the event changed what is on record."""
        out = append.projection(now.report)
        if event.header.kind is EventKind.APPROVE:
            if out is not None:
                self._recall(append, now, "superseded")
            self._publish(append, now, event)
        elif out is not None and now.on_record is None:
            self._recall(append, now, "void")
        elif (
            out is not None
            and before is not None
            and (_pending(before), before.number) != (_pending(now), now.number)
        ):
            self._renew(append, now, out)

    def _recall(self, append: Append, standing: Standing, reason: str) -> None:
        append.log(ItemKind.RECALL, standing.report, [COURT], reason)
        append.unpublish(standing.report)

    def _renew(self, append: Append, standing: Standing, out: str) -> None:
        said = Projected.verify(self.signing_key.public, out)
        self._put_out(
            append, standing, replace(said, amendment_pending=_pending(standing), number=standing.number)
        )

    def _publish(self, append: Append, standing: Standing, approval: Event) -> None:
        submission = append.event(standing.revision)
        payload = submission.payload
        if not isinstance(payload, Submission):
            return
        form = self.forms.pinned(payload.pin)
        if Audience.COURT not in form.audiences:
            return
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
        )
        self._put_out(append, standing, statement)

    def _put_out(self, append: Append, standing: Standing, statement: Projected) -> None:
        position = append.log(ItemKind.PROJECTION, standing.report, [COURT])
        append.publish(standing, position, statement.sign(self.signing_key))


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
