"""A keyed record beside the vault of how its last session went: begun, or ended in order.

For a disk that says a write is safe when it is not. Nothing on such a disk can prove what was lost when the
power goes. But a session that began on another start of the computer and never ended was cut off by that,
which is told with the moment of the last thing that is there; one that did end knows how many commits there
have to be.

The record is replaced by renaming: whatever the disk loses of it, what is left is no record and not an older
one, and counts as cut off too.
"""

from __future__ import annotations

import hashlib
import hmac
import struct
from dataclasses import dataclass
from pathlib import Path

from citdesk.vault.durable_file import write_durably
from citdesk.vault.tail_mark import Mac

_CONTENT = struct.Struct(">?Q32s")
_MAC_BYTES = 32


@dataclass(frozen=True, slots=True)
class Session:
    """``made``: commits in the vault at that moment. ``start`` stands for one start of the computer."""

    ended: bool
    made: int
    start: bytes


class SessionMark:
    """The record of one vault. Raises OSError throughout.

    Written with ``mac``; what was made with one of ``also`` is read as well.
    """

    def __init__(self, path: Path, start: str, mac: Mac, *also: Mac) -> None:
        self._path = path
        self._start = hashlib.sha256(start.encode()).digest() if start else bytes(32)
        self._mac = mac
        self._readable = (mac, *also)

    @property
    def made(self) -> int:
        """The commits of a session that ended in order; 0 where none did."""
        found = self._read()
        return found.made if found is not None and found.ended else 0

    @property
    def undisturbed(self) -> bool:
        """Whether the last session ended in order and the computer has been on ever since."""
        found = self._read()
        return found is not None and found.ended and found.start == self._start != bytes(32)

    @property
    def cut_off(self) -> bool:
        """Whether the last session never ended, and not because a process alone died.

        Where starts of the computer cannot be told apart, a process that died counts as well.
        """
        if not self._path.exists():
            return False  # no session has been kept here yet
        found = self._read()
        return found is None or not (found.ended or (found.start == self._start != bytes(32)))

    def begin(self, made: int) -> None:
        """A session begins; on disk when this returns, as far as the disk can be believed."""
        self._write(Session(ended=False, made=made, start=self._start))

    def end(self, made: int) -> None:
        """The session ended in order."""
        self._write(Session(ended=True, made=made, start=self._start))

    def seal_anew(self) -> None:
        """Writes what is there with the present key, after a rotation; what cannot be read stays."""
        found = self._read()
        if found is not None:
            self._write(found)

    def _read(self) -> Session | None:
        if not self._path.is_file():
            return None
        with self._path.open("rb") as file:
            record = file.read(_CONTENT.size + _MAC_BYTES + 1)
        content, mac = record[: _CONTENT.size], record[_CONTENT.size :]
        made = any(hmac.compare_digest(known(content), mac) for known in self._readable)
        if len(record) != _CONTENT.size + _MAC_BYTES or not made:
            return None
        return Session(*_CONTENT.unpack(content))

    def _write(self, session: Session) -> None:
        content = _CONTENT.pack(session.ended, session.made, session.start)
        write_durably(self._path, content + self._mac(content))
