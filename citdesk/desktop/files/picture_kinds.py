"""Kinds of pictures, known by their first bytes. A file's name says nothing: a raw one may end in .jpg."""

from __future__ import annotations

import re
import struct
from enum import Enum


class PictureKind(Enum):
    """The kinds that are decoded, each by Qt's own reader of this name and by no other."""

    JPEG = b"jpeg"
    PNG = b"png"
    WEBP = b"webp"
    BMP = b"bmp"
    GIF = b"gif"
    HEIC = b"heic"


#: what a photo may be; a GIF is shown with the questions of a form and is no photo
PHOTO_KINDS = frozenset(PictureKind) - {PictureKind.GIF}

_PHONE_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"mif1"})
_OTHER_BRANDS = frozenset({b"hevc", b"hevx", b"msf1", b"avif", b"avis", b"crx "})
#: TIFF in both byte orders and its large form, which most cameras' raw files are too; GIF, icons, Photoshop
_OTHER_STARTS = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+", b"GIF8", b"\0\0\1\0", b"8BPS", b"FUJIFILMCCD-RAW")
_DRAWING = re.compile(rb"\s*(?:<\?xml[^>]*>|<!--.*?-->|<!DOCTYPE[^>]*>|\s)*<(?:\w+:)?svg[\s>]", re.DOTALL)
_LOOKED_AT = 4096
#: Where coded picture data of a JPEG stops: a marker that is neither stuffing nor a restart.
_NEXT_MARKER = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")
_JPEG_END, _JPEG_SCAN, _JPEG_ALONE = 0xD9, 0xDA, frozenset({0x01, *range(0xD0, 0xD8)})
_BMP_PLAIN = frozenset({0, 3, 6})


def kind_of(data: bytes) -> PictureKind | None:
    """The kind of a picture that is decoded, None for anything else."""
    if data.startswith(b"\xff\xd8\xff"):
        return PictureKind.JPEG
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return PictureKind.PNG
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return PictureKind.WEBP
    if data.startswith(b"BM"):
        return PictureKind.BMP
    if data.startswith((b"GIF87a", b"GIF89a")):
        return PictureKind.GIF
    return PictureKind.HEIC if _brand(data) in _PHONE_BRANDS else None


def is_pdf(data: bytes) -> bool:
    """Whether it is a PDF, which may begin a little after the file does."""
    return b"%PDF-" in data[:1024]


def is_other_picture(data: bytes) -> bool:
    """Whether it is a picture of a kind that is not decoded: TIFF, camera raw, GIF, SVG and their like."""
    return (
        data.startswith(_OTHER_STARTS)
        or _brand(data) in _PHONE_BRANDS | _OTHER_BRANDS
        or _DRAWING.match(data[:_LOOKED_AT].removeprefix(b"\xef\xbb\xbf")) is not None
    )


def reaches_its_end(data: bytes, kind: PictureKind) -> bool:
    """Whether nothing is cut off, for the kinds whose reader shows half a picture without a word."""
    looks = {PictureKind.JPEG: _jpeg_ends, PictureKind.PNG: _png_ends, PictureKind.BMP: _bmp_ends}
    look = looks.get(kind)
    return look is None or look(data)


def _brand(data: bytes) -> bytes:
    return data[8:12] if data[4:8] == b"ftyp" else b""


def _jpeg_ends(data: bytes) -> bool:
    """Walks from segment to segment to the end marker (ITU-T T.81, B.1); what stands behind it is free."""
    at = 2
    while at + 2 <= len(data) and data[at] == 0xFF:
        code = data[at + 1]
        if code == _JPEG_END:
            return True
        if code == 0xFF:  # fill
            at += 1
            continue
        at += 2
        if code in _JPEG_ALONE:
            continue
        if at + 2 > len(data):
            return False
        at += int.from_bytes(data[at : at + 2], "big")
        if code == _JPEG_SCAN:
            found = _NEXT_MARKER.search(data, at)
            if found is None:
                return False
            at = found.start()
    return False


def _png_ends(data: bytes) -> bool:
    """Walks from chunk to chunk to the last one (ISO/IEC 15948, 5.3)."""
    at = 8
    while at + 12 <= len(data):
        if data[at + 4 : at + 8] == b"IEND":
            return True
        at += 12 + int.from_bytes(data[at : at + 4], "big")
    return False


def _bmp_ends(data: bytes) -> bool:
    """Whether all rows are there. Packed rows cannot be counted before they are unpacked, so they are not."""
    try:
        start, header, width, height, _planes, depth, packing = struct.unpack_from("<IIiiHHI", data, 10)
    except struct.error:
        return False
    row = (abs(width) * depth + 31) // 32 * 4
    return header >= 40 and packing in _BMP_PLAIN and start + row * abs(height) <= len(data)
