"""One file on a stick: parts sealed one by one, and at its end a signed letter that names every one of them.

A file is a head of 80 bytes, records, four zero bytes and ``CITDESK-END``. The head is ``CITDESK-STICK``, a
zero byte, the format, the way (1 to HQ, 2 from HQ), 16 random bytes that are the file's id, 16 bytes that are
the id of the file it answers (zeros on the way to HQ), and the SHA-256 thumbprint (RFC 7638) of HQ's key. A
record is its length (4 bytes, big endian) and an HPKE message (:mod:`citdesk.wire.recipients`) whose info is
``CITDesk stick 1``, a zero byte, the head, the record's number from 0 (4 bytes) and 1 for the last record,
else 0. So no record can be moved within a file or to another one, and none can be left out at the end.

The last record is the letter: a compact JWS over ``file``, ``about``, ``parts`` (kind, name and SHA-256 of
each record before it) and what :mod:`citdesk.wire.stick_letters` says. Base mode of HPKE tells nobody who
sealed; the letter's signature does, for all parts at once.
"""

from __future__ import annotations

import hashlib
import hmac
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import BinaryIO, cast

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from citdesk.casework.errors import UserError
from citdesk.wire.encoding import FORMAT, MalformedMessage, from_base64, text_of, to_base64
from citdesk.wire.keys import PublicKey, SigningKey, Use
from citdesk.wire.recipients import OVERHEAD, SUITE

MAGIC = b"CITDESK-STICK\x00"
END = b"CITDESK-END"
_FORMAT = 1
_HEAD = struct.Struct(">14sBB16s16s32s")
_LENGTH = struct.Struct(">I")
_INFO = b"CITDesk stick 1\x00"
ID_BYTES = 16
NOTHING = bytes(ID_BYTES)

_MEGABYTE = 1024 * 1024
#: No file is larger, bytes; what does not fit goes with the next one.
LARGEST_FILE = 256 * _MEGABYTE
#: No part is larger, bytes: an event of the largest payload, or a published version.
LARGEST_PART = 32 * _MEGABYTE
MOST_PARTS = 5000
#: Bytes kept free for the letter, which names all parts.
_LETTER = 4 * _MEGABYTE


class StickRefused(UserError):
    """The file is not taken, for the reason in one sentence; nothing of it was kept."""

    code = "stick_refused"


class Way(IntEnum):
    """Where a file goes."""

    TO_HQ = 1
    FROM_HQ = 2


_USES = {Way.TO_HQ: Use.STICK_TO_HQ, Way.FROM_HQ: Use.STICK_FROM_HQ}


@dataclass(frozen=True, slots=True)
class StickHead:
    """What stands in clear before the records: two random ids and which HQ, and nothing of anybody."""

    way: Way
    file: bytes
    about: bytes
    hq: bytes

    @classmethod
    def to_hq(cls, file: bytes, hq: PublicKey) -> StickHead:
        """The head of a new file to HQ."""
        return cls(Way.TO_HQ, file, NOTHING, from_base64(hq.thumbprint))

    @classmethod
    def answer_to(cls, asked: StickHead, file: bytes) -> StickHead:
        """The head of HQ's answer to a file."""
        return cls(Way.FROM_HQ, file, asked.file, asked.hq)

    def to_bytes(self) -> bytes:
        """As it stands in the file."""
        return _HEAD.pack(MAGIC, _FORMAT, self.way, self.file, self.about, self.hq)


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that travels. ``kind`` and ``name`` are told by the signed letter."""

    kind: str
    name: str
    content: bytes


class StickWriter:
    """Writes one file. Nothing is held in memory but one part; the caller makes the file durable."""

    def __init__(self, out: BinaryIO, head: StickHead, to: X25519PublicKey) -> None:
        self._out = out
        self._head = head
        self._to = to
        self._parts: list[list[str]] = []
        self._size = out.write(head.to_bytes())

    def add(self, kind: str, name: str, content: bytes) -> bool:
        """Adds a part; False, and nothing is written, where the file has no room for it.

        Raises ValueError on a part that no file has room for, OSError.
        """
        if len(content) > LARGEST_PART:
            message = "a part is larger than a file on a stick may have"
            raise ValueError(message)
        size = _LENGTH.size + len(content) + OVERHEAD
        if self._size + size > LARGEST_FILE - _LETTER or len(self._parts) == MOST_PARTS:
            return False
        self._record(content, last=False)
        self._parts.append([kind, name, to_base64(hashlib.sha256(content).digest())])
        return True

    def close(self, key: SigningKey, said: dict[str, object]) -> int:
        """Ends the file with the letter; the file's size in bytes. Raises OSError."""
        statement: dict[str, object] = {
            "format": FORMAT,
            "file": self._head.file.hex(),
            "about": self._head.about.hex(),
            "parts": self._parts,
            **said,
        }
        self._record(key.sign(_USES[self._head.way], statement).encode("ascii"), last=True)
        self._size += self._out.write(_LENGTH.pack(0) + END)
        return self._size

    def _record(self, content: bytes, *, last: bool) -> None:
        sealed = SUITE.encrypt(content, self._to, _info(self._head, len(self._parts), last=last))
        self._size += self._out.write(_LENGTH.pack(len(sealed)))
        self._size += self._out.write(sealed)


