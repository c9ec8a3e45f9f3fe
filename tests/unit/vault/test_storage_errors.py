"""Disk full, read-only, failing: said in words, nothing before it lost, and work goes on afterwards."""

from __future__ import annotations

import errno
import sqlite3

import pytest

from citdesk.casework.errors import CitdeskError, EnvironmentProblem
from citdesk.vault.disk_errors import disk_error
from citdesk.vault.failures import DamagedVault, DiskFailing, DiskFull, DiskReadOnly, VaultInUse
from citdesk.vault.storage_errors import database_error, storage_errors
from citdesk.vault.vault import Vault
from tests.unit.vault.test_drafts import begun


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("database or disk is full", DiskFull),
        ("attempt to write a readonly database", DiskReadOnly),
        ("unable to open database file", DiskReadOnly),
        ("disk I/O error", DiskFailing),
        ("database is locked", VaultInUse),
        ("database disk image is malformed", DamagedVault),
        ("file is not a database", DamagedVault),
    ],
)
def test_what_the_database_says_is_translated(said: str, kind: type[CitdeskError]) -> None:
    """Each of SQLite's own words becomes an error that says what to do."""
    assert isinstance(database_error(sqlite3.OperationalError(said)), kind)


def test_a_defect_of_ours_is_not_blamed_on_the_disk() -> None:
    """Wrong SQL is raised as it is."""
    with pytest.raises(sqlite3.OperationalError), storage_errors():
        raise sqlite3.OperationalError("no such column: nonsense")


@pytest.mark.parametrize(
    ("number", "kind"),
    [(errno.ENOSPC, DiskFull), (errno.EROFS, DiskReadOnly), (errno.EIO, DiskFailing)],
)
def test_what_the_system_says_is_translated(number: int, kind: type[EnvironmentProblem]) -> None:
    """Errors of the file system likewise."""
    assert isinstance(disk_error(OSError(number, "")), kind)


def test_a_full_disk_loses_nothing_that_was_saved(vault: Vault) -> None:
    """When no page can be added any more, the save fails in words; with room again it works."""
    draft = begun(vault)
    vault.drafts.save(draft.report, b"<encounter>kept</encounter>", {}, draft.changed_at)
    pages = vault.store.number("PRAGMA page_count")
    vault.store.rows(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(DiskFull, match="Everything before it is safe"):
        vault.drafts.save(
            draft.report, b"<encounter>" + b"x" * 400_000 + b"</encounter>", {}, draft.changed_at
        )
    assert vault.drafts.need(draft.report).instance_xml == b"<encounter>kept</encounter>"
    vault.store.rows("PRAGMA max_page_count = 100000")
    vault.drafts.save(draft.report, b"<encounter>later</encounter>", {}, draft.changed_at)
    assert vault.drafts.need(draft.report).instance_xml == b"<encounter>later</encounter>"


def test_every_commit_is_forced_to_disk(vault: Vault) -> None:
    """Write-ahead log, FULL synchronisation, secure deletion, no temporary files: as the vault promises."""
    asked = ("journal_mode", "synchronous", "secure_delete", "temp_store", "foreign_keys")
    found = [next(iter(vault.store.rows(f"PRAGMA {name}")[0].values())) for name in asked]
    assert found == ["wal", 2, 1, 2, 1]
    assert vault.store.rows("PRAGMA cipher_version")
