"""The messages of one exchange: a batch pushed, its verdicts, and what is pulled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import cast

from citdesk.casework.ids import EventId, VaultId
from citdesk.wire.encoding import (
    FORMAT,
    MalformedMessage,
    optional_text_of,
    read_object,
    text_of,
    whole_of,
    write_json,
)
from citdesk.wire.event import Event

#: What one batch may hold.
MOST_EVENTS = 250
MOST_BYTES = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Batch:
    """Consecutive events of one vault and the signature over the head they lead to."""

    vault: VaultId
    events: tuple[Event, ...]
    signature: str

    def to_text(self) -> str:
        """The batch as JSON text."""
        return write_json(
            {
                "format": FORMAT,
                "vault": self.vault,
                "events": [event.to_json() for event in self.events],
                "signature": self.signature,
            }
        )

    @classmethod
    def from_text(cls, text: str | bytes) -> Batch:
        """Reads what :meth:`to_text` wrote; raises MalformedMessage, also on too many events."""
        value = _format_checked(text)
        events = _list_of(value, "events")
        if not 0 < len(events) <= MOST_EVENTS:
            raise MalformedMessage(f"a batch holds 1 to {MOST_EVENTS} events")
        return cls(
            VaultId(text_of(value, "vault")),
            tuple(Event.from_json(event) for event in events),
            text_of(value, "signature"),
        )


class Outcome(StrEnum):
    """HQ's word on one event. Only these four are an answer; a bare 200 is none."""

    ACCEPTED = "accepted"
    ALREADY_HAVE = "already_have"
    REFUSED = "refused"
    QUARANTINED = "quarantined"


@dataclass(frozen=True, slots=True)
class Verdict:
    """HQ's answer to one event; a repeat of the event gets the first verdict's position or code again."""

    event: EventId
    outcome: Outcome
    position: int | None = None
    code: str | None = None
    message: str | None = None

    def to_json(self) -> dict[str, object]:
        """The verdict as JSON values."""
        return {name: getattr(self, name) for name in self.__slots__}

    @classmethod
    def from_json(cls, value: object) -> Verdict:
        """Reads what :meth:`to_json` wrote; raises MalformedMessage."""
        if not isinstance(value, dict):
            raise MalformedMessage("a verdict is not an object")
        found = cast("dict[str, object]", value)
        outcome = text_of(found, "outcome")
        if outcome not in tuple(Outcome):
            raise MalformedMessage("a verdict has an unknown outcome")
        return cls(
            EventId(text_of(found, "event")),
            Outcome(outcome),
            None if found.get("position") is None else whole_of(found, "position"),
            optional_text_of(found, "code"),
            optional_text_of(found, "message"),
        )


@dataclass(frozen=True, slots=True)
class PushAnswer:
    """The explicit acknowledgement of a batch. ``format`` in it is what a captive portal cannot guess."""

    verdicts: tuple[Verdict, ...]
    hq_time: str

    def to_text(self) -> str:
        """The answer as JSON text."""
        verdicts = [verdict.to_json() for verdict in self.verdicts]
        return write_json({"format": FORMAT, "verdicts": verdicts, "hq_time": self.hq_time})

    @classmethod
    def from_text(cls, text: str | bytes) -> PushAnswer:
        """Reads what :meth:`to_text` wrote; raises MalformedMessage."""
        value = _format_checked(text)
        verdicts = tuple(Verdict.from_json(verdict) for verdict in _list_of(value, "verdicts"))
        return cls(verdicts, text_of(value, "hq_time"))


#: The reason of a recall by which a vault deletes everything it has of the report, and of a consult gone.
EXPUNGED = "expunged"


