"""Checking a person's vault, mending what can be mended, giving it out encrypted, putting a copy back."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from citdesk.casework.errors import CitdeskError, Tampered, UserError
from citdesk.casework.ids import ReportId
from citdesk.vault.archive import pack, unpack
from citdesk.vault.audit import Did
from citdesk.vault.copies import FILES, NoCopy, copies, finish_restoring, made_at, put_in_place
from citdesk.vault.durable_file import copy_durably, private_folder
from citdesk.vault.failures import (
    DamagedVault,
    DiskFailing,
    DiskReadOnly,
    LostTail,
    MixedVault,
    WrongSignIn,
)
from citdesk.vault.files import LOCK, SLOTS, check_kinds
from citdesk.vault.instance_lock import InstanceLock
from citdesk.vault.key_ring import KeyRing
from citdesk.vault.known_vaults import KnownVaults
from citdesk.vault.lock_out import LockOut
from citdesk.vault.open_store import open_store
from citdesk.vault.opening import Ground
from citdesk.vault.profile import DeviceProfile
from citdesk.vault.secret import Passphrase
from citdesk.vault.storage_errors import storage_errors
from citdesk.vault.unsynced import Unsynced, unsynced
from citdesk.vault.vault import Vault
from citdesk.vault.ways_in import ReadSlots, read_slots
from citdesk.workspace.sign_in import open_vault

T = TypeVar("T")


class WouldLoseWork(UserError):
    """The vault that is there opens and holds work that the copy does not."""

    code = "would_lose_work"

    def __init__(self, count: int) -> None:
        what = "1 thing that is" if count == 1 else f"{count} things that are"
        super().__init__(
            f"The vault on this computer opens, and it holds {what} neither at HQ nor in the copy. "
            "Nothing was changed. Sign in and let it exchange with HQ first."
        )


#: What a repair names that it took as it found it.
_LOST: Mapping[type[Tampered], str] = {LostTail: "end of the last work", MixedVault: "what belongs together"}
_ALL_UNINDEXED = """
INSERT INTO unindexed SELECT report FROM (
    SELECT report FROM drafts WHERE practice IS NULL
    UNION SELECT report FROM events WHERE report IS NOT NULL
    UNION SELECT report FROM projections
    UNION SELECT consult FROM consults WHERE signed IS NOT NULL)
