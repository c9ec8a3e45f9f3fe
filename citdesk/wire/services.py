"""A version of the agency's directory of services, signed by HQ: a file that a device takes or refuses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from citdesk.wire.encoding import MalformedMessage, read_time, text_of, whole_of, write_time
from citdesk.wire.keys import PublicKey, SigningKey, Use

_WHAT = "services"


@dataclass(frozen=True, slots=True)
class PublishedServices:
    """``version`` counts up; ``table`` is CSV with the columns of ``docs/field-guide.md``."""

    version: int
    published_at: datetime
    table: str

    def sign(self, key: SigningKey) -> str:
        """HQ's signature over the version: a compact JWS."""
        said: dict[str, object] = {
            "what": _WHAT,
            "version": self.version,
            "published_at": write_time(self.published_at),
            "table": self.table,
        }
        return key.sign(Use.DOWNLOAD, said)

    @classmethod
    def verify(cls, key: PublicKey, signed: str) -> PublishedServices:
        """The version; raises Tampered unless HQ signed it, MalformedMessage for another download."""
        said = key.verify(Use.DOWNLOAD, signed)
        if text_of(said, "what") != _WHAT:
            raise MalformedMessage("the file is no directory of services")
        return cls(
            whole_of(said, "version"), read_time(text_of(said, "published_at")), text_of(said, "table")
        )
