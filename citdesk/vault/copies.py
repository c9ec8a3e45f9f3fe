"""Copies of a vault beside it: encrypted as the vault is, made when it is closed, the newest few kept.

A copy is whole or not there: it gets its name last. It counts as sound once it was read and proven; until
then it pushes no other one out, and one that is not sound goes again. Restoring sets the present files aside,
deletes nothing.
"""

from __future__ import annotations

import shutil
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from citdesk.casework.errors import Tampered, UserError
from citdesk.vault import database
from citdesk.vault.durable_file import copy_durably, private_folder, sync_folder, write_durably
from citdesk.vault.failures import DiskFailing, DiskReadOnly
from citdesk.vault.files import DAMAGED_LOG, DATABASE, DOUBT, SESSION, SLOTS, TAIL
from citdesk.vault.instance_lock import InstanceLock
from citdesk.vault.key_ring import KeyRing
from citdesk.vault.proof import Pause, prove
from citdesk.vault.storage_errors import storage_errors

FILES = (DATABASE, SLOTS, TAIL)
KEPT = 3
#: A new copy is made when the newest one is older than this.
EVERY = timedelta(hours=20)
_FOLDER, _NEW, _GOING = "copies", "new", "going"
#: lies in a copy that nobody has read yet
_UNPROVEN = "unproven"
_STAMP = "%Y%m%dT%H%M%SZ"
_LOCK = "lock"
_HALF, _READY, _ASIDE = "restoring", "restored-", "set-aside-"
#: what belongs to the files that are replaced and to no copy
_OF_THE_OLD = (f"{DATABASE}-wal", f"{DATABASE}-shm", SESSION, DOUBT)


class NoCopy(UserError):
    """There is no copy of this vault."""

    code = "no_copy"

    def __init__(self) -> None:
        super().__init__("There is no copy of your vault on this computer. Call your administrator.")


def copies(folder: Path) -> list[Path]:
    """The vault's copies, newest first. Raises OSError."""
    place = folder / _FOLDER
    if not place.is_dir():
        return []
    return sorted((each for each in place.iterdir() if _is_copy(each)), reverse=True)


def _is_copy(path: Path) -> bool:
    """Not one that is being made, nor what a file manager or a person left among them."""
    try:
        made_at(path)
    except ValueError:
        return False
    try:
        return path.is_dir()
    except OSError:  # the disk fails under this one alone: whoever reads it is told
        return True


def _unproven(copy: Path) -> bool:
    try:
        return (copy / _UNPROVEN).exists()
    except OSError:
        return False


def made_at(copy: Path) -> datetime:
    """When the copy was made by the device's clock, or just after the one before where that was set back."""
    return datetime.strptime(copy.name, _STAMP).replace(tzinfo=UTC)


def copy_closed(folder: Path, keys: KeyRing, now: datetime) -> Path | None:
    """Copies a vault that was just closed and proves the copy; None when the newest one is young.

    A large copy waits for :func:`prove_newest`. Raises what that raises, and OSError.
    """
    small = (folder / DATABASE).stat().st_size <= database.CHECKED_AT_OPENING
    if small:
        # a copy that the disk no longer gives is no reason for none
        with suppress(DiskFailing, DiskReadOnly):
            prove_newest(folder, keys)
    present = copies(folder)
    young = present and timedelta() <= now - made_at(present[0]) < EVERY
    # a log that did not go into the database is not copied
    if young or database.was_left_open(folder / DATABASE):
        return None
    half = folder / _FOLDER / _NEW
    shutil.rmtree(half, ignore_errors=True)
    private_folder(half)
    for name in FILES:
        copy_durably(folder / name, half / name)
    write_durably(half / _UNPROVEN, b"")
    stamp = now.astimezone(UTC)
    if present:  # the clock was set back: the newest copy has the last name all the same, and is kept
        stamp = max(stamp, made_at(present[0]) + timedelta(seconds=1))
    whole = half.with_name(stamp.strftime(_STAMP))
    half.rename(whole)
    sync_folder(whole.parent)
    for older in present:
        if _unproven(older):
            _drop(older)
    if small:
        prove_newest(folder, keys)
    return whole


