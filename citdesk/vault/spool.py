"""The device's spool: what was sent and HQ has not answered yet, so that anybody here can carry it there.

A folder beside the people's vaults. Every file has a random-looking name, one of few sizes and no telling
time, and is sealed to HQ: whoever delivers it learns neither whose it is nor what, nor which files belong
together. HQ's word on it takes its place, sealed to the vault that wrote it, until that is next opened.
"""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Sequence
from pathlib import Path

from citdesk.casework.errors import UserError
from citdesk.vault.durable_file import private_folder, sync_folder, write_durably
from citdesk.vault.storage_errors import storage_errors
from citdesk.wire.spool_word import LARGEST_WORD
from citdesk.wire.spooled import LARGEST

_NAME = re.compile(r"[0-9a-f]{32}")
_WORD = ".word"
_NUMBER, _LONGEST_NUMBER = "stick-number", 9
#: Every file's time, so that none tells when its author was at work.
_NO_TIME = (0, 0)


class NotSpooled(UserError):
    """The spool does not hold this file: it was delivered meanwhile."""

    code = "not_spooled"

    def __init__(self) -> None:
        super().__init__("This was sent already. Nothing needs to be done.")


class Spool:
    """The files waiting on one device. May be used by several threads and processes at once.

    Raises DiskFull, DiskReadOnly and DiskFailing throughout.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, name: str, sealed: bytes) -> None:
        """Keeps a sealed event under its name (32 hexadecimal digits); on disk when this returns."""
        with storage_errors():
            private_folder(self._folder)
            path = self._path(name)
            write_durably(path, sealed)
            os.utime(path, _NO_TIME)

    def names(self) -> Sequence[str]:
        """What waits and HQ has not answered, in an order that tells nothing."""
        present = self._present()
        return sorted(name for name in present if _NAME.fullmatch(name) and name + _WORD not in present)

    def read(self, name: str) -> bytes:
        """The sealed bytes; raises NotSpooled where they are gone."""
        found = self._read(self._path(name), LARGEST)
        if found is None:
            raise NotSpooled
        return found

    def answered(self, name: str, word: bytes) -> None:
        """Keeps HQ's word in the place of what it answers; on disk when this returns.

        The word is there before the file goes: a crash in between leaves both, and the word counts.
        """
        with storage_errors():
            private_folder(self._folder)
            path = self._path(name)
            beside = path.with_name(name + _WORD)
            write_durably(beside, word)
            os.utime(beside, _NO_TIME)
            with contextlib.suppress(FileNotFoundError):
                path.unlink()
                sync_folder(self._folder)

    def word(self, name: str) -> bytes | None:
        """HQ's word on the event of this name, None while nobody brought one."""
        return self._read(self._path(name).with_name(name + _WORD), LARGEST_WORD)

    def forget_word(self, name: str) -> None:
        """Takes away a word that says nothing; the event waits for another one."""
        with storage_errors():
            self._path(name).with_name(name + _WORD).unlink(missing_ok=True)

    def remove(self, name: str) -> None:
        """Takes away what HQ has acknowledged, its word too; nothing happens where both are gone already."""
        path = self._path(name)
        with storage_errors():
            gone = 0
            for each in (path, path.with_name(name + _WORD)):
                try:
                    each.unlink()
                except FileNotFoundError:
                    gone += 1
            if gone < 2:
                sync_folder(self._folder)

    def stick_number(self) -> int:
        """The highest number of a file that was written for a stick on this device, 0 before the first."""
        found = self._read(self._folder / _NUMBER, _LONGEST_NUMBER)
        return int(found) if found is not None and found.isdigit() and len(found) <= _LONGEST_NUMBER else 0

    def keep_stick_number(self, number: int) -> None:
        """Keeps it outside of the vaults: one that is restored from a copy gives no number twice."""
        with storage_errors():
            private_folder(self._folder)
            write_durably(self._folder / _NUMBER, str(number).encode())

    def _present(self) -> frozenset[str]:
        with storage_errors():
            if not self._folder.is_dir():
                return frozenset()
            with os.scandir(self._folder) as entries:
                return frozenset(entry.name for entry in entries)

    def _read(self, path: Path, largest: int) -> bytes | None:
        with storage_errors():
            try:
                with path.open("rb") as file:
                    return file.read(largest + 1)
            except FileNotFoundError:
                return None

    def _path(self, name: str) -> Path:
        if not _NAME.fullmatch(name):
            message = "a spool file is named by 32 hexadecimal digits"
            raise ValueError(message)
        return self._folder / name