class ItemKind(StrEnum):
    """What a pull brings. Which kinds a person gets is decided at HQ for every request."""

    #: an accepted event, whole: to author, assigned officers and supervisors
    EVENT = "event"
    #: a court or provider projection of a revision, signed by HQ
    PROJECTION = "projection"
    #: a projection to be deleted: revoked, voided, superseded, sealed or expunged
    RECALL = "recall"
    #: a question to a clinician as it stands, signed by HQ; or that it is no longer this clinician's
    CONSULT = "consult"
    #: the agency's directory of people and its particulars, whole, when it changed
    DIRECTORY = "directory"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing pulled, at HQ's position. ``body`` is by kind:

    event: ``{"event": Event.to_json(), "again": whether it was taken at an earlier position}``; an HQ of an
    older version does not tell ``again``.
    projection: ``{"signed": compact JWS}`` whose statement has report, case, number, form_id, form_version,
    revision, revision_number, revision_hash, audience, instance_xml, author, approver, sent_at,
    approved_at, amendment_pending, demonstration.
    recall: ``{"report": id, "reason": code}``.
    consult: ``{"signed": compact JWS}`` as :class:`~citdesk.wire.consult.AskedConsult` reads it, or
    ``{"gone": id of the consult, "reason": code, "at": time}``.
    directory: ``{"agency": {...}, "people": [...]}``.
    """

    position: int
    kind: ItemKind
    body: dict[str, object]

    def to_json(self) -> dict[str, object]:
        """The item as JSON values."""
        return {"position": self.position, "kind": self.kind.value, "body": self.body}

    @classmethod
    def from_json(cls, value: object) -> Item:
        """Reads what :meth:`to_json` wrote; raises MalformedMessage."""
        if not isinstance(value, dict):
            raise MalformedMessage("an item is not an object")
        found = cast("dict[str, object]", value)
        kind, body = text_of(found, "kind"), found.get("body")
        if kind not in tuple(ItemKind) or not isinstance(body, dict):
            raise MalformedMessage("an item has an unknown kind or no body")
        return cls(whole_of(found, "position"), ItemKind(kind), cast("dict[str, object]", body))


@dataclass(frozen=True, slots=True)
class ChainEnd:
    """Where HQ has a vault's chain end: number 0 and no hash before its first event."""

    epoch: str
    number: int
    hash: str | None


@dataclass(frozen=True, slots=True)
class PullAnswer:
    """What HQ has beyond a cursor. ``more`` tells that asking again at once brings more.

    ``mark`` stands for everything in HQ's log up to the cursor: the next pull sends it back, and an HQ that
    was put back from an older copy knows by it. ``head`` is HQ's signature over cursor and mark, given when
    the cursor moved. ``chain`` is where HQ has the asking vault's chain end. An HQ of an older version
    tells none of these.
    """

    items: tuple[Item, ...]
    cursor: int
    more: bool
    hq_time: str
    mark: str = ""
    head: str = ""
    chain: ChainEnd | None = None

    def to_text(self) -> str:
        """The answer as JSON text."""
        chain = None if self.chain is None else [self.chain.epoch, self.chain.number, self.chain.hash]
        said: dict[str, object] = {
            "format": FORMAT,
            "items": [item.to_json() for item in self.items],
            "cursor": self.cursor,
            "more": self.more,
            "hq_time": self.hq_time,
        }
        told = {"mark": self.mark, "head": self.head, "chain": chain}
        return write_json(said | {name: value for name, value in told.items() if value})

    @classmethod
    def from_text(cls, text: str | bytes) -> PullAnswer:
        """Reads what :meth:`to_text` wrote; raises MalformedMessage."""
        value = _format_checked(text)
        more = value.get("more")
        if not isinstance(more, bool):
            raise MalformedMessage("more is missing")
        items = tuple(Item.from_json(item) for item in _list_of(value, "items"))
        told = [optional_text_of(value, name) or "" for name in ("mark", "head")]
        cursor, hq_time = whole_of(value, "cursor"), text_of(value, "hq_time")
        return cls(items, cursor, more, hq_time, *told, chain=_chain_of(value))


def _chain_of(value: dict[str, object]) -> ChainEnd | None:
    found = value.get("chain")
    if found is None:
        return None
    if not isinstance(found, list) or len(cast("list[object]", found)) != 3:
        raise MalformedMessage("chain is not a list of three")
    epoch, number, link = cast("list[object]", found)
    said = {"epoch": epoch, "number": number, "hash": link}
    return ChainEnd(text_of(said, "epoch"), whole_of(said, "number"), optional_text_of(said, "hash"))


def _format_checked(text: str | bytes) -> dict[str, object]:
    value = read_object(text)
    if value.get("format") != FORMAT:
        raise MalformedMessage(f"the message is not of format {FORMAT}")
    return value


def _list_of(value: dict[str, object], name: str) -> Sequence[object]:
    found = value.get(name)
    if not isinstance(found, list):
        raise MalformedMessage(f"{name} is missing")
    return cast("list[object]", found)
