"""Small pictures as a camera makes them: with notes of place, time and maker, and things appended."""

from __future__ import annotations

import struct
import zlib

#: What stands in every camera's notes here and must be nowhere in what is kept.
CAMERA = b"Zq7PlantedCamera"


def exif(orientation: int = 1) -> bytes:
    """A TIFF block: maker, orientation, moment, and 38 deg 30 min N, 121 deg 15 min W."""
    entries_at = 8
    texts_at = entries_at + 2 + 12 * 4 + 4
    texts = CAMERA + b"\x00" + b"2026:03:12 21:04:05\x00"
    gps_at = texts_at + len(texts) + len(texts) % 2
    fractions_at = gps_at + 2 + 12 * 4 + 4
    main = [
        struct.pack(">HHII", 0x010F, 2, len(CAMERA) + 1, texts_at),
        struct.pack(">HHIHH", 0x0112, 3, 1, orientation, 0),
        struct.pack(">HHII", 0x0132, 2, 20, texts_at + len(CAMERA) + 1),
        struct.pack(">HHII", 0x8825, 4, 1, gps_at),
    ]
    gps = [
        struct.pack(">HHI4s", 1, 2, 2, b"N\x00"),
        struct.pack(">HHII", 2, 5, 3, fractions_at),
        struct.pack(">HHI4s", 3, 2, 2, b"W\x00"),
        struct.pack(">HHII", 4, 5, 3, fractions_at + 24),
    ]
    block = b"MM\x00*" + struct.pack(">I", entries_at) + _directory(main) + texts
    block += bytes(gps_at - len(block)) + _directory(gps)
    return block + struct.pack(">6I", 38, 1, 30, 1, 0, 1) + struct.pack(">6I", 121, 1, 15, 1, 0, 1)


_SCAN = b"\x11\x22\xff\x00\x33\xff\xd0\x44"


def jpeg(notes: bytes | None = None, *, scan: bytes = _SCAN, after: bytes = b"") -> bytes:
    """A JPEG of the right structure. Its scan is not decodable; nothing here decodes."""
    parts = [b"\xff\xd8", _segment(0xE0, b"JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00")]
    if notes is not None:
        parts.append(_segment(0xE1, b"Exif\x00\x00" + notes))
    parts += [
        _segment(0xFE, b"comment " + CAMERA),
        _segment(0xDB, bytes(65)),
        _segment(0xDA, bytes(10)),
        scan,
    ]
    return b"".join(parts) + b"\xff\xd9" + after


def png(notes: bytes | None = None, *, after: bytes = b"") -> bytes:
    """A PNG of one black pixel with a text chunk."""
    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    chunks = [_chunk(b"IHDR", header), _chunk(b"tEXt", b"Comment\x00" + CAMERA)]
    if notes is not None:
        chunks.append(_chunk(b"eXIf", notes))
    chunks += [_chunk(b"IDAT", zlib.compress(b"\x00\x00")), _chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks) + after


def _directory(entries: list[bytes]) -> bytes:
    return struct.pack(">H", len(entries)) + b"".join(entries) + bytes(4)


def _segment(marker: int, body: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
