"""How salt and payload are packed before they are sealed, and what each sealed value is bound to."""

from __future__ import annotations

from citdesk.casework.events import EventKind
from citdesk.wire.event import SALT_BYTES, Event


def pack(salt: bytes, payload: str) -> bytes:
    """Salt and payload in one piece: destroyed together, or not at all."""
    return salt + payload.encode()


def unpack(packed: bytes) -> tuple[bytes, str]:
    """Salt and payload text again."""
    return packed[:SALT_BYTES], packed[SALT_BYTES:].decode()


def event_of(header: str, packed: bytes | None) -> Event:
    """The event of its header and its packed content; without content where that is gone."""
    if packed is None:
        return Event(header, None, None)
    salt, payload = unpack(packed)
    return Event(header, payload, salt)


#: The key under which expunge orders lie: not a case's own, which is destroyed by them.
ORDERS = "expunge orders"


def key_of(case: str, kind: str) -> str:
    """Which key of the key store an event's payload is sealed under."""
    return ORDERS if kind == EventKind.EXPUNGE.value else case


def about_event(header_hash: str) -> str:
    """Binds a payload to its header's exact bytes."""
    return f"event {header_hash}"


def about_standing(report: str) -> str:
    """Binds a standing to its report."""
    return f"standing {report}"


def about_projection(report: str, position: int) -> str:
    """Binds a projection to its report and position."""
    return f"projection {report} at {position}"


def about_chunk_key(report: str, chunk: str) -> str:
    """Binds the key under which a piece is named to the piece."""
    return f"chunk key {report} {chunk}"


def about_chunk(report: str, chunk: str) -> str:
    """Binds the bytes of a piece to the piece."""
    return f"chunk {report} {chunk}"
