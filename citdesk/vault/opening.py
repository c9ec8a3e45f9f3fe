"""Making a vault and opening one, by whichever way in."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from joserfc.jwk import OKPKey

from citdesk.casework.ids import VaultId, uuid7
from citdesk.vault.audit import Did
from citdesk.vault.chain import begin_chain
from citdesk.vault.clock import Clock, RandomBytes, start_of_computer
from citdesk.vault.copies import finish_restoring
from citdesk.vault.durable_file import private_folder, sync_folder
from citdesk.vault.failures import DamagedVault
from citdesk.vault.files import LOCK, SLOTS
from citdesk.vault.identity import Identity, write_identity
from citdesk.vault.instance_lock import InstanceLock
from citdesk.vault.key_ring import DATA_KEY_BYTES, KeyRing
from citdesk.vault.open_store import open_store, session_mark
from citdesk.vault.recovery_code import SECRET_BYTES, write_code
from citdesk.vault.rotation import finish_rotation
from citdesk.vault.schema import FORMAT
from citdesk.vault.secret import Passphrase
from citdesk.vault.slots import SlotFile
from citdesk.vault.spool import Spool
from citdesk.vault.storage_errors import storage_errors
from citdesk.vault.store import Store
from citdesk.vault.stretching import Recipe
from citdesk.vault.vault import Vault
from citdesk.vault.ways_in import ReadSlots, passphrase_slot, read_slots, recovery_slot
from citdesk.wire.encoding import write_json
from citdesk.wire.keys import PublicKey, SigningKey

_log = logging.getLogger(__name__)
_FIRST_GENERATION = 1


@dataclass(frozen=True)
class Ground:
    """What every opening needs from outside."""

    hq_key: PublicKey
    clock: Clock
    random: RandomBytes
    spool: Spool | None = None
    start: Callable[[], str] = start_of_computer


@dataclass(frozen=True, slots=True)
class PublicSide:
    """What HQ has to certify before a new vault can be used. Keys are public JWKs (RFC 7517)."""

    vault: VaultId
    signing_key: dict[str, object]
    encryption_key: dict[str, object]


@dataclass(frozen=True)
class NewVault:
    """A vault that was just made: complete on disk, in nobody's name yet."""

    folder: Path
    public: PublicSide
    keys: KeyRing
    recovery_code: str


def make_vault(
    folder: Path,
    passphrase: Passphrase,
    device_secret: bytes,
    cost: Recipe,
    clock: Clock,
    random: RandomBytes,
) -> NewVault:
    """Makes keys, slots and an empty database in ``folder``. Raises DiskFull, DiskReadOnly, DiskFailing."""
    keys = KeyRing(random(DATA_KEY_BYTES), SigningKey.generate())
    encryption = OKPKey.generate_key("X25519")
    vault = VaultId(uuid7(int(clock.now().timestamp() * 1000), random(10)))
    recovery = random(SECRET_BYTES)
    slots = (
        passphrase_slot(keys, passphrase, device_secret, cost, random),
        recovery_slot(keys, recovery, random),
    )
    with storage_errors():
        private_folder(folder)
        SlotFile(_FIRST_GENERATION, slots, vault).write(folder / SLOTS, keys)
        store = open_store(folder, keys, create=True)
    try:
        with store.writing():
            store.set_fact("format", str(FORMAT))
            store.set_fact("generation", str(_FIRST_GENERATION))
            store.set_fact("encryption_key", write_json(encryption.as_dict(private=True)))
            store.set_fact("vault", vault)
            begin_chain(store, vault, random)
    finally:
        store.close()
    with storage_errors():
        sync_folder(folder)
    signing = keys.signing_key().public.to_json()
    public = PublicSide(vault, signing, dict(encryption.as_dict(private=False)))
    return NewVault(folder, public, keys, write_code(recovery))


def name_vault(new: NewVault, identity: Identity, folder: Path, ground: Ground) -> Vault:
    """Puts the certified identity into a new vault, moves it to its place and opens it."""
    store = open_store(new.folder, new.keys)
    try:
        with store.writing():
            write_identity(store, identity)
    finally:
        store.close()
    with storage_errors():
        new.folder.rename(folder)
        sync_folder(folder.parent)
    with storage_errors():
        slots = read_slots(folder / SLOTS)
    return _opened(folder, new.keys, slots.file, ground, accept_loss=False)


