"""Papers: issued, void, signed by hand and scanned; and full disclosures."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from citdesk.casework.events.kinds import EventKind
from citdesk.casework.events.submission import Attachment


@dataclass(frozen=True, slots=True)
class PaperIssued:
    """Payload of ``issue_paper`` and ``reissue_paper``: who made which paper, for whom and why.

    A paper that is issued again names the document it ``replaces`` and the ``correction``: why.
    """

    kinds: ClassVar[frozenset[EventKind]] = frozenset({EventKind.ISSUE_PAPER, EventKind.REISSUE_PAPER})

    document_id: str
    paper: str
    revision: str
    sha256: str
    pages: int
    recipient: str
    reason: str
    audience: str
    replaces: str = ""
    correction: str = ""


@dataclass(frozen=True, slots=True)
class PaperVoided:
    """Payload of ``void_paper``: a paper that went out is not to be relied upon any more."""

    kinds: ClassVar[frozenset[EventKind]] = frozenset({EventKind.VOID_PAPER})

    document_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class ScanAttached:
    """Payload of ``attach_signed_scan``: the wet-ink pages of a paper that was issued.

    Where wrong ones were attached before, the right ones name those they stand in place of (``replaces``, the
    file's name) and say why (``correction``). Both stay.
    """

    kinds: ClassVar[frozenset[EventKind]] = frozenset({EventKind.ATTACH_SIGNED_SCAN})

    document_id: str
    pages: int
    signed_by: tuple[str, ...]
    scan: Attachment
    replaces: str = ""
    correction: str = ""


class ReleaseBasis(StrEnum):
    """What a full disclosure rests on (design §4.1)."""

    COURT_ORDER = "court_order"
    PROSECUTOR_DUTY = "prosecutor_duty"
    SUBJECT_REQUEST = "subject_request"
    MEDICAL_EMERGENCY = "medical_emergency"


@dataclass(frozen=True, slots=True)
class Released:
    """Payload of ``release``: a revision disclosed beyond its audiences, with the ground for it."""

    kinds: ClassVar[frozenset[EventKind]] = frozenset({EventKind.RELEASE})

    revision: str
    recipient: str
    basis: ReleaseBasis
    #: the order's or request's own number
    reference: str
    reason: str
    document_id: str | None = None
