"""What HQ says of a paper to whoever holds it: whether it still counts; nothing that is on it, no name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from citdesk.wire.encoding import MalformedMessage, optional_text_of, text_of, whole_of

_PLACE = re.compile(r"/papers/([0-9A-Za-z-]{1,64})/([0-9A-Za-z-]{1,64})").fullmatch


class PaperStanding(StrEnum):
    """Whether a paper counts."""

    #: issued, and nothing newer is on record
    IN_FORCE = "in_force"
    #: issued; a newer version of its report is on record
    OVERTAKEN = "overtaken"
    #: another paper took its place
    REPLACED = "replaced"
    #: it is not to be relied upon, or its report was made void
    VOID = "void"
    #: HQ has no such paper, or tells nothing of it
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class PaperState:
    """``sha256`` (hexadecimal) is of the paper as it was issued, before any signature was added to the file.

    ``replaced_by`` is the document that took its place, '' for none.
    """

    standing: PaperStanding
    paper: str = ""
    pages: int = 0
    sha256: str = ""
    replaced_by: str = ""

    def to_json(self) -> dict[str, object]:
        """The state as plain JSON values."""
        return {
            "standing": self.standing.value,
            "paper": self.paper,
            "pages": self.pages,
            "sha256": self.sha256,
            "replaced_by": self.replaced_by,
        }

    @classmethod
    def from_json(cls, value: dict[str, object]) -> PaperState:
        """Reads what :meth:`to_json` wrote; raises MalformedMessage."""
        standing = text_of(value, "standing")
        if standing not in tuple(PaperStanding):
            raise MalformedMessage("a paper stands in an unknown way")
        return cls(
            PaperStanding(standing),
            text_of(value, "paper"),
            whole_of(value, "pages"),
            text_of(value, "sha256"),
            optional_text_of(value, "replaced_by") or "",
        )


@dataclass(frozen=True, slots=True)
class PaperPlace:
    """Where a paper's state is told: what the code on its first page holds."""

    hq: str
    report: str
    document: str

    @classmethod
    def read(cls, address: str) -> PaperPlace:
        """From a scanned address; raises MalformedMessage for any other."""
        try:
            parts = urlsplit(address.strip())
        except ValueError as wrong:
            raise MalformedMessage("it is no address") from wrong
        found = _PLACE(parts.path)
        if parts.scheme != "https" or not parts.netloc or found is None:
            raise MalformedMessage("it is not the address of a paper")
        return cls(f"{parts.scheme}://{parts.netloc}", found[1], found[2])

    @property
    def path(self) -> str:
        """The request that HQ answers in JSON."""
        return f"/v1/papers/{self.report}/{self.document}"
