"""The header of an event: what the chain runs over. It names everything and tells no answer."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from citdesk.casework.events import EventKind
from citdesk.casework.ids import CaseId, EventId, PersonId, ReportId, VaultId
from citdesk.wire.encoding import (
    FORMAT,
    MalformedMessage,
    optional_text_of,
    read_object,
    read_time,
    text_of,
    to_base64,
    whole_of,
    write_json,
    write_time,
)

#: A header larger than this is refused unread, bytes.
LARGEST_HEADER = 4096


@dataclass(frozen=True, slots=True)
class Header:
    """The fixed fields of an event (design §4.2), in the order in which they are written."""

    id: EventId
    kind: EventKind
    report: ReportId | None
    case: CaseId
    author: PersonId
    vault: VaultId
    #: the chain epoch: a new one begins when a vault is restored from a copy
    epoch: str
    #: running number within the epoch, from 1
    number: int
    #: hash of this vault's previous header; of the parent header for number 1 of a later epoch; else None
    previous: str | None
    #: the epoch that ``previous`` belongs to, only for number 1 of a later epoch
    parent_epoch: str | None
    #: the report version this follows: the last event known here that changed the report's state
    follows: EventId | None
    #: the unaccepted event of an older epoch that this one re-issues
    replaces: EventId | None
    #: what the wall clock said; never trusted, only kept
    wall: datetime
    #: the computer's monotonic clock, milliseconds: orders events of one start of the computer
    monotonic: int
    #: the last time heard from HQ, None before the first contact
    hq_time: datetime | None
    #: salted digest of the payload, see :func:`citdesk.wire.payload.digest`
    digest: str


def write_header(header: Header) -> str:
    """The header's text. From here on these very bytes are kept; nobody writes them again."""
    return write_json(
        {
            "format": FORMAT,
            "id": header.id,
            "kind": header.kind.value,
            "report": header.report,
            "case": header.case,
            "author": header.author,
            "vault": header.vault,
            "epoch": header.epoch,
            "number": header.number,
            "previous": header.previous,
            "parent_epoch": header.parent_epoch,
            "follows": header.follows,
            "replaces": header.replaces,
            "wall": write_time(header.wall),
            "monotonic": header.monotonic,
            "hq_time": None if header.hq_time is None else write_time(header.hq_time),
            "digest": header.digest,
        }
    )


def read_header(text: str) -> Header:
    """The header in ``text``; raises MalformedMessage naming the first field that is wrong."""
    if len(text.encode()) > LARGEST_HEADER:
        raise MalformedMessage(f"a header is larger than {LARGEST_HEADER} bytes")
    value = read_object(text)
    if value.get("format") != FORMAT:
        raise MalformedMessage(f"the header is of format {value.get('format')!r}, not {FORMAT}")
    kind = text_of(value, "kind")
    if kind not in tuple(EventKind):
        raise MalformedMessage("kind is not a kind of event")
    number = whole_of(value, "number")
    if number < 1:
        raise MalformedMessage("number is below 1")
    report, follows = optional_text_of(value, "report"), optional_text_of(value, "follows")
    replaces, hq_time = optional_text_of(value, "replaces"), optional_text_of(value, "hq_time")
    return Header(
        id=EventId(text_of(value, "id")),
        kind=EventKind(kind),
        report=None if report is None else ReportId(report),
        case=CaseId(text_of(value, "case")),
        author=PersonId(text_of(value, "author")),
        vault=VaultId(text_of(value, "vault")),
        epoch=text_of(value, "epoch"),
        number=number,
        previous=optional_text_of(value, "previous"),
        parent_epoch=optional_text_of(value, "parent_epoch"),
        follows=None if follows is None else EventId(follows),
        replaces=None if replaces is None else EventId(replaces),
        wall=read_time(text_of(value, "wall")),
        monotonic=whole_of(value, "monotonic"),
        hq_time=None if hq_time is None else read_time(hq_time),
        digest=text_of(value, "digest"),
    )


def header_hash(text: str) -> str:
    """SHA-256 over the header's exact bytes, unpadded base64url. The link of the chain."""
    return to_base64(hashlib.sha256(text.encode()).digest())
