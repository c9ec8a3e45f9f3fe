"""The frozen answers of one revision, and what the revision is pinned to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from citdesk.casework.events.kinds import EventKind


@dataclass(frozen=True, slots=True)
class FormPin:
    """What a revision is pinned to: it never moves to another version afterwards."""

    form_id: str
    form_version: str
    form_sha256: str
    law_pack: str | None = None
    programme: str | None = None
    #: which state of the agency's settings it was written under; they are kept at HQ, not in the revision
    settings: str | None = None


@dataclass(frozen=True, slots=True)
class RulesText:
    """The rules a revision was written under, word for word: ``kind`` is ``law`` or ``programme``.

    They travel with the revision, so that whoever opens it in ten years reads the very rules it rests on.
    """

    kind: str
    id: str
    version: str
    text: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that belongs to a revision. It travels apart from the event, in chunks, and resumes anywhere.

    ``sha256`` (hexadecimal) and ``size`` in bytes are of the whole file. ``chunks`` are the ids of its
    pieces in order: HMAC-SHA256 over the piece under ``key``, unpadded base64url. The key (32 bytes,
    unpadded base64url) is made for the attachment and travels sealed in the payload, so nobody outside can
    tell whether two reports hold the same picture.
    """

    name: str
    media_type: str
    size: int
    sha256: str
    key: str
    chunks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Submission:
    """Payload of ``submit`` and ``amend``: the frozen answers of one revision."""

    kinds: ClassVar[frozenset[EventKind]] = frozenset({EventKind.SUBMIT, EventKind.AMEND})

    pin: FormPin
    instance_xml: str
    parent_report: str | None = None
    demonstration: bool = False
    attachments: tuple[Attachment, ...] = ()
    rules: tuple[RulesText, ...] = ()
    #: what the form read of its case when it was sent: the pruned answers of the reports that it grows from
    #: below one element ``case``. They may be amended later; this revision goes on being read with these.
    #: None for a report that grows from none, and for one sent before these were kept
    case_xml: str | None = None
