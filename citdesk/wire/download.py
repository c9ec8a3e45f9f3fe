"""What HQ publishes to every vault: signed, numbered, taken or refused as a whole.

``GET /v1/terms`` tells in ``downloads`` the newest version of each kind.
``GET /v1/downloads/{what}`` answers ``{"format", "signed": compact JWS, "hq_time"}``. The statement says
``what``, ``version``, ``published_at`` and ``files``, a text for each name; the services alone travel as
:mod:`citdesk.wire.services` says.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import cast

from citdesk.wire.encoding import MalformedMessage, read_time, text_of, whole_of, write_time
from citdesk.wire.keys import PublicKey, SigningKey, Use

#: The one file of beds and closures; the entries of the published forms, beside a file for each.
BEDS_FILE, CATALOGUE_FILE = "beds.csv", "catalogue.json"


class What(StrEnum):
    """The kinds of what is published."""

    SERVICES = "services"
    BEDS = "beds"
    FORMS = "forms"
    LAW_PACKS = "law-packs"
    PROGRAMMES = "programmes"
    OFFICIAL_FORMS = "official-forms"


@dataclass(frozen=True, slots=True)
class Download:
    """One version. ``version`` counts up within its kind; ``files`` are names with their texts, by name."""

    what: What
    version: int
    published_at: datetime
    files: tuple[tuple[str, str], ...]

    @property
    def texts(self) -> Mapping[str, str]:
        """The files by name."""
        return dict(self.files)

    def sign(self, key: SigningKey) -> str:
        """HQ's signature over the version: a compact JWS."""
        said: dict[str, object] = {
            "what": self.what.value,
            "version": self.version,
            "published_at": write_time(self.published_at),
            "files": dict(self.files),
        }
        return key.sign(Use.DOWNLOAD, said)

    @classmethod
    def verify(cls, key: PublicKey, signed: str, what: What) -> Download:
        """The version; raises Tampered unless HQ signed it, MalformedMessage for another kind."""
        said = key.verify(Use.DOWNLOAD, signed)
        if text_of(said, "what") != what:
            raise MalformedMessage(f"it is no download of {what.value}")
        return cls(
            what,
            whole_of(said, "version"),
            read_time(text_of(said, "published_at")),
            _files(said.get("files")),
        )


def versions_from_json(value: object) -> Mapping[What, int]:
    """The newest versions as HQ tells them; kinds not known here are passed over.

    Raises MalformedMessage.
    """
    if not isinstance(value, dict):
        raise MalformedMessage("the downloads are not an object")
    told = cast("dict[str, object]", value)
    return {what: whole_of(told, what.value) for what in What if what.value in told}


def _files(value: object) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, dict):
        raise MalformedMessage("the download has no files")
    files = cast("dict[str, object]", value)
    if not all(isinstance(text, str) for text in files.values()):
        raise MalformedMessage("a file of the download is no text")
    return tuple(sorted((name, cast("str", text)) for name, text in files.items()))
