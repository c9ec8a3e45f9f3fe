"""Opening the store in a vault's folder: database, tail mark, migrations, and whether its tail is whole."""

from __future__ import annotations

from pathlib import Path

from citdesk.vault.database import open_database
from citdesk.vault.failures import LostTail, NewerVault
from citdesk.vault.files import DATABASE, TAIL
from citdesk.vault.key_ring import KeyRing
from citdesk.vault.schema import FORMAT, migrations
from citdesk.vault.storage_errors import storage_errors
from citdesk.vault.store import Store
from citdesk.vault.tail_mark import TailMark


def open_store(folder: Path, keys: KeyRing, *, create: bool = False, accept_loss: bool = False) -> Store:
    """The store, brought to the newest schema. Raises DamagedVault, LostTail, NewerVault, the disk's errors.

    While a rotation is not finished, a mark made under the former key counts as well.
    """
    db = open_database(folder / DATABASE, keys.database_key, create=create)
    mark = TailMark(
        folder / TAIL,
        lambda content: keys.mac("tail", content),
        lambda content: keys.before.mac("tail", content),
    )
    store = Store(db, mark)
    try:
        if not create:
            _check_format(store)
            _check_tail(store, mark, accept_loss=accept_loss)
        with storage_errors():
            migrations.apply(db)
        return store
    except BaseException:
        store.close()
        raise


def _check_format(store: Store) -> None:
    found = int(store.fact("format") or "0")
    if found > FORMAT:
        raise NewerVault(found)


def _check_tail(store: Store, mark: TailMark, *, accept_loss: bool) -> None:
    made, marked = store.number("SELECT made FROM commits"), mark.read()
    if marked is not None and marked <= made:
        return
    if not accept_loss:
        raise LostTail(None if marked is None else marked - made)
    mark.restart(made)
