"""Looks through all memory that another process can write to, for pieces of a secret. Linux only."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

_PIECE = 16 * 1024 * 1024
_MAP = re.compile(r"([0-9a-f]+)-([0-9a-f]+) rw")


def found_in(pid: int, needles: Sequence[bytes]) -> dict[bytes, int]:
    """How often each needle stands in the memory of a process. Raises OSError where it may not be read."""
    counts = dict.fromkeys(needles, 0)
    longest = max(map(len, needles))
    for piece in _pieces(pid, longest):
        for needle in needles:
            counts[needle] += piece.count(needle)
    return counts


def _pieces(pid: int, overlap: int) -> Iterator[bytes]:
    place = Path("/proc") / str(pid)
    with (place / "mem").open("rb", buffering=0) as memory:
        for line in (place / "maps").read_text().splitlines():
            region = _MAP.match(line)
            if region is None:
                continue
            at, end = (int(each, 16) for each in region.groups())
            tail = b""
            while at < end:
                memory.seek(at)
                try:
                    read = memory.read(min(_PIECE, end - at))
                except OSError:  # a guard page or a device
                    break
                if not read:
                    break
                yield tail + read
                tail, at = read[-overlap + 1 :], at + len(read)


def spellings(text: str) -> tuple[bytes, ...]:
    """A text as Python, Qt and a plain buffer would hold it."""
    return text.encode(), text.encode("utf-16-le"), text.encode("utf-32-le")
