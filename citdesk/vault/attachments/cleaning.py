"""A file on its way into the vault: its kind is found out, and it loses what the camera wrote into it.

The picture itself is not touched: its compressed bytes are copied as they are, so nothing is lost to
evidence. Notes, thumbnails, comments and whatever was appended stay behind; which side is up is kept. In a
film the boxes of notes become free space of the same length. Documents are kept as they are. Works in pieces
of bounded size.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Iterator, Mapping
from typing import BinaryIO

from citdesk.vault.attachments.camera_notes import CameraNotes, read_notes
from citdesk.vault.attachments.documents import look_at_text, look_into_package
from citdesk.vault.attachments.films import look_at_boxes, look_into_ogg, look_into_webm
from citdesk.vault.attachments.kinds import (
    HEAD_BYTES,
    JPEG,
    PNG,
    FileKind,
    NotAccepted,
    check_asked,
    kind_by_head,
)
from citdesk.wire.chunks import MOST_BYTES_OF_FILE

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

    Raises NotAccepted at once for a kind that is not taken, and while iterating for a picture that is none;
    OtherKindAsked at once for what is not of the media type that the question ``takes``. ``notes`` are
    complete after the iteration. The file must be one to seek in, unless its first bytes tell its kind.
    """

    def __init__(self, source: BinaryIO, takes: str = "") -> None:
        head = source.read(HEAD_BYTES)
        self.notes: Mapping[str, str] = {}
        self._private: tuple[tuple[int, int], ...] = ()
        known = kind_by_head(head) or look_into_ogg(head) or look_into_webm(head)
        if known is None:
            known = self._look_further(head, source)
            source.seek(len(head))
        self.kind: FileKind = known
        check_asked(takes, self.kind)
        self._reading = _Reading(source, head)

    def _look_further(self, head: bytes, source: BinaryIO) -> FileKind:
        film = look_at_boxes(head, source)
        if film is not None:
            self._private = film.private
            self.notes = {"place": film.place} if film.place else {}
            return film.kind
        found = look_into_package(head, source) or look_at_text(source, MOST_BYTES_OF_FILE)
        if found is None:
            raise NotAccepted
        return found

    def __iter__(self) -> Iterator[bytes]:
        if self.kind is JPEG:
            return self._jpeg()
        if self.kind is PNG:
            return self._png()
        return _with_free_space(self._reading.rest(), self._private)

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


def _with_free_space(pieces: Iterator[bytes], spans: tuple[tuple[int, int], ...]) -> Iterator[bytes]:
    """The pieces of a file of boxes, the boxes at ``spans`` made free space: nothing else moves.

    ISO/IEC 14496-12 §8.1.2: a box ``free`` holds nothing, and may be as long as any other.
    """
    at = 0
    for piece in pieces:
        held = bytearray(piece)
        for start, end in spans:
            for place, put in ((start + 4, b"free"), (start + 8, bytes(max(0, end - start - 8)))):
                first, last = max(place, at), min(place + len(put), at + len(piece))
                if first < last:
                    held[first - at : last - at] = put[first - place : last - place]
        yield bytes(held)
        at += len(piece)


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
