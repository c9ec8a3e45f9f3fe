"""Everything a paper is made from. Nothing else is read: no clock, no dice, no store."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from typing import Literal, Protocol

from citdesk.casework.law import LawPack

Audience = Literal["internal", "provider", "court", "person", "public"]
AUDIENCES: tuple[str, ...] = ("internal", "provider", "court", "person", "public")
PageFormat = Literal["letter", "a4"]


class PrintableForm(Protocol):
    """The part of :class:`citdesk.xforms.Form` that paper needs; any form with these is printable."""

    @property
    def id(self) -> str: ...
    @property
    def version(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def xml(self) -> bytes: ...
    def binds(self) -> Mapping[str, Mapping[str, str]]: ...


@dataclass(frozen=True)
class Agency:
    """Whose paper it is. ``demonstration`` and ``practice`` each put a watermark on every page."""

    name: str
    address: str
    phone: str
    ori: str
    demonstration: bool = False
    practice: bool = False
    #: HQ's address, where whoever holds a paper asks whether it still counts; '' for nowhere
    hq: str = ""

    @property
    def watermark(self) -> str:
        """What stands across every page and in the letterhead, '' for a paper that is a record."""
        if self.practice:
            return "PRACTICE - NOT A RECORD"
        return "DEMONSTRATION - NOT A RECORD" if self.demonstration else ""


@dataclass(frozen=True)
class Signed:
    """One electronic signature under a revision: who, in which role, when (aware)."""

    name: str
    role: str
    badge: str
    when: datetime


@dataclass(frozen=True)
class Act:
    """One act on record: what was done, by whom, and the note that went with it.

    ``step`` is the code of a diversion's step (``completed``, ``terminated``, ``met`` …), or blank, and
    ``on`` the day it happened, where that is told apart from when it was recorded.
    """

    what: str
    signed: Signed
    note: str = ""
    step: str = ""
    on: date | None = None


@dataclass(frozen=True)
class Replaced:
    """The paper that a corrected one takes the place of: its document id, when it was issued, and why."""

    document_id: str
    issued_at: datetime
    why: str


@dataclass(frozen=True)
class ReportOnPaper:
    """One frozen revision as it goes on paper.

    ``instance_xml`` may be full or already reduced to an audience: the paper filters again.
    ``lists`` are the external choice lists of the form (instance id to CSV), for the names of providers.
    ``law`` is the pack a hold was written under, ``history`` the acts on record, oldest first, ``findings``
    what the checks over the whole record say (None: they were not run for this paper), and ``files`` the
    attachments by the name an answer gives them.
    """

    form: PrintableForm
    instance_xml: bytes
    report_id: str
    report_number: str
    case_number: str
    revision: int
    revision_hash: str
    author: Signed
    approval: Signed | None
    zone: tzinfo
    lists: Mapping[str, bytes] = field(default_factory=dict[str, bytes])
    law: LawPack | None = None
    history: tuple[Act, ...] = ()
    findings: tuple[str, ...] | None = None
    files: Mapping[str, bytes] = field(default_factory=dict[str, bytes])
    #: written in practice: never sent, signed or decided, and the paper says so
    practice: bool = False
    #: False for what is recorded without anybody's approval, such as a question to a clinician
    needs_approval: bool = True
    #: a condition of the diversion was missed, or nobody recorded what became of it
    unkept: bool = False


@dataclass(frozen=True)
class ConsentOnPaper:
    """A consent as the record holds it, printed with what it permits (42 CFR 2.31, 45 CFR 164.508(c)).

    ``given_in`` is the id of the report that it was given in.
    """

    consent_id: str
    kind: Literal["part2", "hipaa"]
    discloser: str
    recipient: str
    purpose: str
    categories: str
    signed_at: datetime
    expires_at: datetime | None = None
    revoked_at: datetime | None = None
    legal_proceedings: bool = False
    given_in: str = ""


@dataclass(frozen=True)
class Order:
    """Who asked for the paper, for whom and why.

    ``legends`` holds text that law prescribes word for word, by slot name (see
    :mod:`citdesk.casework.legends`); an empty slot is filled by our short summary, marked as such.
    """

    document_id: str
    kind: str
    audience: str
    made_at: datetime
    made_by: str
    recipient: str
    reason: str
    legends: Mapping[str, str] = field(default_factory=dict[str, str])
    language: str = "en"
    page_format: PageFormat = "letter"
    consents: tuple[ConsentOnPaper, ...] = ()
    replaces: Replaced | None = None


@dataclass(frozen=True)
class Withheld:
    """A kind of answer that this paper's audience may not see, and the rule; never an answer."""

    section: str
    label: str
    rule: str


@dataclass(frozen=True)
class Paper:
    """A finished paper: the file's bytes and what the record keeps about it."""

    kind: str
    title: str
    document_id: str
    pdf: bytes
    pages: int
    sha256: str
    withheld: tuple[Withheld, ...]
    file_name: str
    #: how many letters its typeface lacks: in their place stands a sign that nobody can read
    unprinted: int = 0
