"""From what SQLite and the operating system report to what a person can act on."""

from __future__ import annotations

import sqlite3
from collections.abc import Generator
from contextlib import contextmanager

from citdesk.casework.errors import CitdeskError
from citdesk.vault.cipher import CipherError
from citdesk.vault.disk_errors import disk_error
from citdesk.vault.failures import DamagedVault, DiskFailing, DiskFull, DiskReadOnly, VaultClosed, VaultInUse

#: What sqlcipher3 and, through sqlite-utils, the standard module raise.
DATABASE_ERRORS: tuple[type[Exception], ...] = (CipherError, sqlite3.Error)


@contextmanager
def storage_errors() -> Generator[None]:
    """Raises DiskFull, DiskReadOnly, DiskFailing, VaultInUse, VaultClosed or DamagedVault instead."""
    try:
        yield
    except DATABASE_ERRORS as wrong:
        raise database_error(wrong) from wrong
    except OSError as wrong:
        raise disk_error(wrong) from wrong


def database_error(wrong: Exception) -> CitdeskError:
    """The error for what the database said. A defect of ours (wrong SQL) is raised as it is."""
    said = str(wrong).lower()
    if "full" in said:
        return DiskFull()
    if "readonly" in said or "unable to open" in said:
        return DiskReadOnly()
    if "locked" in said:
        return VaultInUse()
    if "closed database" in said:
        return VaultClosed()
    if "disk i/o" in said or "out of memory" in said or "error occurred with pragma" in said:
        return DiskFailing()
    if "not a database" in said or "malformed" in said or "corrupt" in said or "encrypted" in said:
        return DamagedVault("Your vault")
    raise wrong
