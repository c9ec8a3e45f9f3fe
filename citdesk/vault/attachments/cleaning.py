"""A file on its way into the vault: its kind is found out, and pictures lose what the camera wrote into them.

The picture itself is not touched: its compressed bytes are copied as they are, so nothing is lost to
evidence. Notes, thumbnails, comments and whatever was appended stay behind; which side is up is kept. Works
on a stream, in pieces of bounded size.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Iterator, Mapping
from typing import BinaryIO

from citdesk.vault.attachments.camera_notes import CameraNotes, read_notes
from citdesk.vault.attachments.kinds import HEAD_BYTES, JPEG, PNG, FileKind, NotAccepted, kind_of

_PIECE = 64 * 1024
_EXIF = b"Exif\x00\x00"
_SOI, _EOI, _SOS, _COM = 0xD8, 0xD9, 0xDA, 0xFE
#: Markers that carry no length (ITU-T T.81 table B.1): TEM, RST0 to RST7.
_BARE = frozenset({0x01, *range(0xD0, 0xD8)})
#: Application data that belongs to the picture: JFIF, the colour profile, Adobe's colour transform.
_KEPT_APPLICATION = {0xE0: b"JFIF\x00", 0xE2: b"ICC_PROFILE\x00", 0xEE: b"Adobe"}
#: The next marker inside entropy-coded data: an FF that is neither stuffed, nor filling, nor a restart.
_NEXT_MARKER = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")
#: PNG chunks (ISO/IEC 15948 and its APNG extension) that belong to the picture.
_KEPT_CHUNKS = frozenset(
    b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP sBIT bKGD hIST pHYs sPLT acTL fcTL fdAT".split()
)
_LARGEST_PNG_CHUNK = 2**31 - 1


class Cleaned:
    """Give it a file opened for reading; iterate once over the bytes to be kept.

    Raises NotAccepted at once for a kind that is not taken, and while iterating for a picture that is none.
    ``notes`` are complete after the iteration.
    """

    def __init__(self, source: BinaryIO) -> None:
        head = source.read(HEAD_BYTES)
        self.kind: FileKind = kind_of(head)
        self.notes: Mapping[str, str] = {}
        self._reading = _Reading(source, head)

    def __iter__(self) -> Iterator[bytes]:
        if self.kind is JPEG:
            return self._jpeg()
        if self.kind is PNG:
            return self._png()
        return self._reading.rest()

    def _jpeg(self) -> Iterator[bytes]:
        reading = self._reading
        yield reading.exactly(2)
        while True:
            marker = reading.marker()
            if marker is None or marker == _EOI:
                yield b"\xff\xd9"
                return
            if marker in _BARE or marker == _SOI:
                raise NotAccepted
            length = reading.exactly(2)
            body = reading.exactly(int.from_bytes(length) - 2)
            if _belongs(marker, body):
                yield bytes((0xFF, marker)) + length + body
            elif marker == 0xE1 and body.startswith(_EXIF):
                yield self._noted(body[len(_EXIF) :])
            if marker == _SOS:
                yield from reading.up_to(_NEXT_MARKER)

    def _noted(self, tiff: bytes) -> bytes:
        """Takes the notes; gives the segment that says which side is up, where that has to be said."""
        notes = read_notes(tiff)
        self.notes = {**notes.said, **self.notes}
        return b"" if notes.orientation == 1 else _jpeg_orientation(notes)

    def _png(self) -> Iterator[bytes]:
        reading = self._reading
        yield reading.exactly(8)
        while head := reading.at_most(8):
            length = int.from_bytes(head[:4])
            if len(head) != 8 or length > _LARGEST_PNG_CHUNK:
                raise NotAccepted
            if head[4:] == b"eXIf" and length <= _PIECE:
                self.notes = {**read_notes(reading.exactly(length)).said, **self.notes}
                reading.exactly(4)
                continue
            kept = head[4:] in _KEPT_CHUNKS
            if kept:
                yield head
            for piece in reading.next_bytes(length + 4):
                if kept:
                    yield piece
            if head[4:] == b"IEND":
                return


def _belongs(marker: int, body: bytes) -> bool:
    if marker == _COM:
        return False
    if 0xE0 <= marker <= 0xEF:
        prefix = _KEPT_APPLICATION.get(marker)
        return prefix is not None and body.startswith(prefix)
    return True


def _jpeg_orientation(notes: CameraNotes) -> bytes:
    """An Exif segment with one entry: 0x0112, the orientation."""
    entry = struct.pack(">HHIHH", 0x0112, 3, 1, notes.orientation, 0)
    body = _EXIF + b"MM\x00*" + struct.pack(">IH", 8, 1) + entry + bytes(4)
    return b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body


class _Reading:
    """Bytes of a file in order, those already read as its head included."""

    def __init__(self, source: BinaryIO, head: bytes) -> None:
        self._read: Callable[[int], bytes] = source.read
        self._held = head

    def at_most(self, count: int) -> bytes:
        """The next bytes, fewer only at the end."""
        while len(self._held) < count:
            more = self._read(max(count - len(self._held), _PIECE))
            if not more:
                break
            self._held += more
        taken, self._held = self._held[:count], self._held[count:]
        return taken

    def exactly(self, count: int) -> bytes:
        """The next bytes; raises NotAccepted where the file ends before, or where ``count`` is absurd."""
        taken = self.at_most(count) if count >= 0 else b""
        if count < 0 or len(taken) != count:
            raise NotAccepted
        return taken

    def next_bytes(self, count: int) -> Iterator[bytes]:
        """The next bytes in pieces; ends early at the end of the file: a cut-off picture is still kept."""
        left = count
        while left and (piece := self.at_most(min(left, _PIECE))):
            left -= len(piece)
            yield piece

    def rest(self) -> Iterator[bytes]:
        """Everything to the end, in pieces."""
        while piece := self.at_most(_PIECE):
            yield piece

    def marker(self) -> int | None:
        """The next JPEG marker, filling bytes passed over; None at the end of the file."""
        first = self.at_most(1)
        if not first:
            return None
        if first != b"\xff":
            raise NotAccepted
        code = self.exactly(1)
        while code == b"\xff":
            code = self.exactly(1)
        return code[0]

    def up_to(self, pattern: re.Pattern[bytes]) -> Iterator[bytes]:
        """Everything before the next match, which stays to be read, or to the end."""
        while held := self.at_most(_PIECE):
            found = pattern.search(held)
            if found is not None:
                self._held = held[found.start() :] + self._held
                if found.start():
                    yield held[: found.start()]
                return
            if held[-1] == 0xFF and (following := self.at_most(1)):
                self._held = following + self._held  # the marker may lie across two pieces
                if pattern.match(held[-1:] + following):
                    self._held = held[-1:] + self._held
                    if len(held) > 1:
                        yield held[:-1]
                    return
            yield held
