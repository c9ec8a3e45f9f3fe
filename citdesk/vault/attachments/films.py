"""Films and sounds that come in containers: what is in them is told by their tracks, not by their brand.

Sources: ISO/IEC 14496-12 (boxes; MP4, MOV and 3GP are of that family), RFC 3533 and the Theora
specification (Ogg), RFC 9559 and the WebM guidelines (Matroska's EBML).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from citdesk.vault.attachments import kinds
from citdesk.vault.attachments.kinds import FileKind

_MOST_BOXES = 20_000
_LONGEST_NOTE = 64 * 1024
#: pictures in the same family of boxes: HEIF, AVIF, raw photos
_STILL = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1", b"avif", b"avis", b"crx "})
_BRANDS = frozenset(
    {b"isom", b"mp41", b"mp42", b"mp71", b"avc1", b"dash", b"mmp4", b"MSNV", b"XAVC", b"f4v ", b"qt  "}
    | {b"M4V ", b"M4VH", b"M4VP", b"M4A ", b"M4B "}
    | {b"iso%d" % number for number in range(2, 10)}
)
_SOUND_BRANDS = (b"M4A ", b"M4B ")
#: boxes that an old QuickTime file, which names no brand, begins with
_OLD_MOV = (b"moov", b"mdat", b"wide")
#: boxes that hold further boxes on the way to what a track is
_INSIDE = frozenset({b"moov", b"trak", b"mdia"})
#: boxes of free notes: place, camera, title, and whatever a maker keeps there
_NOTES = frozenset({b"udta", b"meta", b"uuid"})
#: a place as ISO 6709 writes it
_PLACE = re.compile(rb"([+-]\d{2}(?:\.\d+)?)([+-]\d{3}(?:\.\d+)?)")
_WEBM = re.compile(rb"\x42\x82(?:\x84|\x40\x04)webm")
_OGG_FILM = (b"\x80theora", b"OVP80", b"BBCD\x00")


@dataclass(frozen=True, slots=True)
class BoxFile:
    """What a file of boxes is. ``private`` are where its free notes begin and end.

    ``place`` stands in them: latitude and longitude in decimal degrees, as of a picture; '' where none does.
    """

    kind: FileKind
    private: tuple[tuple[int, int], ...]
    place: str


def look_at_boxes(head: bytes, source: BinaryIO) -> BoxFile | None:
    """An MP4, MOV, 3GP or M4A file; None for what is none. Leaves the source somewhere else."""
    brands = _brands(head)
    if brands is None:
        return None
    tracks: set[bytes] = set()
    private: list[tuple[int, int]] = []
    place = ""
    size = source.seek(0, 2)
    for name, start, body, end in _boxes(source, 0, size):
        if name in _NOTES:
            private.append((start, end))
            place = place or _place(_at(source, body, min(end - body, _LONGEST_NOTE)))
        elif name == b"hdlr":
            tracks.add(_at(source, body + 8, 4))
    return BoxFile(_kind_of(brands, tracks), tuple(private), place)


def look_into_ogg(head: bytes) -> FileKind | None:
    """An Ogg file: every stream in it says what it is in the first pages."""
    if not head.startswith(b"OggS"):
        return None
    return kinds.OGV if any(sign in head for sign in _OGG_FILM) else kinds.OGG


def look_into_webm(head: bytes) -> FileKind | None:
    """A WebM file; other Matroska is not taken."""
    if not head.startswith(b"\x1a\x45\xdf\xa3") or _WEBM.search(head[:64]) is None:
        return None
    return kinds.SOUND_WEBM if b"A_" in head and b"V_" not in head else kinds.WEBM


def _brands(head: bytes) -> list[bytes] | None:
    if head[4:8] in _OLD_MOV and head[:2] == b"\x00\x00":
        return [b"qt  "]
    if head[4:8] != b"ftyp":
        return None
    length = min(int.from_bytes(head[:4]), len(head))
    brands = [head[8:12], *(head[at : at + 4] for at in range(16, length - 3, 4))]
    if brands[0] in _STILL:
        return None
    known = any(brand in _BRANDS or brand[:2] in (b"3g", b"3G") for brand in brands)
    return brands if known else None


def _kind_of(brands: list[bytes], tracks: set[bytes]) -> FileKind:
    film = b"vide" in tracks or (b"soun" not in tracks and brands[0] not in _SOUND_BRANDS)
    if brands[0][:2] in (b"3g", b"3G"):
        return kinds.FILM_3GP if film else kinds.SOUND_3GP
    if not film:
        return kinds.M4A
    return kinds.MOV if brands[0] == b"qt  " else kinds.MP4


def _boxes(source: BinaryIO, start: int, end: int) -> Iterator[tuple[bytes, int, int, int]]:
    """The boxes on the way to the tracks: name, where each begins, its content begins, and it ends."""
    todo = [(start, end)]
    for _ in range(_MOST_BOXES):
        while todo and todo[-1][0] + 8 > todo[-1][1]:
            todo.pop()
        if not todo:
            return
        at, last = todo.pop()
        length, name = int.from_bytes(_at(source, at, 4)), _at(source, at + 4, 4)
        body = at + 8
        if length == 1:
            length, body = int.from_bytes(_at(source, at + 8, 8)), at + 16
        elif length == 0:
            length = last - at  # to the end
        if at + length < body:
            continue  # no box: what follows cannot be found
        box_end = min(at + length, last)
        todo.append((box_end, last))
        yield name, at, body, box_end
        if name in _INSIDE:
            todo.append((body, box_end))


def _at(source: BinaryIO, place: int, count: int) -> bytes:
    source.seek(place)
    return source.read(count)


def _place(notes: bytes) -> str:
    found = _PLACE.search(notes)
    return "" if found is None else f"{float(found.group(1)):.6f} {float(found.group(2)):.6f}"