def prove_newest(folder: Path, keys: KeyRing, pause: Pause | None = None) -> None:
    """Reads the newest copy where nobody has yet; only then the oldest beyond the few that are kept go.

    A copy that is not sound goes instead, and the vault is looked through at its next opening. ``pause`` as
    in :func:`prove`. Raises DamagedVault, MixedVault, LostTail, the disk's errors.
    """
    with storage_errors():
        newest = next(iter(copies(folder)), None)
        if newest is None or not _unproven(newest):
            return
    try:
        prove(newest, keys, pause)
    except Tampered:
        with storage_errors():
            if not newest.exists():  # the copies ended while it was read
                return
            write_durably(folder / DOUBT, b"")
            _drop(newest)
        raise
    with storage_errors():
        (newest / _UNPROVEN).unlink()
        sync_folder(newest)
        for old in copies(folder)[KEPT:]:
            _drop(old)


def _drop(copy: Path) -> None:
    """Its name goes first: a half of it never counts as a copy."""
    going = copy.with_name(_GOING)
    shutil.rmtree(going, ignore_errors=True)
    copy.rename(going)
    shutil.rmtree(going)


def end_copies(folder: Path) -> None:
    """Deletes the vault's copies, also half of one and a log that was damaged: under a key that was given
    up, or holding what was expunged. Raises OSError.
    """
    for place in (folder / _FOLDER, folder / _HALF):
        if place.is_dir():
            shutil.rmtree(place)
    (folder / DAMAGED_LOG).unlink(missing_ok=True)


def restore_newest(folder: Path, now: datetime) -> tuple[Path, Path]:
    """Puts the newest copy in the place of the vault; gives the copy and where the old files were set aside.

    Raises NoCopy, VaultInUse and the disk's errors. What was written after the copy is in the files set
    aside; what HQ had accepted by then comes back with the next exchange.
    """
    with storage_errors():
        found = copies(folder)
        if not found:
            raise NoCopy
        return found[0], put_in_place(folder, found[0], now)


def put_in_place(folder: Path, source: Path, now: datetime) -> Path:
    """Has a vault's folder hold the files of another one; gives where the present ones were set aside.

    The new files stand whole in the folder before the first old one moves: cut off anywhere,
    :func:`finish_restoring` goes on, and before that point nothing has changed.
    Raises VaultInUse and the disk's errors.
    """
    stamp = now.astimezone(UTC).strftime(_STAMP)
    with storage_errors():
        private_folder(folder)
        lock = InstanceLock(folder / _LOCK)
        try:
            _finish(folder)
            half = folder / _HALF
            shutil.rmtree(half, ignore_errors=True)
            private_folder(half)
            for name in FILES:
                copy_durably(source / name, half / name)
            half.rename(folder / f"{_READY}{stamp}")
            sync_folder(folder)
            _finish(folder)
        finally:
            lock.release()
    return folder / f"{_ASIDE}{stamp}"


def finish_restoring(folder: Path) -> None:
    """Goes on with putting a copy in place where that was cut off; nothing to do almost always.

    To be called before a vault's files are read. Raises VaultInUse and the disk's errors.
    """
    with storage_errors():
        if not any(folder.glob(f"{_READY}*")):
            return
        lock = InstanceLock(folder / _LOCK)
        try:
            _finish(folder)
        finally:
            lock.release()


def _finish(folder: Path) -> None:
    """Under the lock. While a new file still waits, what has its name in the vault's folder is an old one."""
    for ready in sorted(folder.glob(f"{_READY}*")):
        aside = folder / f"{_ASIDE}{ready.name.removeprefix(_READY)}"
        private_folder(aside)
        if (ready / DATABASE).exists():
            for name in _OF_THE_OLD:
                _move(folder / name, aside / name)
        for name in reversed(FILES):  # the database last: until then the log is known to be the old one's
            if (ready / name).exists():
                _move(folder / name, aside / name)
                (ready / name).rename(folder / name)
        for place in (aside, folder):
            sync_folder(place)
        ready.rmdir()


def _move(path: Path, to: Path) -> None:
    if path.exists():
        path.rename(to)
