"""What HQ signs when it hands out a projection: a revision reduced to one audience, and where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar, cast

from citdesk.casework.errors import Refused
from citdesk.casework.events import Attachment, DiversionAdvanced, PaperIssued, ScanAttached
from citdesk.casework.events.typed_json import from_json, to_json
from citdesk.casework.ids import CaseId, EventId, PersonId, ReportId
from citdesk.casework.projection import Audience
from citdesk.wire.encoding import MalformedMessage, optional_text_of, read_time, text_of, whole_of, write_time
from citdesk.wire.keys import PublicKey, SigningKey, Use

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Signatory:
    """A person as they stand on paper: the name and badge they had when they acted."""

    id: PersonId
    name: str
    badge: str

    def to_json(self) -> dict[str, object]:
        """The signatory as plain JSON values."""
        return {"id": self.id, "name": self.name, "badge": self.badge}

    @classmethod
    def from_json(cls, value: object) -> Signatory:
        """Reads what :meth:`to_json` wrote; raises MalformedMessage."""
        if not isinstance(value, dict):
            raise MalformedMessage("a signatory is not an object")
        return cls(PersonId(text_of(value, "id")), text_of(value, "name"), text_of(value, "badge"))


@dataclass(frozen=True, slots=True)
class StepTaken:
    """A step of a diversion as it stands on record: the event, who took it, and by which wall clock."""

    event: EventId
    advanced: DiversionAdvanced
    by: Signatory
    at: datetime


@dataclass(frozen=True, slots=True)
class ScanOut:
    """Signed pages of a paper that came back and were scanned: the event, who kept them, and when."""

    event: EventId
    attached: ScanAttached
    by: Signatory
    at: datetime


@dataclass(frozen=True, slots=True)
class PaperOut:
    """A paper that was issued for the court or the person, from whichever version was on record then."""

    event: EventId
    issued: PaperIssued
    by: Signatory
    at: datetime
    #: somebody said that it is not to be relied upon any more
    void: bool = False
    #: why it is void, '' while it is not
    void_because: str = ""
    scans: tuple[ScanOut, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Projected:
    """An approved revision as one audience may see it.

    ``instance_xml`` holds only what is labelled for the audience, by the labels of the pinned form version.
    ``attachments`` are the files that an answer in it names, and that no answer outside of it names.
    ``revision_hash`` is the hash of the header of the submission it was made from.
    """

    report: ReportId
    case: CaseId
    parent_report: ReportId | None
    number: str | None
    form_id: str
    form_version: str
    form_sha256: str
    revision: EventId
    revision_number: int
    revision_hash: str
    audience: Audience
    instance_xml: str
    author: Signatory
    approver: Signatory
    #: wall clock of the submission and of the approval
    sent_at: datetime
    approved_at: datetime
    #: a newer submission is being reviewed; what it says is not told
    amendment_pending: bool
    demonstration: bool
    attachments: tuple[Attachment, ...] = ()
    #: what happened to a diversion since, and which papers went out, oldest first
    steps: tuple[StepTaken, ...] = ()
    papers: tuple[PaperOut, ...] = ()

    @property
    def files(self) -> tuple[Attachment, ...]:
        """Every file that comes with it: those of the answers, and the signed pages of its papers."""
        scans = (scan.attached.scan for paper in self.papers for scan in paper.scans)
        return (*self.attachments, *scans)

    def sign(self, key: SigningKey) -> str:
        """HQ's signature over the statement."""
        return key.sign(
            Use.PROJECTION,
            {
                "report": self.report,
                "case": self.case,
                "parent_report": self.parent_report,
                "number": self.number,
                "form_id": self.form_id,
                "form_version": self.form_version,
                "form_sha256": self.form_sha256,
                "revision": self.revision,
                "revision_number": self.revision_number,
                "revision_hash": self.revision_hash,
                "audience": self.audience.value,
                "instance_xml": self.instance_xml,
                "author": self.author.to_json(),
                "approver": self.approver.to_json(),
                "sent_at": write_time(self.sent_at),
                "approved_at": write_time(self.approved_at),
                "amendment_pending": self.amendment_pending,
                "demonstration": self.demonstration,
                "attachments": [to_json(each) for each in self.attachments],
                "steps": [to_json(each) for each in self.steps],
                "papers": [to_json(each) for each in self.papers],
            },
        )

    @classmethod
    def verify(cls, key: PublicKey, signed: str) -> Projected:
        """The statement in a signed projection; raises Tampered unless HQ signed it, MalformedMessage."""
        said = key.verify(Use.PROJECTION, signed)
        parent, audience = optional_text_of(said, "parent_report"), text_of(said, "audience")
        if audience not in tuple(Audience):
            raise MalformedMessage("a projection is for an unknown audience")
        return cls(
            report=ReportId(text_of(said, "report")),
            case=CaseId(text_of(said, "case")),
            parent_report=None if parent is None else ReportId(parent),
            number=optional_text_of(said, "number"),
            form_id=text_of(said, "form_id"),
            form_version=text_of(said, "form_version"),
            form_sha256=text_of(said, "form_sha256"),
            revision=EventId(text_of(said, "revision")),
            revision_number=whole_of(said, "revision_number"),
            revision_hash=text_of(said, "revision_hash"),
            audience=Audience(audience),
            instance_xml=text_of(said, "instance_xml"),
            author=Signatory.from_json(said.get("author")),
            approver=Signatory.from_json(said.get("approver")),
            sent_at=read_time(text_of(said, "sent_at")),
            approved_at=read_time(text_of(said, "approved_at")),
            amendment_pending=said.get("amendment_pending") is True,
            demonstration=said.get("demonstration") is True,
            attachments=_listed(Attachment, said, "attachments"),
            steps=_listed(StepTaken, said, "steps"),
            papers=_listed(PaperOut, said, "papers"),
        )


def _listed(cls: type[T], said: Mapping[str, object], name: str) -> tuple[T, ...]:
    """The list of that name in the statement; empty where an older HQ did not say it."""
    value = said.get(name, [])
    if not isinstance(value, list):
        raise MalformedMessage(f"a projection's {name} are no list")
    try:
        return tuple(from_json(cls, each) for each in cast("list[object]", value))
    except Refused as wrong:
        raise MalformedMessage(f"a projection's {name} are malformed: {wrong}") from wrong
