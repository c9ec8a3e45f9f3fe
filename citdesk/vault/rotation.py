"""Giving a vault a new data key, with no moment in which a crash loses it.

1. The slot file gets new slots for the new key and the former key sealed under the new one. From here on the
   new ways in open, and by them both keys are known.
2. The database is copied, the copy is re-encrypted (SQLCipher ``rekey``), checked to the last page, and
   renamed over the old one. Before the rename it is whole under the former key, after it under the new one.
3. The tail mark is written under the new key; copies under the former key end.
4. The slot file forgets the former key.

Cut off anywhere, the next opening goes on from there (:func:`finish_rotation`). The price is room for a
second database, and a new recovery code, since the old one's secret is not at hand to wrap the new key.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from citdesk.casework.ids import VaultId
from citdesk.vault.clock import RandomBytes
from citdesk.vault.copies import end_copies
from citdesk.vault.database import opens_with, rekey
from citdesk.vault.durable_file import sync_folder
from citdesk.vault.failures import DamagedVault
from citdesk.vault.files import DATABASE, LOCK, SLOTS
from citdesk.vault.instance_lock import InstanceLock
from citdesk.vault.key_ring import DATA_KEY_BYTES, KeyRing
from citdesk.vault.open_store import open_store, session_mark
from citdesk.vault.recovery_code import SECRET_BYTES, write_code
from citdesk.vault.secret import Passphrase
from citdesk.vault.slots import Slot, SlotFile
from citdesk.vault.storage_errors import storage_errors
from citdesk.vault.stretching import Recipe
from citdesk.vault.ways_in import escrow_slot, passphrase_slot, read_slots, recovery_slot

_HALF = f"{DATABASE}.rekeyed"


def rotate(
    folder: Path,
    passphrase: Passphrase,
    device_secret: bytes,
    cost: Recipe,
    escrow_key: bytes | None,
    random: RandomBytes,
) -> str:
    """A new data key and new slots for a closed vault; gives the new recovery code.

    Raises WrongSignIn and what opening raises; then nothing was changed. The passphrase stays as it is.
    """
    with storage_errors():
        lock = InstanceLock(folder / LOCK)
    try:
        with storage_errors():
            slots = read_slots(folder / SLOTS)
        keys, file = slots.with_passphrase(passphrase, device_secret), slots.file
        if keys.former is not None:
            file = finish_rotation(folder, keys, file, accept_loss=False)
            keys = KeyRing(keys.data_key, keys.signing)
        vault = _identified(folder, keys)  # whatever is wrong with it is found before anything changes
        recovery = random(SECRET_BYTES)
        new = KeyRing(random(DATA_KEY_BYTES), keys.signing, keys.data_key)
        ways: list[Slot] = [
            passphrase_slot(new, passphrase, device_secret, cost, random),
            recovery_slot(new, recovery, random),
        ]
        if escrow_key is not None:
            ways.append(escrow_slot(new, escrow_key, vault))
        begun = SlotFile(file.generation + 1, tuple(ways), vault, new.seal_former(random))
        with storage_errors():
            begun.write(folder / SLOTS, new)
        finish_rotation(folder, new, begun, accept_loss=False)
    finally:
        lock.release()
    return write_code(recovery)


def finish_rotation(folder: Path, keys: KeyRing, file: SlotFile, *, accept_loss: bool) -> SlotFile:
    """Goes on with a rotation from wherever it was cut off; gives the slot file at its end.

    ``keys`` know the former key. The caller holds the vault's lock. Safe to repeat.
    """
    with storage_errors():
        for leftover in folder.glob(f"{_HALF}*"):
            leftover.unlink()
    if not opens_with(folder / DATABASE, keys.database_key):
        open_store(folder, keys.before, accept_loss=accept_loss).close()  # its log goes into the database
        _replace_database(folder, keys)
    store = open_store(folder, keys, accept_loss=accept_loss)
    try:
        with storage_errors():
            store.restart_mark()
            session_mark(folder, keys).seal_anew()
    finally:
        store.close()
    done = SlotFile(file.generation + 1, file.slots, file.vault)
    with storage_errors():
        end_copies(folder)
        done.write(folder / SLOTS, keys)
    return done


def _identified(folder: Path, keys: KeyRing) -> VaultId:
    store = open_store(folder, keys)
    try:
        vault = store.fact("vault")
    finally:
        store.close()
    if vault is None:
        raise DamagedVault("Your vault")
    return VaultId(vault)


def _replace_database(folder: Path, keys: KeyRing) -> None:
    half = folder / _HALF
    with storage_errors():
        if (folder / f"{DATABASE}-wal").exists():
            raise DamagedVault("Your vault")
        shutil.copy(folder / DATABASE, half)  # with its permissions
    rekey(half, keys.before.database_key, keys.database_key)
    with storage_errors():
        half.replace(folder / DATABASE)
        sync_folder(folder)
