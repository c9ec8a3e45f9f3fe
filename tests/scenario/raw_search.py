"""Looks for planted texts in raw bytes, in the forms in which a program may have written them."""

from __future__ import annotations

import base64
import contextlib
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path

_MOST_INFLATED = 1_000_000


def spellings_on_disk(text: str) -> tuple[bytes, ...]:
    """UTF-8, UTF-16 (Qt), UTF-32 (Python), hexadecimal, and what base64 makes of its middle."""
    plain = text.encode()
    looked_for = [plain, *(text.encode(f"utf-{wide}") for wide in ("16-le", "16-be", "32-le"))]
    looked_for += [plain.hex().encode(), plain.hex().upper().encode()]
    # six letters are eight of base64; where the text begins in a group of three is not known
    looked_for += [base64.b64encode(plain[skip : skip + 6]) for skip in range(3) if len(plain) >= skip + 6]
    return tuple(looked_for)


def holds(content: bytes, texts: Sequence[str]) -> bool:
    """Whether any of the texts stands in the bytes, also where they unpack as zlib."""
    forms = [form for text in texts for form in spellings_on_disk(text)]
    plain = [text.encode() for text in texts]
    return any(form in content for form in forms) or any(
        text in inflated for inflated in _inflated(content) for text in plain
    )


def files_that_hold(folder: Path, texts: Sequence[str]) -> list[str]:
    """The files below the folder, by their place in it, whose name or content holds one of the texts."""
    return sorted(
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if any(text in path.name for text in texts) or (path.is_file() and holds(path.read_bytes(), texts))
    )


def _inflated(content: bytes) -> Iterator[bytes]:
    """Whatever unpacks as zlib from any place that looks like its beginning."""
    for head in (b"\x78\x9c", b"\x78\x01", b"\x78\xda"):
        at = content.find(head)
        while at >= 0:
            with contextlib.suppress(zlib.error):
                yield zlib.decompressobj().decompress(content[at:], _MOST_INFLATED)
            at = content.find(head, at + 1)
