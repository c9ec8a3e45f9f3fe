"""A keyed mark beside the vault that counts its commits.

A changed byte in a write-ahead log makes SQLite drop that commit and all after it, silently. The mark is
written after each commit, so it may be behind the vault and never ahead of it: a mark that is ahead tells
that commits were lost or an older copy put back. Two records take turns, so that a torn write leaves one: a
record is written over only while the other one is whole. It is not forced to disk: after a power cut it is
only behind.
"""

from __future__ import annotations

import hmac
import os
import struct
from collections.abc import Callable, Sequence
from pathlib import Path

_COUNT = struct.Struct(">Q")
_MAC_BYTES = 32
_RECORD = _COUNT.size + _MAC_BYTES
#: Windows would translate line ends otherwise.
_BINARY: int = getattr(os, "O_BINARY", 0)

#: Makes the MAC of a record, under a key of the vault.
Mac = Callable[[bytes], bytes]


class TailMark:
    """The mark of one vault: the number of commits seen. Raises OSError throughout.

    Marks are written with ``mac``; those made with one of ``also`` are read as well.
    """

    def __init__(self, path: Path, mac: Mac, *also: Mac) -> None:
        self._mac = mac
        self._readable = (mac, *also)
        self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT | _BINARY, 0o600)
        first, second = (self._read_record(place) for place in (0, 1))
        self._newest = 1 if first is None or (second is not None and second > first) else 0

    def read(self) -> int | None:
        """The highest count that was ever marked; None where neither record is whole."""
        found = [self._read_record(place) for place in (0, 1)]
        counts = [count for count in found if count is not None]
        return max(counts) if counts else None

    def write(self, count: int) -> None:
        """Marks that the vault has this many commits.

        Takes the place of the older record. Where that fails the newer one stays, and the next try goes to
        the same place again.
        """
        place = 1 - self._newest
        self._write_record(place, self._record(count))
        self._newest = place

    def restart(self, count: int) -> None:
        """Forgets what was marked and begins again here, on disk when this returns.

        Somebody was told of a loss and accepted it, or the key was renewed. Both records are replaced and
        none is taken away first: at no moment is there a mark that says nothing.
        """
        record = self._record(count)
        for place in (1 - self._newest, self._newest):
            self._write_record(place, record)
        os.fsync(self._descriptor)

    def close(self) -> None:
        """Closes the file."""
        os.close(self._descriptor)

    def _record(self, count: int) -> bytes:
        number = _COUNT.pack(count)
        return number + self._mac(number)

    def _write_record(self, place: int, record: bytes) -> None:
        """All of it: a system may write a part only and say how much."""
        os.lseek(self._descriptor, place * _RECORD, os.SEEK_SET)
        while record:
            record = record[os.write(self._descriptor, record) :]

    def _read_record(self, place: int) -> int | None:
        os.lseek(self._descriptor, place * _RECORD, os.SEEK_SET)
        return _count_of(os.read(self._descriptor, _RECORD), self._readable)


def marked_in(path: Path, *macs: Mac) -> int | None:
    """What :meth:`TailMark.read` gives, of a file that is only read. Raises OSError."""
    with path.open("rb") as file:
        records = file.read(_RECORD), file.read(_RECORD)
    counts = [count for record in records if (count := _count_of(record, macs)) is not None]
    return max(counts, default=None)


def _count_of(record: bytes, macs: Sequence[Mac]) -> int | None:
    number, mac = record[: _COUNT.size], record[_COUNT.size :]
    made = any(hmac.compare_digest(known(number), mac) for known in macs)
    return int.from_bytes(number) if len(record) == _RECORD and made else None
