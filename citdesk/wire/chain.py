"""A vault's chain: headers linked by hash, and the signature over the head that covers all before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from citdesk.casework.errors import Tampered
from citdesk.casework.ids import VaultId
from citdesk.wire.encoding import FORMAT
from citdesk.wire.event import Event
from citdesk.wire.keys import PublicKey, SigningKey, Use


@dataclass(frozen=True, slots=True)
class Head:
    """Where a vault's chain ends: its epoch, the number of its last event and that header's hash.

    A chain without an event has number 0 and no hash.
    """

    vault: VaultId
    epoch: str
    number: int
    hash: str | None


def advance(head: Head, event: Event) -> Head:
    """The head after the event; raises Tampered (``broken_chain``) unless the event is the next link."""
    header = event.header
    if header.vault != head.vault:
        raise Tampered("An event is of another vault's chain.", code="broken_chain")
    if header.epoch == head.epoch:
        fits = (
            header.number == head.number + 1 and header.previous == head.hash and header.parent_epoch is None
        )
    else:
        fits = header.number == 1 and header.parent_epoch == head.epoch and header.previous == head.hash
    if not fits:
        raise Tampered("An event does not follow the one before it.", code="broken_chain")
    return Head(head.vault, header.epoch, header.number, event.hash)


def sign_head(key: SigningKey, head: Head) -> str:
    """The vault's statement: my chain ends here."""
    return key.sign(
        Use.CHAIN_HEAD,
        {
            "format": FORMAT,
            "vault": head.vault,
            "epoch": head.epoch,
            "number": head.number,
            "hash": head.hash,
        },
    )


def verify_head(key: PublicKey, signed: str, head: Head) -> None:
    """Raises Tampered unless the vault's key signed exactly this head."""
    said = key.verify(Use.CHAIN_HEAD, signed)
    expected = {
        "format": FORMAT,
        "vault": head.vault,
        "epoch": head.epoch,
        "number": head.number,
        "hash": head.hash,
    }
    if said != expected:
        raise Tampered("The signature is over another end of the chain.", code="wrong_head")


def verify_links(head: Head, events: Sequence[Event]) -> Head:
    """The head after all events; raises Tampered at the first that does not follow."""
    for event in events:
        head = advance(head, event)
    return head
