"""Copies of an HQ that keeps its record in SQLite, taken while it serves, and setting one up from a copy.

The case keys are copied into a set of their own, to be thrown away early: a case whose key was destroyed
stays unreadable in every copy of the record, once the copies of its key are gone. The master key is never
copied: it belongs in a safe place, not beside what it opens.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from citdesk.casework.errors import AdministratorError, EnvironmentProblem
from citdesk.hq.configuration import read_configuration
from citdesk.hq.folder import HqFolder
from citdesk.hq.private_file import make_private_folder, write_private

_Fill = Callable[[Path], None]

RECORD, CASE_KEYS = "record", "case-keys"
_BUSY_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Copy:
    """One backup: two folders that belong together by their time."""

    record: Path
    case_keys: Path


def back_up(root: Path, target: Path, now: datetime) -> Copy:
    """Copies the HQ into two new folders below the target, each whole or not there.

    Raises AdministratorError (``postgresql``: its own tools copy that record), EnvironmentProblem.
    """
    folder = HqFolder(root)
    if read_configuration(folder).database:
        raise AdministratorError(
            "This HQ keeps its record in PostgreSQL: copy it with pg_dump, and this folder beside it.",
            code="postgresql",
        )
    name = now.strftime("%Y%m%dT%H%M%SZ")
    copy = Copy(target / RECORD / name, target / CASE_KEYS / name)
    try:
        # the record first: every key that its events need was on disk before them
        _whole(copy.record, lambda part: _copy_record(folder, part))
        _whole(copy.case_keys, lambda part: _copy_keys(folder, part))
    except (OSError, sqlite3.Error) as failed:
        raise EnvironmentProblem(f"The backup could not be written: {failed}", code="backup") from failed
    return copy


def restore(copy: Copy, master_key: Path | None, root: Path, orders: Path | None = None) -> None:
    """Sets an HQ up in an empty or missing folder from a copy.

    ``orders`` is the folder of expunge orders, which no backup holds; they are to be carried out again
    (``expunging.finish``) before anybody is served.
    ``master_key`` is the file kept in a safe place; None where the environment or the keyring has it.
    Raises AdministratorError (``already_there``, ``no_backup``), EnvironmentProblem.
    """
    folder = HqFolder(root)
    if root.exists() and any(root.iterdir()):
        raise AdministratorError(f"{root} is not empty. Restore into a new folder.", code="already_there")
    keys = copy.case_keys / folder.key_store.name
    if not (copy.record / folder.database.name).is_file() or not keys.is_file():
        raise AdministratorError("This is no backup of an HQ: give both of its folders.", code="no_backup")
    try:
        make_private_folder(root)
        for path in (*sorted(copy.record.iterdir()), keys):
            write_private(root / path.name, path.read_bytes())
        if orders is not None:
            make_private_folder(folder.expunge_orders)
            for path in sorted(orders.glob("*.jws")):
                write_private(folder.expunge_orders / path.name, path.read_bytes())
        if master_key is not None:
            write_private(folder.master_key, master_key.read_bytes())
    except OSError as failed:
        shutil.rmtree(root, ignore_errors=True)
        raise EnvironmentProblem(f"The HQ could not be restored: {failed}", code="restore") from failed


def _whole(target: Path, fill: _Fill) -> None:
    part = target.with_name(f".{target.name}.part")
    make_private_folder(target.parent)
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(mode=0o700)
    try:
        fill(part)
        part.rename(target)
    except (OSError, sqlite3.Error):
        shutil.rmtree(part, ignore_errors=True)
        raise


def _copy_record(folder: HqFolder, part: Path) -> None:
    _copy_database(folder.database, part / folder.database.name)
    for path in (
        folder.configuration,
        folder.authority,
        folder.authority_key,
        folder.certificate,
        folder.certificate_key,
        folder.signing_key,
    ):
        write_private(part / path.name, path.read_bytes())
    for path in (folder.paper_seal, folder.paper_seal_key):  # there once a paper was sealed
        if path.exists():
            write_private(part / path.name, path.read_bytes())


def _copy_keys(folder: HqFolder, part: Path) -> None:
    if folder.key_store.exists():
        _copy_database(folder.key_store, part / folder.key_store.name)
    else:  # no case yet, so nothing in the record that was copied needs a key
        write_private(part / folder.key_store.name, b"")


def _copy_database(source: Path, target: Path) -> None:
    """A copy of one moment, while others read and write."""
    target.touch(mode=0o600)
    with (
        closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True, timeout=_BUSY_SECONDS)) as live,
        closing(sqlite3.connect(target)) as copy,
    ):
        live.backup(copy)