class StickReader:
    """One file as it was found: whole, for this HQ and on this way, or refused at once.

    Raises StickRefused throughout, with a code for each reason; OSError of a stick that was taken out.
    """

    def __init__(self, file: BinaryIO, way: Way, hq: PublicKey) -> None:
        self._in = file
        file.seek(0)
        self.head = _read_head(file.read(_HEAD.size))
        if self.head.hq != from_base64(hq.thumbprint):
            raise StickRefused("This file belongs to another agency.", code="other_agency")
        if self.head.way is not way:
            raise StickRefused(_WRONG_WAY[self.head.way], code="wrong_way")
        self._records = _find_records(file)

    def letter(self, key: X25519PrivateKey) -> str:
        """The signed letter, not verified yet: it names whose key to verify it with."""
        content = self._open(key, len(self._records) - 1)
        try:
            return content.decode("ascii")
        except UnicodeDecodeError as wrong:
            raise _damaged() from wrong

    def verified(self, signed: str, key: PublicKey) -> dict[str, object]:
        """What the letter says; raises Tampered where the key did not sign it, for this file."""
        said = key.verify(_USES[self.head.way], signed)
        try:
            named = (text_of(said, "file"), text_of(said, "about"))
            _names(said, len(self._records) - 1)
        except MalformedMessage as wrong:
            raise _damaged() from wrong
        if said.get("format") != FORMAT or named != (self.head.file.hex(), self.head.about.hex()):
            raise _damaged()
        return said

    def check(self, said: dict[str, object], key: X25519PrivateKey) -> None:
        """Opens every part once, so that nothing of a file is acted on that is not wholly sound."""
        for _ in self.parts(said, key):
            pass

    def parts(self, said: dict[str, object], key: X25519PrivateKey) -> Iterator[Part]:
        """The parts that a verified letter names, in their order, one in memory at a time."""
        for number, (kind, name, digest) in enumerate(_names(said, len(self._records) - 1)):
            content = self._open(key, number)
            if not hmac.compare_digest(to_base64(hashlib.sha256(content).digest()).encode(), digest.encode()):
                raise _damaged()
            yield Part(kind, name, content)

    def _open(self, key: X25519PrivateKey, number: int) -> bytes:
        at, length = self._records[number]
        self._in.seek(at)
        sealed = self._in.read(length)
        last = number == len(self._records) - 1
        try:
            return SUITE.decrypt(sealed, key, _info(self.head, number, last=last))
        except (InvalidTag, ValueError) as wrong:
            raise _damaged() from wrong


_WRONG_WAY = {
    Way.TO_HQ: "This file is on its way to HQ. What HQ gives back for it is the file to take in here.",
    Way.FROM_HQ: "This is HQ's answer. It belongs to the computer that wrote the file it answers.",
}


def _info(head: StickHead, number: int, *, last: bool) -> bytes:
    return _INFO + head.to_bytes() + _LENGTH.pack(number) + bytes([last])


def _read_head(raw: bytes) -> StickHead:
    if raw[: len(MAGIC)] != MAGIC[: len(raw)] or len(raw) < len(MAGIC):
        raise StickRefused(
            "This is not a file that CITDesk wrote for a stick. Choose one that ends in .citdesk.",
            code="no_stick_file",
        )
    if len(raw) > len(MAGIC) and raw[len(MAGIC)] != _FORMAT:
        raise StickRefused(
            "This file was written by another version of CITDesk. Bring both to the same version.",
            code="other_version",
        )
    if len(raw) < _HEAD.size:
        raise _cut_off()
    _, _, way, file, about, hq = cast("tuple[bytes, int, int, bytes, bytes, bytes]", _HEAD.unpack(raw))
    if way not in tuple(Way):
        raise _damaged()
    return StickHead(Way(way), file, about, hq)


def _find_records(file: BinaryIO) -> Sequence[tuple[int, int]]:
    """Where each record begins and how long it is. Raises StickRefused unless the file ends as it should."""
    size = file.seek(0, 2)
    if size > LARGEST_FILE:
        raise StickRefused("This file is larger than any that CITDesk writes.", code="too_large")
    found: list[tuple[int, int]] = []
    at = _HEAD.size
    while True:
        file.seek(at)
        raw = file.read(_LENGTH.size)
        if len(raw) < _LENGTH.size:
            raise _cut_off()
        length = int.from_bytes(raw)
        at += _LENGTH.size
        if length == 0:
            break
        if length > LARGEST_PART + OVERHEAD or len(found) > MOST_PARTS:
            raise _damaged()
        if at + length > size:
            raise _cut_off()
        found.append((at, length))
        at += length
    tail = file.read(len(END) + 1)
    if END.startswith(tail) and tail != END:
        raise _cut_off()
    if tail != END or not found:
        raise _damaged()
    return found


def _names(said: dict[str, object], expected: int) -> Sequence[tuple[str, str, str]]:
    listed = said.get("parts")
    if not isinstance(listed, list) or len(cast("list[object]", listed)) != expected:
        raise _damaged()
    found: list[tuple[str, str, str]] = []
    for each in cast("list[object]", listed):
        words = cast("list[object]", each) if isinstance(each, list) else []
        if len(words) != 3 or not all(isinstance(word, str) for word in words):
            raise _damaged()
        found.append(cast("tuple[str, str, str]", tuple(words)))
    return found


def _cut_off() -> StickRefused:
    return StickRefused(
        "This file is not whole: writing or copying it was cut short. Nothing was taken from it. "
        "Copy it again, or have it written once more.",
        code="cut_off",
    )


def _damaged() -> StickRefused:
    return StickRefused(
        "This file was changed or damaged on its way. Nothing was taken from it. Copy it again, or have it "
        "written once more.",
        code="stick_damaged",
    )
