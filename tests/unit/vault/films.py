"""Small films, recordings and office files of the right structure, with a place where cameras put it."""

from __future__ import annotations

import io
import struct
import zipfile

#: where the film was taken, as its camera notes it: in no byte of what is kept
PLACE = b"+38.5000-121.2500/"


def box(name: bytes, *content: bytes) -> bytes:
    """One box of ISO/IEC 14496-12."""
    body = b"".join(content)
    return struct.pack(">I4s", len(body) + 8, name) + body


def film(
    brand: bytes = b"isom", tracks: tuple[bytes, ...] = (b"vide", b"soun"), *, data: bytes = b""
) -> bytes:
    """An MP4, MOV or 3GP file with these tracks; its notes stand before its pictures, as phones do it."""
    traks = [box(b"trak", box(b"mdia", box(b"hdlr", bytes(8), track, bytes(12)))) for track in tracks]
    notes = box(b"udta", box(b"\xa9xyz", struct.pack(">HH", len(PLACE), 0), PLACE))
    moov = box(b"moov", box(b"mvhd", bytes(100)), *traks, notes)
    return box(b"ftyp", brand, bytes(4), brand) + moov + box(b"mdat", data or b"\x17" * 500)


def webm(codec: bytes = b"V_VP9") -> bytes:
    """A WebM file's beginning."""
    return b"\x1a\x45\xdf\xa3\x9f\x42\x82\x84webm" + bytes(40) + codec + bytes(400)


def ogg(codec: bytes = b"\x80theora") -> bytes:
    """An Ogg file's first page."""
    return b"OggS\x00\x02" + bytes(20) + b"\x01\x2a" + codec + bytes(400)


def office(kind: str = "wordprocessingml.document", *, more: dict[str, bytes] | None = None) -> bytes:
    """A DOCX (or a spreadsheet) as far as its kind goes."""
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Override PartName="/main" '
        f'ContentType="application/vnd.openxmlformats-officedocument.{kind}.main+xml"/></Types>'
    )
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as package:
        held_in = {"_rels/.rels": "<Relationships/>", "[Content_Types].xml": types, **(more or {})}
        for name, content in held_in.items():
            # without a moment of its own: tests are named by these bytes, in every process that runs them
            package.writestr(zipfile.ZipInfo(name), content)
    return held.getvalue()