WHERE report NOT IN (SELECT report FROM unindexed)
"""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. ``problem`` is '' where it is sound."""

    what: str
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put in place: when the copy was made (None for a file), where the old files are now."""

    made: datetime | None
    aside: Path
    #: newer copies that could not be read or are not sound
    passed_over: Sequence[Finding]
    #: the keyring here has no secret for this vault: the recovery code opens it
    needs_recovery_code: bool


def check_vault(
    profile: DeviceProfile, badge: str, passphrase: Passphrase, ground: Ground
) -> Sequence[Finding]:
    """Everything that can be checked about a vault and its copies.

    Raises WrongSignIn, LockedOut, VaultInUse and what stands in the way of looking; damage is a finding.
    """
    folder = profile.vault_folder(badge)
    try:
        vault = open_vault(profile, badge, passphrase, ground, accept_loss=False)
    except Tampered as damage:
        return (Finding("vault", str(damage)),)
    try:
        waiting = vault.events.waiting()
        found = [
            _looked_at("pages and indexes", vault.store.check),
            _looked_at("audit trail", vault.audit.verify),
            Finding(f"{waiting} waiting for HQ"),
        ]
        keys = vault.keys
    finally:
        vault.close()
    with storage_errors():
        found += [
            _looked_at(_name_of(copy), lambda copy=copy: _check_copy(profile, copy, keys))
            for copy in copies(folder)
        ]
    return tuple(found)


def repair_vault(
    profile: DeviceProfile, badge: str, passphrase: Passphrase, ground: Ground
) -> Sequence[Finding]:
    """Accepts a lost tail and pages of several moments, rebuilds everything derived, then checks again.

    Raises what opening raises: where pages are damaged only a copy helps.
    """
    accepted: list[LostTail | MixedVault] = []
    while True:
        try:
            vault = open_vault(profile, badge, passphrase, ground, accept_loss=bool(accepted))
            _check_moments(vault)
            break
        except (LostTail, MixedVault) as loss:
            if any(type(loss) is type(before) for before in accepted):
                raise
            if isinstance(loss, MixedVault):
                _accept_mixture(profile, badge, passphrase)
            accepted.append(loss)
    try:
        for loss in accepted:
            vault.audit.note(Did.LOSS_ACCEPTED, outcome=loss.code)
        _rebuild(vault)
        vault.audit.note(Did.REPAIRED)
    finally:
        vault.close()
    told = tuple(
        Finding(_LOST[type(loss)], f"{str(loss).split('.')[0]}. What is there opens now.")
        for loss in accepted
    )
    return (*told, *check_vault(profile, badge, passphrase, ground))


def _check_moments(vault: Vault) -> None:
    """A large vault opens without being looked at. Raises MixedVault, the vault then closed."""
    try:
        vault.store.check()
    except MixedVault:
        vault.close()
        raise
    except DamagedVault:  # said at the end, when all that can be rebuilt is
        return


def export_vault(
    profile: DeviceProfile, badge: str, passphrase: Passphrase, ground: Ground, to: Path
) -> None:
    """Writes the closed vault, encrypted as it is, into one file. Raises FileThere, what opening raises."""
    vault = open_vault(profile, badge, passphrase, ground, accept_loss=False)
    try:
        vault.store.check()
        vault.audit.note(Did.EXPORTED, detail="vault")
    finally:
        vault.close()
    with storage_errors():
        lock = InstanceLock(vault.folder / LOCK)
    try:
        pack(vault.folder, to)
    finally:
        lock.release()


def restore_vault(
    profile: DeviceProfile, badge: str, passphrase: Passphrase | None, ground: Ground, source: Path | None
) -> Restored:
    """Puts the newest sound copy, or an exported file, in the place of the person's vault.

    The present files are set aside, never deleted. A vault that opens is left alone while it holds anything
    that is neither at HQ nor in the copy: WouldLoseWork. Without ``passphrase`` only where there is no vault
    yet. Raises NoCopy, NotAnArchive, WrongSignIn, VaultInUse, the disk's errors.
    """
    folder = profile.vault_folder(badge)
    finish_restoring(folder)
    sources = _sources(folder, source)
    passed_over: list[Finding] = []
    stage = profile.new_folder()
    try:
        known = profile.secrets.get(folder.name) is not None
        there = (folder / SLOTS).exists() or (folder / "vault.db").exists()
        if there and passphrase is None:
            raise WrongSignIn
        if passphrase is not None and (there or known):
            tries = LockOut(profile.secrets, ground.clock)
            tries.check(folder.name)
            try:
                sound, held = _first_good(
                    sources, passed_over, lambda each: _staged_held(profile, folder, stage, passphrase, each)
                )
            except WrongSignIn:
                tries.failed(folder.name)
                raise
            present = _present(profile, badge, passphrase, ground)
            if present is not None and not present <= held:
                raise WouldLoseWork(len(present - held))
        else:  # no secret here or no passphrase: nothing to prove it with; signing in does
            sound, _ = _first_good(sources, passed_over, lambda each: _stage(each, stage))
        made = None if source is not None else made_at(sound)
        KnownVaults(profile.secrets).forget(folder)
        aside = put_in_place(folder, stage, ground.clock.now())
    finally:
        shutil.rmtree(stage, ignore_errors=True)
    if passphrase is not None and known:
        vault = open_vault(profile, badge, passphrase, ground, accept_loss=True)
        vault.audit.note(Did.RESTORED, detail="" if made is None else f"{made:%Y-%m-%dT%H:%M:%SZ}")
        vault.close()
    return Restored(made, aside, tuple(passed_over), not known)


def _sources(folder: Path, source: Path | None) -> Sequence[Path]:
    """What may be put in place: the file that was named, or the copies, newest first. Raises NoCopy."""
    if source is not None:
        return (source,)
    with storage_errors():
        found = copies(folder)
    if not found:
        raise NoCopy
    return found


def _stage(source: Path, stage: Path) -> None:
    shutil.rmtree(stage, ignore_errors=True)
    with storage_errors():
        packed = source.is_file()
    if packed:
        unpack(source, stage)
        return
    with storage_errors():
        check_kinds(source)
        private_folder(stage)
        for name in FILES:
            copy_durably(source / name, stage / name)


def _first_good(
    sources: Sequence[Path], passed_over: list[Finding], take: Callable[[Path], T]
) -> tuple[Path, T]:
    """The first source that can be taken, and what taking it gave; those before it are noted.

    A vault that was damaged unnoticed is copied as it is, and a disk may fail under one copy alone: an older
    one may be the sound one. Where none is, raises what is wrong with the newest.
    """
    problems: list[CitdeskError] = []
    for source in sources:
        try:
            return source, take(source)
        except Tampered as damage:
            problems.append(damage)
            passed_over.append(Finding(_name_of(source), "It is damaged."))
        except (DiskFailing, DiskReadOnly) as failing:
            problems.append(failing)
            passed_over.append(Finding(_name_of(source), "It could not be read from the disk."))
    raise problems[0]


def _staged_held(
    profile: DeviceProfile, folder: Path, stage: Path, passphrase: Passphrase, source: Path
) -> Unsynced:
    """Stages the source and proves it; gives what it holds alone. Raises WrongSignIn, its damage."""
    _stage(source, stage)
    return _held(stage, _keys_of(profile, folder, stage, passphrase))


def _name_of(source: Path) -> str:
    """By its name alone: the disk may fail under a copy that is to be named."""
    try:
        return f"copy of {made_at(source):%Y-%m-%d %H:%M} UTC"
    except ValueError:  # a file that was named
        return source.name


def _keys_of(profile: DeviceProfile, folder: Path, stage: Path, passphrase: Passphrase) -> KeyRing:
    """The keys by the present slots where these are whole and of the same data key, else by the copy's.

    In the first case the copy gets the present slots: a passphrase or code changed since stays changed.
    """
    secret = profile.vault_secret(folder)
    there = read_slots(stage / SLOTS)
    present = _sound_slots(profile, folder)
    if present is not None:
        keys = present.with_passphrase(passphrase, secret)
        try:
            there.check(keys)
        except DamagedVault:
            return there.with_passphrase(passphrase, secret)
        with storage_errors():
            copy_durably(folder / SLOTS, stage / SLOTS)
        return keys
    return there.with_passphrase(passphrase, secret)


def _sound_slots(profile: DeviceProfile, folder: Path) -> ReadSlots | None:
    """The present slots; None where they are damaged, cannot be read or are of another vault."""
    try:
        KnownVaults(profile.secrets).check(folder)
        with storage_errors():
            return read_slots(folder / SLOTS)
    except (DamagedVault, DiskFailing):
        return None


def _present(profile: DeviceProfile, badge: str, passphrase: Passphrase, ground: Ground) -> Unsynced | None:
    """What the present vault holds alone; None where it opens no more or the disk fails under it."""
    try:
        vault = open_vault(profile, badge, passphrase, ground, accept_loss=True)
    except (Tampered, DiskFailing):
        return None
    try:
        return unsynced(vault.store)
    finally:
        vault.close()


def _held(stage: Path, keys: KeyRing) -> Unsynced:
    store = open_store(stage, keys, accept_loss=True)
    try:
        store.check()
        return unsynced(store)
    finally:
        store.close()


def _accept_mixture(profile: DeviceProfile, badge: str, passphrase: Passphrase) -> None:
    """Has what is there count as right, where each page and index is whole in itself."""
    folder = profile.vault_folder(badge)
    with storage_errors():
        lock = InstanceLock(folder / LOCK)
    try:
        with storage_errors():
            slots = read_slots(folder / SLOTS)
        keys = slots.with_passphrase(passphrase, profile.vault_secret(folder))
        open_store(folder, keys, accept_loss=True, accept_mixture=True).close()
    finally:
        lock.release()


def _check_copy(profile: DeviceProfile, copy: Path, keys: KeyRing) -> None:
    """Opens a copy of the copy: opening writes beside the file."""
    stage = profile.new_folder()
    try:
        _stage(copy, stage)
        with storage_errors():
            read_slots(stage / SLOTS).check(keys)
        _held(stage, keys)
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _rebuild(vault: Vault) -> None:
    people = vault.directory.people()
    with vault.store.writing():
        vault.store.execute("REINDEX")
        reports = [
            str(row["report"])
            for row in vault.store.rows("SELECT DISTINCT report FROM events WHERE report IS NOT NULL")
        ]
        for report in reports:
            vault.standings.derive(ReportId(report), people)
        vault.store.execute(_ALL_UNINDEXED)


def _looked_at(what: str, look: Callable[[], None]) -> Finding:
    try:
        look()
    except CitdeskError as problem:
        return Finding(what, str(problem))
    return Finding(what)
