"""Copies of a vault beside it: encrypted as the vault is, made when it is closed, the newest few kept.

A copy is whole or not there: it gets its name last. Restoring sets the present files aside, deletes nothing.
"""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

from citdesk.casework.errors import UserError
from citdesk.vault.durable_file import copy_durably, private_folder, sync_folder
from citdesk.vault.files import DAMAGED_LOG, DATABASE, SESSION, SLOTS, TAIL
from citdesk.vault.instance_lock import InstanceLock
from citdesk.vault.storage_errors import storage_errors

FILES = (DATABASE, SLOTS, TAIL)
KEPT = 3
#: A new copy is made when the newest one is older than this.
EVERY = timedelta(hours=20)
_FOLDER, _NEW = "copies", "new"
_STAMP = "%Y%m%dT%H%M%SZ"
_LOCK = "lock"
_HALF, _READY, _ASIDE = "restoring", "restored-", "set-aside-"
#: what belongs to the files that are replaced and to no copy
_OF_THE_OLD = (f"{DATABASE}-wal", f"{DATABASE}-shm", SESSION)


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
    return path.is_dir()


def made_at(copy: Path) -> datetime:
    """When the copy was made by the device's clock, or just after the one before where that was set back."""
    return datetime.strptime(copy.name, _STAMP).replace(tzinfo=UTC)


def copy_closed(folder: Path, now: datetime) -> Path | None:
    """Copies a vault that was just closed; None when the newest copy is young. Raises OSError."""
    present = copies(folder)
    if present and timedelta() <= now - made_at(present[0]) < EVERY:
        return None
    half = folder / _FOLDER / _NEW
    shutil.rmtree(half, ignore_errors=True)
    private_folder(half)
    for name in FILES:
        copy_durably(folder / name, half / name)
    stamp = now.astimezone(UTC)
    if present:  # the clock was set back: the newest copy has the last name all the same, and is kept
        stamp = max(stamp, made_at(present[0]) + timedelta(seconds=1))
    whole = half.with_name(stamp.strftime(_STAMP))
    half.rename(whole)
    sync_folder(whole.parent)
    for old in copies(folder)[KEPT:]:
        shutil.rmtree(old)
    return whole


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
