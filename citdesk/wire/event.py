"""An event as it is kept and sent: exact header text, exact payload text and the salt of its digest."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from citdesk.casework.errors import Tampered
from citdesk.casework.events import Payload, read_payload
from citdesk.wire.encoding import MalformedMessage, check_text, from_base64, to_base64
from citdesk.wire.header import Header, header_hash, read_header, write_header

#: Bytes of salt: without it, whoever sees a header could guess short payloads.
SALT_BYTES = 16
#: A payload larger than this is refused unread, bytes.
LARGEST_PAYLOAD = 8 * 1024 * 1024


def digest(salt: bytes, payload: str) -> str:
    """SHA-256 over salt and payload text, unpadded base64url. Raises ValueError on a salt of wrong length."""
    if len(salt) != SALT_BYTES:
        message = f"the salt must have {SALT_BYTES} bytes"
        raise ValueError(message)
    return to_base64(hashlib.sha256(salt + payload.encode()).digest())


@dataclass(frozen=True)
class Event:
    """One event. ``payload`` and ``salt`` are None where the payload has been expunged or is withheld."""

    header_text: str
    payload_text: str | None
    salt: bytes | None

    @classmethod
    def made(cls, header: Header, payload: str, salt: bytes) -> Event:
        """A new event: its header is written once, here, and not read again by this process."""
        event = cls(write_header(header), payload, salt)
        event.__dict__["header"] = header
        return event

    @cached_property
    def header(self) -> Header:
        """The header read from its text; raises MalformedMessage."""
        return read_header(self.header_text)

    @cached_property
    def hash(self) -> str:
        """The link by which the next header names this one."""
        return header_hash(self.header_text)

    @cached_property
    def payload(self) -> Payload:
        """The payload read from its text. Raises Refused when it does not fit, Tampered when gone."""
        if self.payload_text is None:
            raise Tampered("The content of this event is not here.", code="payload_missing")
        return read_payload(self.header.kind, self.payload_text)

    def check_digest(self) -> None:
        """Raises Tampered unless the payload is the one that the header was made for."""
        if self.payload_text is None or self.salt is None or len(self.salt) != SALT_BYTES:
            raise Tampered("The content of an event is missing.", code="payload_missing")
        if not hmac.compare_digest(
            digest(self.salt, self.payload_text).encode(), self.header.digest.encode()
        ):
            raise Tampered("The content of an event is not what its header says.", code="digest_mismatch")

    def to_json(self) -> list[str | None]:
        """Header text, payload text and salt as JSON values."""
        return [self.header_text, self.payload_text, None if self.salt is None else to_base64(self.salt)]

    @classmethod
    def from_json(cls, value: object) -> Event:
        """Reads what :meth:`to_json` wrote; raises MalformedMessage."""
        if not isinstance(value, list) or len(cast("list[object]", value)) != 3:
            raise MalformedMessage("an event is not a list of header, payload and salt")
        header, payload, salt = cast("list[object]", value)
        if (
            not isinstance(header, str)
            or not isinstance(payload, str | None)
            or not isinstance(salt, str | None)
        ):
            raise MalformedMessage("an event's parts are not text")
        check_text(header)
        check_text(payload or "")
        if payload is not None and len(payload) > LARGEST_PAYLOAD:
            raise MalformedMessage(f"a payload is larger than {LARGEST_PAYLOAD} bytes")
        return cls(header, payload, None if salt is None else from_base64(salt))
