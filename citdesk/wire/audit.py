"""A vault's audit trail on its way to HQ: lines in order, each linked to the one before, the last one signed.

``POST /v1/audit`` takes an :class:`AuditBatch` and answers ``{"format", "kept": number, "hq_time"}``: HQ has
every line up to that number. A batch that begins at or before what HQ has is answered alike; one that leaves
a gap is refused (``audit_gap``), one whose links or signature do not fit is refused (``broken_audit``).
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from citdesk.casework.errors import Tampered
from citdesk.casework.ids import VaultId
from citdesk.wire.encoding import (
    FORMAT,
    MalformedMessage,
    read_object,
    text_of,
    to_base64,
    whole_of,
    write_json,
)
from citdesk.wire.keys import PublicKey, SigningKey, Use

#: Lines of one batch.
MOST_LINES = 500


@dataclass(frozen=True, slots=True)
class TrailLine:
    """One line as the vault wrote it. ``at`` is kept as text: nobody re-writes what was linked.

    ``number`` counts from 1 and is the order in which things happened, whatever the clock said.
    """

    number: int
    at: str
    did: str
    subject: str
    outcome: str
    detail: str

    def link(self, before: str) -> str:
        """The hash of this line on top of the one before ('' before the first)."""
        content = [before, self.at, self.did, self.subject, self.outcome, self.detail]
        return to_base64(hashlib.sha256(write_json(content).encode()).digest())

    def to_json(self) -> list[object]:
        """The line as a list: there are many of them."""
        return [self.number, self.at, self.did, self.subject, self.outcome, self.detail]

    @classmethod
    def from_json(cls, value: object) -> TrailLine:
        """Reads what :meth:`to_json` wrote; raises MalformedMessage."""
        if not isinstance(value, list) or len(cast("list[object]", value)) != 6:
            raise MalformedMessage("a line of the trail is not a list of six")
        number, *texts = cast("list[object]", value)
        named = {str(at): text for at, text in enumerate(texts)}
        at, did, subject, outcome, detail = (text_of(named, name) for name in named)
        return cls(whole_of({"number": number}, "number"), at, did, subject, outcome, detail)


@dataclass(frozen=True, slots=True)
class AuditBatch:
    """Consecutive lines, the link before the first, and the vault's signature over the last link."""

    vault: VaultId
    before: str
    lines: tuple[TrailLine, ...]
    signature: str

    @classmethod
    def make(cls, vault: VaultId, before: str, lines: Sequence[TrailLine], key: SigningKey) -> AuditBatch:
        """A signed batch of at least one line."""
        head = _head(before, lines)
        signature = key.sign(Use.AUDIT_HEAD, {"vault": vault, "number": lines[-1].number, "head": head})
        return cls(vault, before, tuple(lines), signature)

    def verify(self, key: PublicKey) -> str:
        """The link of the last line; raises Tampered (``broken_audit``) unless all fits together."""
        numbers = [line.number for line in self.lines]
        head = _head(self.before, self.lines)
        expected = {"vault": self.vault, "number": numbers[-1], "head": head}
        if numbers != list(range(numbers[0], numbers[0] + len(numbers))) or (
            key.verify(Use.AUDIT_HEAD, self.signature) != expected
        ):
            raise Tampered("The audit trail of a vault does not fit together.", code="broken_audit")
        return head

    def to_text(self) -> str:
        """The batch as JSON text."""
        return write_json(
            {
                "format": FORMAT,
                "vault": self.vault,
                "before": self.before,
                "lines": [line.to_json() for line in self.lines],
                "signature": self.signature,
            }
        )

    @classmethod
    def from_text(cls, text: str | bytes) -> AuditBatch:
        """Reads what :meth:`to_text` wrote; raises MalformedMessage, also on none or too many lines."""
        value = read_object(text)
        lines = value.get("lines")
        if value.get("format") != FORMAT or not isinstance(lines, list):
            raise MalformedMessage(f"the message is not of format {FORMAT}")
        found = cast("list[object]", lines)
        if not 0 < len(found) <= MOST_LINES:
            raise MalformedMessage(f"a batch of the trail holds 1 to {MOST_LINES} lines")
        return cls(
            VaultId(text_of(value, "vault")),
            text_of(value, "before"),
            tuple(TrailLine.from_json(line) for line in found),
            text_of(value, "signature"),
        )


def _head(before: str, lines: Sequence[TrailLine]) -> str:
    for line in lines:
        before = line.link(before)
    return before
