"""What the two letters of a stick say: what a vault brings and lacks, and what HQ answers.

Parts on the way to HQ, in this order: ``batch`` (a push's text), ``trail`` (an audit batch's text),
``spooled`` (a spool file, named as there), ``piece`` (bytes of an attachment's piece, named by report and id
with a space between).

Parts on the way back: ``verdicts`` (a push's answer, one for each batch), ``word`` (HQ's word on a spooled
file, named as that), ``terms`` (as ``/v1/terms`` gives them), ``pulled`` (a pull's answer, named by the
cursor it goes on from), ``download`` (a published version as signed, named by its kind), ``piece``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from citdesk.casework.ids import ReportId, VaultId
from citdesk.wire.chunks import Pair, pairs_from_json, pairs_to_json
from citdesk.wire.download import What, versions_from_json
from citdesk.wire.encoding import (
    MalformedMessage,
    from_base64,
    read_object,
    read_time,
    text_of,
    whole_of,
    write_time,
)


class PartKind(StrEnum):
    """What a part is."""

    BATCH = "batch"
    TRAIL = "trail"
    SPOOLED = "spooled"
    PIECE = "piece"
    VERDICTS = "verdicts"
    WORD = "word"
    TERMS = "terms"
    PULLED = "pulled"
    DOWNLOAD = "download"


@dataclass(frozen=True, slots=True)
class LetterToHq:
    """A vault's letter. ``number`` counts up on its computer: HQ takes none below one it has taken.

    ``cursor`` is how far it has pulled, ``settled`` which published versions it has, ``lacking`` which
    pieces of attachments it would have.
    """

    vault: VaultId
    number: int
    written_at: datetime
    cursor: int
    settled: Mapping[What, int] = field(default_factory=dict[What, int])
    lacking: tuple[Pair, ...] = ()

    def to_json(self) -> dict[str, object]:
        """As it is signed."""
        return {
            "vault": self.vault,
            "number": self.number,
            "written_at": write_time(self.written_at),
            "cursor": self.cursor,
            "settled": {what.value: version for what, version in self.settled.items()},
            "lacking": pairs_to_json(self.lacking),
        }

    @classmethod
    def from_json(cls, said: dict[str, object]) -> LetterToHq:
        """Reads what :meth:`to_json` wrote; raises MalformedMessage."""
        number, cursor = whole_of(said, "number"), whole_of(said, "cursor")
        if not (0 < number < 2**31 and 0 <= cursor < 2**53):
            raise MalformedMessage("a number is out of bounds")
        return cls(
            VaultId(text_of(said, "vault")),
            number,
            read_time(text_of(said, "written_at")),
            cursor,
            versions_from_json(said.get("settled")),
            pairs_from_json(said.get("lacking")),
        )


@dataclass(frozen=True, slots=True)
class LetterFromHq:
    """HQ's letter. ``kept`` pieces are at HQ, ``trail`` is the last line of the trail it has.

    ``downloads`` are the versions of the downloads that are in it. ``more`` tells that HQ has more for this
    vault than one file may hold: the next one brings it.
    """

    vault: VaultId
    number: int
    hq_time: datetime
    kept: tuple[tuple[Pair, ...], ...] = ()
    trail: int | None = None
    downloads: Mapping[What, int] = field(default_factory=dict[What, int])
    more: bool = False

    def to_json(self) -> dict[str, object]:
        """As it is signed."""
        return {
            "vault": self.vault,
            "number": self.number,
            "hq_time": write_time(self.hq_time),
            "kept": [pairs_to_json(pairs) for pairs in self.kept],
            "trail": self.trail,
            "downloads": {what.value: version for what, version in self.downloads.items()},
            "more": self.more,
        }

    @classmethod
    def from_json(cls, said: dict[str, object]) -> LetterFromHq:
        """Reads what :meth:`to_json` wrote; raises MalformedMessage."""
        kept, more = said.get("kept"), said.get("more")
        if not isinstance(kept, list) or not isinstance(more, bool):
            raise MalformedMessage("kept or more is missing")
        return cls(
            VaultId(text_of(said, "vault")),
            whole_of(said, "number"),
            read_time(text_of(said, "hq_time")),
            tuple(pairs_from_json(each) for each in kept),
            None if said.get("trail") is None else whole_of(said, "trail"),
            versions_from_json(said.get("downloads")),
            more,
        )


def named_vault(signed: str) -> VaultId:
    """Whose letter it claims to be, unverified: only good for finding the key to verify it with.

    Raises MalformedMessage.
    """
    parts = signed.split(".")
    if len(parts) != 3:
        raise MalformedMessage("the letter is not a compact JWS")
    return VaultId(text_of(read_object(from_base64(parts[1])), "vault"))


def name_of_piece(pair: Pair) -> str:
    """How a part names a piece of an attachment."""
    return f"{pair[0]} {pair[1]}"


def piece_named(name: str) -> Pair:
    """The piece that a part names; raises MalformedMessage."""
    report, _, chunk = name.partition(" ")
    if not report or not chunk or " " in chunk:
        raise MalformedMessage("a piece is named by a report and an id")
    return ReportId(report), chunk
