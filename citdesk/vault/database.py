"""Opening ``vault.db``: SQLCipher with a raw key, nothing acknowledged before it is on disk.

The only module that knows SQLCipher. Zetetic's documentation of its PRAGMAs is the source.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import cast

from sqlite_utils import Database

from citdesk.vault.cipher import CipherError, Connection, connect
from citdesk.vault.failures import DamagedVault, DiskFailing, UnencryptedVault
from citdesk.vault.pages import PAGE
from citdesk.vault.storage_errors import storage_errors

#: A reader that is only looking may pause so often: steps of SQLite's machine (a row with a photo takes
#: a few), and seconds since the last time.
_STEPS, _WORK_S = 50, 0.01
_PLAIN_HEADER = b"SQLite format 3\x00"
#: Up to this size every page's MAC is checked at each opening; larger vaults are checked on request.
CHECKED_AT_OPENING = 32 * 1024 * 1024
#: Up to this size all of it is looked at whenever the computer was off: that takes a moment only.
CHECKED_AFTER_START = 8 * 1024 * 1024

#: ``cipher_memory_security`` stays off: it locks and wipes every allocation of SQLite, not of keys alone, and
#: made search eight times slower. See docs/decisions/0005-vault.md.
_PRAGMAS = (
    "temp_store = MEMORY",
    "locking_mode = EXCLUSIVE",
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    # so that what INSERT OR REPLACE takes away counts as deleted, see tally
    "recursive_triggers = ON",
    "secure_delete = ON",
    "trusted_schema = OFF",
)


def open_database(path: Path, key_hex: str, *, create: bool = False) -> Database:
    """The open database, one connection that any one thread at a time may use.

    Raises UnencryptedVault, DamagedVault (also when the file is missing or the key is another one),
    DiskFull, DiskReadOnly, DiskFailing.
    """
    if not create:
        _refuse_what_is_no_vault(path)
    with storage_errors():
        connection = connect(str(path), isolation_level=None, check_same_thread=False)
        try:
            connection.execute(f"PRAGMA key = \"x'{key_hex}'\"")
            for pragma in _PRAGMAS:
                connection.execute(f"PRAGMA {pragma}").fetchall()
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except BaseException:
            connection.close()
            raise
    return Database(cast("sqlite3.Connection", connection), execute_plugins=False)


@contextmanager
def open_still(path: Path, key_hex: str, pause: Callable[[], None] | None = None) -> Generator[Connection]:
    """The database of a file that nobody has open, only to be read; nothing is written beside it.

    ``pause`` is called between the steps of long statements; what it raises breaks them off and comes out.
    Raises what :func:`open_database` raises.
    """
    _refuse_what_is_no_vault(path)
    broke_off: list[BaseException] = []
    began = monotonic()

    def step() -> int:
        nonlocal began
        if pause is None or monotonic() - began < _WORK_S:
            return len(broke_off)
        try:
            pause()
        except BaseException as stop:  # noqa: BLE001 - SQLite would say only that it was interrupted
            broke_off.append(stop)
        began = monotonic()
        return len(broke_off)

    with storage_errors():
        where = f"{path.resolve().as_uri()}?immutable=1"
        connection = connect(where, uri=True, isolation_level=None, check_same_thread=False)
    try:
        with storage_errors():
            connection.execute(f"PRAGMA key = \"x'{key_hex}'\"")
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        connection.set_progress_handler(step, _STEPS)
        try:
            yield connection
        except Exception:
            if broke_off:
                raise broke_off[0] from None
            raise
    finally:
        connection.close()


def opens_with(path: Path, key_hex: str) -> bool:
    """Whether this is the database's key. Raises what :func:`open_database` raises but DamagedVault."""
    try:
        open_database(path, key_hex).close()
    except DamagedVault:
        return False
    return True


def rekey(path: Path, key_hex: str, new_key_hex: str) -> None:
    """Re-encrypts a database that nobody else has open, and reads all of it back under the new key.

    Not safe against a crash: to be done on a copy. Raises the disk's errors, also where SQLCipher did not
    notice that it could not write.
    """
    with storage_errors():
        connection = connect(str(path), isolation_level=None)
        try:
            connection.execute(f"PRAGMA key = \"x'{key_hex}'\"")
            connection.execute("PRAGMA journal_mode = DELETE").fetchall()
            connection.execute(f"PRAGMA rekey = \"x'{new_key_hex}'\"").fetchall()
        finally:
            connection.close()
        connection = connect(str(path), isolation_level=None)
        try:
            connection.execute(f"PRAGMA key = \"x'{new_key_hex}'\"")
            check_structure(connection)
            check_pages(connection)
        except (CipherError, DamagedVault) as wrong:  # the database it was copied from is whole
            raise DiskFailing from wrong
        finally:
            connection.close()
        with path.open("rb+") as file:
            os.fsync(file.fileno())


def was_left_open(path: Path) -> bool:
    """Whether the process that had the database open last never closed it. To be asked before opening."""
    log = path.with_name(f"{path.name}-wal")
    return log.exists() and log.stat().st_size > 0


def is_doubtful(path: Path, *, left_open: bool, cut_off: bool, undisturbed: bool) -> bool:
    """Whether pages of several moments may be in the file, and its size allows to find out now.

    That takes seconds for a GiB: a large one is looked at only where the power went in the middle of work.
    """
    with storage_errors():
        size = path.stat().st_size
    if size <= CHECKED_AFTER_START:
        return left_open or not undisturbed
    return cut_off or (left_open and size <= CHECKED_AT_OPENING)


def check_opened(
    connection: Connection, path: Path, *, left_open: bool, doubtful: bool, whole: bool = False
) -> None:
    """Raises DamagedVault where a page is not as it was written, or, in a doubtful one, not of its place.

    ``whole``: whatever its size.
    Before that the log is folded into the file: a crash in the middle of folding leaves half-written pages
    there, which are whole in the log. Without room for that the pages wait for an opening with room.
    """
    with storage_errors():
        small = path.stat().st_size <= CHECKED_AT_OPENING
        if (small or whole) and (not left_open or _folded(connection)):
            check_pages(connection)
        if doubtful:
            check_structure(connection)


def _folded(connection: Connection) -> bool:
    try:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    except CipherError:
        return False
    return True


def check_pages(connection: Connection) -> None:
    """Raises DamagedVault unless the MAC of every page in the file is right."""
    if connection.execute("PRAGMA cipher_integrity_check").fetchall():
        raise DamagedVault("Your vault")


def check_structure(connection: Connection) -> None:
    """Raises DamagedVault unless tables and indexes agree with each other."""
    said = connection.execute("PRAGMA integrity_check(1)").fetchone()
    if said is None or said[0] != "ok":
        raise DamagedVault("Your vault")


def check_quickly(connection: Connection) -> None:
    """Like :func:`check_structure`, without comparing indexes with what they index: half the time."""
    with storage_errors():
        said = connection.execute("PRAGMA quick_check(1)").fetchone()
    if said is None or said[0] != "ok":
        raise DamagedVault("Your vault")


def _refuse_what_is_no_vault(path: Path) -> None:
    with storage_errors():
        if not path.is_file():
            raise DamagedVault("Your vault")
        with path.open("rb") as file:
            head = file.read(len(_PLAIN_HEADER))
    if head == _PLAIN_HEADER:
        raise UnencryptedVault
    if path.stat().st_size < PAGE:  # SQLite may take it for a new one, and write into it
        raise DamagedVault("Your vault")
