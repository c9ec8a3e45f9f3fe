"""The enrolment code an administrator hands out: where HQ is, a one-time secret, and whom to trust there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from citdesk.wire.encoding import (
    FORMAT,
    MalformedMessage,
    from_base64,
    read_object,
    text_of,
    to_base64,
    write_json,
)

_PREFIX = "CITDESK-"


class CodeFor(StrEnum):
    """What a code admits: a device once, or one person's vault on an enrolled device."""

    DEVICE = "device"
    VAULT = "vault"


@dataclass(frozen=True, slots=True)
class EnrolmentCode:
    """What the code says. ``authority`` is the SHA-256 fingerprint of HQ's certificate authority (DER)."""

    purpose: CodeFor
    hq: str
    secret: str
    authority: str

    def to_text(self) -> str:
        """The code as one line that can be pasted or shown as QR."""
        value = {
            "format": FORMAT,
            "purpose": self.purpose.value,
            "hq": self.hq,
            "secret": self.secret,
            "authority": self.authority,
        }
        return _PREFIX + to_base64(write_json(value).encode())

    @classmethod
    def from_text(cls, text: str) -> EnrolmentCode:
        """Reads a code, spaces and line breaks forgiven; raises MalformedMessage."""
        compact = "".join(text.split())
        if not compact.startswith(_PREFIX):
            raise MalformedMessage("This is not an enrolment code: it must begin with CITDESK-.")
        value = read_object(from_base64(compact.removeprefix(_PREFIX)))
        purpose = text_of(value, "purpose")
        if value.get("format") != FORMAT or purpose not in tuple(CodeFor):
            raise MalformedMessage("This enrolment code is of another version of CITDesk.")
        return cls(
            CodeFor(purpose), text_of(value, "hq"), text_of(value, "secret"), text_of(value, "authority")
        )
