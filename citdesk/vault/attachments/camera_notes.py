"""What a camera wrote into a picture, read as data: where and when it was taken, with what, which side is up.

Source: Exif 2.32 (CIPA DC-008) over TIFF 6.0. Whatever does not fit the format is passed over: a picture is
never refused for its notes.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass

#: No block of notes larger than this is read: a JPEG segment cannot be.
LARGEST_NOTES = 64 * 1024
_MOST_ENTRIES = 512
_MAKE, _MODEL, _ORIENTATION, _MOMENT, _EXIF, _GPS = 0x010F, 0x0110, 0x0112, 0x0132, 0x8769, 0x8825
_TAKEN, _TAKEN_OFFSET = 0x9003, 0x9011
_LATITUDE_SIDE, _LATITUDE, _LONGITUDE_SIDE, _LONGITUDE = 1, 2, 3, 4
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 9: 4, 10: 8}
_ASCII, _SHORT, _LONG, _RATIONAL = 2, 3, 4, 5


@dataclass(frozen=True, slots=True)
class CameraNotes:
    """``orientation`` is Exif's 1 to 8, 1 where nothing was said; ``said`` the rest as texts, by name.

    Names are ``place`` (decimal degrees, latitude before longitude, WGS 84), ``taken_at`` (the camera's
    clock, ISO 8601, with its offset where the camera wrote one) and ``camera``.
    """

    orientation: int
    said: Mapping[str, str]


def read_notes(tiff: bytes) -> CameraNotes:
    """The notes in an Exif block, without the ``Exif`` header that JPEG puts before it."""
    block = _Block(tiff[:LARGEST_NOTES])
    main = block.directory(block.first())
    exif = block.directory(block.number(main, _EXIF))
    gps = block.directory(block.number(main, _GPS))
    said = {
        "place": _place(block, gps),
        "taken_at": _moment(block.text(exif, _TAKEN) or block.text(main, _MOMENT))
        + block.text(exif, _TAKEN_OFFSET),
        "camera": " ".join(filter(None, (block.text(main, _MAKE), block.text(main, _MODEL)))),
    }
    orientation = block.number(main, _ORIENTATION)
    return CameraNotes(
        orientation if 1 <= orientation <= 8 else 1, {name: text for name, text in said.items() if text}
    )


@dataclass(frozen=True, slots=True)
class _Entry:
    kind: int
    count: int
    content: bytes


_Directory = Mapping[int, _Entry]


class _Block:
    """A TIFF block whose every offset is checked before it is followed."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._order = {b"II": "<", b"MM": ">"}.get(content[:2], "")

    def first(self) -> int:
        """Where the first directory stands, 0 in what is no TIFF."""
        return self._unpack("I", self._content[4:8]) if self._order else 0

    def directory(self, at: int) -> _Directory:
        """The entries of the directory at an offset; empty for offset 0 and outside of the block."""
        if not self._order or not 0 < at <= len(self._content) - 2:
            return {}
        count = min(self._unpack("H", self._content[at : at + 2]), _MOST_ENTRIES)
        found: dict[int, _Entry] = {}
        for number in range(count):
            raw = self._content[at + 2 + 12 * number :][:12]
            if len(raw) == 12:
                tag, kind = self._unpack("H", raw[:2]), self._unpack("H", raw[2:4])
                found.setdefault(tag, self._entry(kind, self._unpack("I", raw[4:8]), raw[8:]))
        return found

    def number(self, entries: _Directory, tag: int) -> int:
        """The whole number under a tag, 0 where there is none."""
        entry = entries.get(tag)
        if entry is None or not entry.content:
            return 0
        if entry.kind == _SHORT:
            return self._unpack("H", entry.content[:2])
        return self._unpack("I", entry.content[:4]) if entry.kind == _LONG else 0

    def text(self, entries: _Directory, tag: int) -> str:
        """The printable ASCII under a tag, '' where there is none."""
        entry = entries.get(tag)
        if entry is None or entry.kind != _ASCII:
            return ""
        text = entry.content.split(b"\x00", 1)[0].decode("ascii", "replace")
        return "".join(sign for sign in text if sign.isprintable() and sign != "\ufffd").strip()[:100]

    def rationals(self, entries: _Directory, tag: int, count: int) -> list[float]:
        """That many fractions under a tag; empty unless all of them are there and have a denominator."""
        entry = entries.get(tag)
        if entry is None or entry.kind != _RATIONAL or len(entry.content) < 8 * count:
            return []
        parts = struct.unpack(f"{self._order}{2 * count}I", entry.content[: 8 * count])
        pairs = list(zip(parts[::2], parts[1::2], strict=True))
        return [above / below for above, below in pairs] if all(below for _, below in pairs) else []

    def _entry(self, kind: int, count: int, inline: bytes) -> _Entry:
        size = _SIZES.get(kind, 0) * count
        if size <= 4:
            return _Entry(kind, count, inline[:size])
        at = self._unpack("I", inline)
        whole = self._content[at : at + size] if size <= LARGEST_NOTES else b""
        return _Entry(kind, count, whole if len(whole) == size else b"")

    def _unpack(self, code: str, raw: bytes) -> int:
        if len(raw) != struct.calcsize(code):
            return 0
        (value,) = struct.unpack(self._order + code, raw)
        return int(value)


def _place(block: _Block, gps: _Directory) -> str:
    latitude = _degrees(block.rationals(gps, _LATITUDE, 3), block.text(gps, _LATITUDE_SIDE), "S", 90)
    longitude = _degrees(block.rationals(gps, _LONGITUDE, 3), block.text(gps, _LONGITUDE_SIDE), "W", 180)
    return "" if latitude is None or longitude is None else f"{latitude:.6f} {longitude:.6f}"


def _degrees(parts: list[float], side: str, negative: str, most: int) -> float | None:
    if len(parts) != 3:
        return None
    degrees = parts[0] + parts[1] / 60 + parts[2] / 3600
    if degrees > most:
        return None
    return -degrees if side.upper().startswith(negative) else degrees


def _moment(text: str) -> str:
    """``2026:03:12 21:04:05`` as ISO 8601; '' where it is neither."""
    day, _, time = text.partition(" ")
    digits = (*day.split(":"), *time.split(":"))
    if len(digits) != 6 or not all(part.isdigit() for part in digits):
        return ""
    return f"{day.replace(':', '-')}T{time}"
