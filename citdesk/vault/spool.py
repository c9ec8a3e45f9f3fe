"""The device's spool: what was sent and HQ has not answered yet, so that anybody here can carry it there.

A folder beside the people's vaults. Every file has a random-looking name, one of few sizes and no telling
time, and is sealed to HQ: whoever delivers it learns neither whose it is nor what, nor which files belong
together.
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
from citdesk.wire.spooled import LARGEST

_NAME = re.compile(r"[0-9a-f]{32}")
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
        """What waits, in an order that tells nothing."""
        with storage_errors():
            if not self._folder.is_dir():
                return []
            with os.scandir(self._folder) as entries:
                return sorted(entry.name for entry in entries if _NAME.fullmatch(entry.name))

    def read(self, name: str) -> bytes:
        """The sealed bytes; raises NotSpooled where they are gone."""
        path = self._path(name)
        with storage_errors():
            try:
                with path.open("rb") as file:
                    return file.read(LARGEST + 1)
            except FileNotFoundError:
                raise NotSpooled from None

    def remove(self, name: str) -> None:
        """Takes away what HQ has acknowledged; nothing happens where it is gone already."""
        with storage_errors(), contextlib.suppress(FileNotFoundError):
            self._path(name).unlink()
            sync_folder(self._folder)

    def _path(self, name: str) -> Path:
        if not _NAME.fullmatch(name):
            message = "a spool file is named by 32 hexadecimal digits"
            raise ValueError(message)
        return self._folder / name
