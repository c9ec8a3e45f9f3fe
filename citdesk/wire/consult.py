"""What HQ signs for a clinician: the question with what providers may see, and where the consult stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from citdesk.casework.errors import Refused
from citdesk.casework.events import Urgency
from citdesk.casework.events.typed_json import from_json, to_json
from citdesk.casework.ids import CaseId, EventId, PersonId, ReportId
from citdesk.casework.lifecycle import Consult, ConsultState
from citdesk.wire.encoding import MalformedMessage
from citdesk.wire.keys import PublicKey, SigningKey, Use
from citdesk.wire.projected import Signatory


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedConsult:
    """A question to a clinician. ``instance_xml`` holds only what is labelled for providers.

    The times are the wall clocks of the events that asked, took and answered.
    """

    consult: EventId
    report: ReportId
    case: CaseId
    form_id: str
    form_version: str
    form_sha256: str
    revision: str
    revision_hash: str
    instance_xml: str
    number: str | None
    urgency: Urgency
    to: PersonId | None
    state: ConsultState
    asked_by: Signatory
    asked_at: datetime
    #: the clinician who took it, None while nobody has
    by: PersonId | None = None
    taken_at: datetime | None = None
    answered_at: datetime | None = None
    text: str = ""
    advice: tuple[str, ...] = ()
    demonstration: bool = False

    def sign(self, key: SigningKey) -> str:
        """HQ's signature over the statement."""
        return key.sign(Use.CONSULT, to_json(self))

    @classmethod
    def verify(cls, key: PublicKey, signed: str) -> AskedConsult:
        """The statement; raises Tampered unless HQ signed it for this use, MalformedMessage."""
        try:
            return from_json(cls, key.verify(Use.CONSULT, signed))
        except Refused as wrong:
            raise MalformedMessage(f"a consult is malformed: {wrong}") from wrong

    def standing(self) -> Consult:
        """The consult as the lifecycle knows it."""
        return Consult(
            self.consult,
            self.revision,
            self.urgency,
            self.to,
            self.state,
            self.by,
            self.text,
            self.advice,
        )
