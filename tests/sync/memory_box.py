"""Attachments of a vault in memory, for tests: what its reports name, and the pieces it has."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from citdesk.casework.events import Attachment
from citdesk.casework.ids import ReportId
from citdesk.wire.chunks import CHUNK_BYTES, KEY_BYTES, check_chunk, chunk_id
from citdesk.wire.encoding import from_base64, to_base64


@dataclass(frozen=True, slots=True)
class MemoryChunk:
    """One piece."""

    report: ReportId
    id: str


def attached(name: str, content: bytes, media_type: str = "image/jpeg") -> Attachment:
    """A file as a revision names it, under a new key."""
    key = secrets.token_bytes(KEY_BYTES)
    pieces = [content[at : at + CHUNK_BYTES] for at in range(0, len(content), CHUNK_BYTES)]
    return Attachment(
        name,
        media_type,
        len(content),
        hashlib.sha256(content).hexdigest(),
        to_base64(key),
        tuple(chunk_id(key, piece) for piece in pieces),
    )


class MemoryBox:
    """Implements ``citdesk.sync.ports.AttachmentBox``."""

    def __init__(self) -> None:
        self.has: dict[MemoryChunk, bytes] = {}
        self.keys: dict[MemoryChunk, bytes] = {}
        self.at_hq: set[MemoryChunk] = set()
        self.own: list[MemoryChunk] = []

    def attach(self, report: ReportId, file: Attachment, content: bytes) -> None:
        """The person attached this file."""
        for number, identifier in enumerate(file.chunks):
            chunk = MemoryChunk(report, identifier)
            self.has[chunk] = content[number * CHUNK_BYTES : (number + 1) * CHUNK_BYTES]
            self.own.append(chunk)

    def expect(self, report: ReportId, *files: Attachment) -> None:
        """A revision that was pulled names these files."""
        for file in files:
            for identifier in file.chunks:
                self.keys[MemoryChunk(report, identifier)] = from_base64(file.key)

    def whole(self, report: ReportId, file: Attachment) -> bytes:
        """The file, put together."""
        return b"".join(self.has[MemoryChunk(report, identifier)] for identifier in file.chunks)

    def to_send(self, most: int) -> Sequence[MemoryChunk]:
        """See ``AttachmentBox``."""
        return [chunk for chunk in self.own if chunk not in self.at_hq][:most]

    def sent_lately(self, most: int) -> Sequence[MemoryChunk]:
        """See ``AttachmentBox``."""
        return [chunk for chunk in reversed(self.own) if chunk in self.at_hq][:most]

    def lost(self, chunks: Sequence[MemoryChunk], /) -> None:
        """See ``AttachmentBox``."""
        self.at_hq -= set(chunks)

    def to_fetch(self, most: int) -> Sequence[MemoryChunk]:
        """See ``AttachmentBox``."""
        return [chunk for chunk in self.keys if chunk not in self.has][:most]

    def content(self, chunk: MemoryChunk, /) -> bytes | None:
        """See ``AttachmentBox``."""
        return self.has.get(chunk)

    def acknowledged(self, chunks: Sequence[MemoryChunk], /) -> None:
        """See ``AttachmentBox``."""
        self.at_hq |= set(chunks)

    def receive(self, chunk: MemoryChunk, content: bytes, /) -> None:
        """See ``AttachmentBox``."""
        check_chunk(self.keys[chunk], chunk.id, content)
        self.has[chunk] = content
