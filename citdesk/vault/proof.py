"""Whether a vault's files that nobody has open are sound, without writing a byte beside them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from citdesk.vault import tally
from citdesk.vault.database import check_quickly, open_still
from citdesk.vault.failures import DamagedVault, LostTail
from citdesk.vault.files import DATABASE, SLOTS, TAIL, check_kinds
from citdesk.vault.key_ring import KeyRing
from citdesk.vault.pages import Pages
from citdesk.vault.storage_errors import storage_errors
from citdesk.vault.tail_mark import marked_in
from citdesk.vault.ways_in import read_slots

Pause = Callable[[], None]


def prove(folder: Path, keys: KeyRing, pause: Pause | None = None) -> None:
    """Reads every page, table and row, the key file and the tail mark of a closed vault or of its copy.

    ``pause`` is called every few milliseconds and may raise to break off. Raises DamagedVault, MixedVault,
    LostTail, the disk's errors.
    """
    database = folder / DATABASE
    with storage_errors():
        check_kinds(folder)
        read_slots(folder / SLOTS).check(keys)
        _prove_pages(database, keys, pause)
    with open_still(database, keys.database_key, pause) as connection:
        check_quickly(connection)
        with storage_errors():
            known = connection.execute("SELECT value FROM facts WHERE name = 'format'").fetchone()
            made = connection.execute("SELECT made FROM commits").fetchone()
            if known is None or made is None:
                raise DamagedVault("Your vault")
            if tally.has_tally(connection, int(str(known[0]))):
                tally.check_tally(connection)
            marked = marked_in(folder / TAIL, lambda content: keys.mac("tail", content))
    if marked is None or marked > int(str(made[0])):
        raise LostTail(None if marked is None else marked - int(str(made[0])))


def _prove_pages(database: Path, keys: KeyRing, pause: Pause | None) -> None:
    pages = Pages(database, keys.database_key)
    try:
        at = 0
        while at < pages.size():
            at, wrong = pages.look(at)
            if wrong:
                raise DamagedVault("Your vault")
            if pause is not None:
                pause()
    finally:
        pages.close()
