"""Opening the store in a vault's folder: database, tail mark, migrations, and whether its tail is whole."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import cast

from citdesk.vault import tally
from citdesk.vault.cipher import Connection
from citdesk.vault.database import check_opened, is_doubtful, open_database, was_left_open
from citdesk.vault.durable_file import copy_durably
from citdesk.vault.failures import LostTail, NewerVault
from citdesk.vault.files import DAMAGED_LOG, DATABASE, DOUBT, SESSION, TAIL, check_kinds
from citdesk.vault.key_ring import KeyRing
from citdesk.vault.schema import FORMAT, migrations
from citdesk.vault.session_mark import SessionMark
from citdesk.vault.storage_errors import storage_errors
from citdesk.vault.store import Store
from citdesk.vault.tail_mark import TailMark


def open_store(
    folder: Path,
    keys: KeyRing,
    *,
    start: str = "",
    create: bool = False,
    accept_loss: bool = False,
    accept_mixture: bool = False,
    overlook_damage: bool = False,
    as_it_is: bool = False,
) -> Store:
    """The store, brought to the newest schema. Raises DamagedVault, LostTail, NewerVault, the disk's errors.

    While a rotation is not finished, a mark made under the former key counts as well. ``start`` as in
    ``clock.start_of_computer``. ``accept_mixture``: what is there counts as right from now on.
    ``overlook_damage``: not looked for in advance, for a rescuer, who reads what can be read.
    ``as_it_is``: in the format that it has.
    """
    path = folder / DATABASE
    with storage_errors():
        check_kinds(folder)
        left_open = was_left_open(path)
    db = open_database(path, keys.database_key, create=create)
    try:
        with storage_errors():
            mark = TailMark(
                folder / TAIL,
                lambda content: keys.mac("tail", content),
                lambda content: keys.before.mac("tail", content),
            )
    except BaseException:
        db.close()
        raise
    store = Store(db, mark)
    connection = cast("Connection", db.conn)
    try:
        if not create:
            _check_format(store)
            session = session_mark(folder, keys, start)
            with storage_errors():
                _check_tail(folder, store, mark, session, accept_loss=accept_loss)
                cut_off, undisturbed = session.cut_off, session.undisturbed
                whole = not overlook_damage and (folder / DOUBT).exists()
            doubtful = whole or (
                not overlook_damage
                and is_doubtful(path, left_open=left_open, cut_off=cut_off, undisturbed=undisturbed)
            )
            if not overlook_damage:
                check_opened(connection, path, left_open=left_open, doubtful=doubtful, whole=whole)
            with storage_errors():
                tallied = tally.has_tally(connection, _format(store))
                if doubtful and tallied and not accept_mixture:
                    tally.check_tally(connection)
            if whole:
                with suppress(OSError):  # a disk that takes nothing: looked at once more
                    (folder / DOUBT).unlink()
        with storage_errors():
            if not as_it_is and (migrations.pending(db) or accept_mixture):
                with db.atomic():  # with the tally of what they make of the tables, or not at all
                    migrations.apply(db)
                    tally.begin(connection)
            if create or tally.has_tally(connection, _format(store)):
                tally.follow(connection)
        return store
    except BaseException:
        store.close()
        raise


def _format(store: Store) -> int:
    return int(store.fact("format") or "0")


def _check_format(store: Store) -> None:
    found = _format(store)
    if found > FORMAT:
        raise NewerVault(found)


def session_mark(folder: Path, keys: KeyRing, start: str = "") -> SessionMark:
    """The record of the vault's last session; ``start`` as in ``clock.start_of_computer``."""
    return SessionMark(
        folder / SESSION,
        start,
        lambda content: keys.mac("session", content),
        lambda content: keys.before.mac("session", content),
    )


def _check_tail(
    folder: Path, store: Store, mark: TailMark, session: SessionMark, *, accept_loss: bool
) -> None:
    made, marked = store.number("SELECT made FROM commits"), mark.read()
    if marked is not None and max(marked, session.made) <= made:
        return
    if not accept_loss:
        _set_log_aside(folder)
        raise LostTail(None if marked is None else max(marked, session.made) - made)
    mark.restart(made)


def _set_log_aside(folder: Path) -> None:
    """Keeps the damaged log as it is, encrypted: closing the database folds in what is sound and drops it."""
    log = folder / f"{DATABASE}-wal"
    with storage_errors():
        if log.exists():
            copy_durably(log, folder / DAMAGED_LOG)
