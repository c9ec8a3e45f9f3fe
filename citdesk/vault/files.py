"""Names of the files of which a vault's folder consists."""

from __future__ import annotations

import os
from pathlib import Path

from citdesk.vault.failures import DamagedVault

DATABASE = "vault.db"
SLOTS = "slots.json"
TAIL = "tail"
SESSION = "session"
LOCK = "lock"
#: lies beside a vault whose copy was not sound: the next opening looks at all of it
DOUBT = "doubt"
DAMAGED_LOG = "vault.db-wal.damaged"
_OPENED = (SLOTS, DATABASE, f"{DATABASE}-wal", f"{DATABASE}-journal", TAIL, SESSION)


def check_kinds(folder: Path) -> None:
    """Raises DamagedVault where a folder, a pipe, a device or a broken link lies in the place of a file.

    Opening such a thing may wait for ever. What is missing is left to those who need it. Raises OSError.
    """
    for path in (folder / name for name in _OPENED):
        if os.path.lexists(path) and not path.is_file():
            raise DamagedVault("Your vault")