def open_with_passphrase(
    folder: Path,
    passphrase: Passphrase,
    device_secret: Callable[[], bytes],
    ground: Ground,
    *,
    accept_loss: bool = False,
) -> Vault:
    """Opens with passphrase and device secret, without network. Takes as long as the slot's cost says.

    Raises WrongSignIn, DamagedVault, UnencryptedVault, LostTail (unless ``accept_loss``), NewerVault,
    VaultInUse, the disk's errors, and what ``device_secret`` raises.
    """
    slots = _slots(folder)
    keys = slots.with_passphrase(passphrase, device_secret())
    return _opened(folder, keys, slots.file, ground, accept_loss=accept_loss)


def try_passphrase(folder: Path, passphrase: Passphrase, device_secret: Callable[[], bytes]) -> None:
    """Checks a passphrase against a vault that is open already, for the screen lock; opens nothing.

    Raises WrongSignIn, DamagedVault, the disk's errors, and what ``device_secret`` raises.
    """
    with storage_errors():
        slots = read_slots(folder / SLOTS)
    slots.with_passphrase(passphrase, device_secret())


def open_with_recovery(folder: Path, secret: bytes, ground: Ground, *, accept_loss: bool = False) -> Vault:
    """Opens with the recovery code's secret.

    Raises WrongRecoveryCode and what :func:`open_with_passphrase` raises.
    """
    slots = _slots(folder)
    keys = slots.with_recovery(secret)
    return _opened(folder, keys, slots.file, ground, accept_loss=accept_loss)


def open_with_data_key(folder: Path, data_key: bytes, ground: Ground, *, accept_loss: bool = False) -> Vault:
    """Opens with the data key that an escrow holder gave: everything can be read, nothing signed.

    Damage is met only where it is read, and nothing of it counts as right because of that.
    Raises DamagedVault where it is another vault's key, and what :func:`open_with_passphrase` raises.
    """
    slots = _slots(folder)
    keys = slots.with_data_key(data_key)
    return _opened(folder, keys, slots.file, ground, accept_loss=accept_loss, overlook_damage=True)


def _slots(folder: Path) -> ReadSlots:
    """The slots of the vault that is to be opened; a restoring that was cut off is finished first."""
    finish_restoring(folder)
    with storage_errors():
        return read_slots(folder / SLOTS)


def _opened(
    folder: Path,
    keys: KeyRing,
    file: SlotFile,
    ground: Ground,
    *,
    accept_loss: bool,
    overlook_damage: bool = False,
) -> Vault:
    with storage_errors():
        lock = InstanceLock(folder / LOCK)
    try:
        unfinished = keys.former is not None
        if unfinished:
            file = finish_rotation(folder, keys, file, accept_loss=accept_loss)
            keys = KeyRing(keys.data_key, keys.signing)
        start = ground.start()
        store = (
            _store_for_rescuer(folder, keys, start, accept_loss=accept_loss)
            if overlook_damage
            else open_store(folder, keys, start=start, accept_loss=accept_loss)
        )
        try:
            _check_generation(store, file.generation)
            session = session_mark(folder, keys, start)
            vault = Vault(
                folder, store, keys, lock, session, ground.hq_key, ground.clock, ground.random, ground.spool
            )
            vault.begin_session()
            if unfinished:
                vault.audit.note(Did.KEYS_RENEWED, detail="finished at sign-in")
            _mend(vault, overlook_damage=overlook_damage)
            return vault
        except BaseException:
            store.close()
            raise
    except BaseException:
        lock.release()
        raise


def _store_for_rescuer(folder: Path, keys: KeyRing, start: str, *, accept_loss: bool) -> Store:
    """In the newest format; in the one that it has where damage is in the way, since that reads every row."""
    try:
        return open_store(folder, keys, start=start, accept_loss=accept_loss, overlook_damage=True)
    except DamagedVault:
        return open_store(
            folder, keys, start=start, accept_loss=accept_loss, overlook_damage=True, as_it_is=True
        )


def _mend(vault: Vault, *, overlook_damage: bool) -> None:
    try:
        vault.mend()
    except DamagedVault as damage:
        if not overlook_damage:
            raise
        _log.warning("vault_not_mended code=%s", damage.code)


def _check_generation(store: Store, generation: int) -> None:
    """The slot file may be ahead (a crash between its writing and ours), never behind the vault."""
    kept = int(store.fact("generation") or "0")
    if generation < kept:
        raise DamagedVault("The key file of your vault is an older copy: it")
    if generation > kept:
        with store.writing():
            store.set_fact("generation", str(generation))
