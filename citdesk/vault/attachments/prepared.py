"""A file made ready to be kept, before any vault is asked: cleaned, hashed and named. Runs on any thread."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from citdesk.vault.attachments.cleaning import Cleaned
from citdesk.vault.attachments.failures import FileUnreadable
from citdesk.vault.attachments.limits import MOST_BYTES, TooLarge, kept_name
from citdesk.wire.chunks import CHUNK_BYTES

#: pieces that a save takes along without being felt
_FEW = 4


@dataclass(frozen=True, slots=True)
class PreparedFile:
    """A cleaned file in memory, at most ``MOST_BYTES``, under the name that its answer will give it.

    ``notes`` is what the camera had written into the picture; ``content`` has nothing of it.
    """

    name: str
    media_type: str
    sha256: str
    notes: Mapping[str, str]
    content: bytes

    @property
    def count(self) -> int:
        """How many pieces it has."""
        return -(-len(self.content) // CHUNK_BYTES)

    @property
    def is_large(self) -> bool:
        """Whether a save that took it along would hold up those behind it."""
        return self.count > _FEW

    def pieces(self, first: int = 0) -> Iterator[bytes]:
        """The content in pieces as they travel, from the one of this number on."""
        for start in range(first * CHUNK_BYTES, len(self.content), CHUNK_BYTES):
            yield self.content[start : start + CHUNK_BYTES]


def prepare(question: str, source: BinaryIO, takes: str = "") -> PreparedFile:
    """Reads a file for a question to its end; ``takes`` is the media type the question asks for.

    Raises NotAccepted, OtherKindAsked, TooLarge, FileUnreadable.

    It stays in memory and not on disk until a vault takes it: a file in the clear beside the vault would be
    a copy that nobody deletes.
    """
    held = bytearray()
    try:
        cleaned = Cleaned(source, takes)
        for piece in cleaned:
            held += piece
            if len(held) > MOST_BYTES:
                raise TooLarge
    except OSError as wrong:
        raise FileUnreadable from wrong
    content = bytes(held)
    sha256 = hashlib.sha256(content).hexdigest()
    name = kept_name(question, sha256, cleaned.kind)
    return PreparedFile(name, cleaned.kind.media_type, sha256, dict(cleaned.notes), content)
