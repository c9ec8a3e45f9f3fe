"""A computer that went off in the middle of work: it is said, with the moment of what was saved last."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from citdesk.vault.audit import Did
from citdesk.vault.copies import restore_newest
from citdesk.vault.failures import LostTail
from citdesk.vault.rotation import rotate
from citdesk.vault.vault import Vault
from tests.unit.vault.props import CHEAP, PASSPHRASE, Laptop


def _note(vault: Vault, text: str) -> None:
    with vault.store.writing():
        vault.store.set_fact("note", text)


def _cut_off(laptop: Laptop, to: Path) -> None:
    """Leaves the vault's folder as it is while somebody is at work in it."""
    vault = laptop.open()
    _note(vault, "in the middle")
    shutil.copytree(vault.folder, to)
    vault.close()
    shutil.rmtree(laptop.place())
    shutil.move(to, laptop.place())


def _started_again(laptop: Laptop, start: str = "second start") -> None:
    laptop.ground = replace(laptop.ground, start=lambda: start)


def test_power_that_went_is_told_once_with_the_last_moment(laptop: Laptop, tmp_path: Path) -> None:
    """The next sign-in after a start of the computer says so, the trail too, and the one after it nothing."""
    laptop.new_vault().close()
    _cut_off(laptop, tmp_path / "off")
    _started_again(laptop)
    before = laptop.clock.now()
    vault = laptop.open()
    assert vault.cut_off is not None
    assert vault.cut_off <= before
    assert [line.did for line in vault.audit.latest(1)] == [Did.CUT_OFF]
    vault.close()
    vault = laptop.open()
    assert vault.cut_off is None
    vault.close()


def test_a_process_that_died_alone_is_not_told(laptop: Laptop, tmp_path: Path) -> None:
    """While the computer runs on nothing that was written can be lost."""
    laptop.new_vault().close()
    _cut_off(laptop, tmp_path / "off")
    vault = laptop.open()
    assert vault.cut_off is None
    vault.close()


def test_where_starts_cannot_be_told_apart_it_is_said_of_every_session_without_an_end(
    laptop: Laptop, tmp_path: Path
) -> None:
    """Rather once too often than never."""
    laptop.new_vault().close()
    _started_again(laptop, "")
    _cut_off(laptop, tmp_path / "off")
    vault = laptop.open()
    assert vault.cut_off is not None
    vault.close()


def test_who_signed_out_in_order_is_told_nothing(laptop: Laptop) -> None:
    """A computer may be switched off after that."""
    laptop.new_vault().close()
    _started_again(laptop)
    vault = laptop.open()
    assert vault.cut_off is None
    vault.close()


@pytest.mark.parametrize("left", [b"", b"\0" * 73, b"\1" * 40])
def test_a_record_that_the_disk_lost_counts_as_cut_off(laptop: Laptop, left: bytes) -> None:
    """Nothing, zeros or half a record is what a disk that lies leaves of it."""
    laptop.new_vault().close()
    (laptop.place() / "session").write_bytes(left)
    vault = laptop.open()
    assert vault.cut_off is not None
    vault.close()


def test_an_ended_session_knows_how_much_there_has_to_be(laptop: Laptop, tmp_path: Path) -> None:
    """An older database under an older mark is noticed by the record of the session that ended after it."""
    laptop.new_vault().close()
    shutil.copytree(laptop.place(), tmp_path / "older")
    vault = laptop.open()
    _note(vault, "later")
    vault.close()
    for name in ("vault.db", "tail"):
        shutil.copy(tmp_path / "older" / name, laptop.place() / name)
    with pytest.raises(LostTail):
        laptop.open()
    vault = laptop.open(accept_loss=True)
    vault.close()
    laptop.open().close()


def test_neither_new_keys_nor_a_copy_put_back_are_taken_for_a_loss(laptop: Laptop) -> None:
    """The record follows the keys, and does not outlive the files that it is about."""
    laptop.new_vault().close()
    rotate(
        laptop.place(), PASSPHRASE, laptop.profile.vault_secret(laptop.place()), CHEAP, None, laptop.random
    )
    _started_again(laptop)
    vault = laptop.open()
    assert vault.cut_off is None
    vault.close()
    vault = laptop.open()
    _note(vault, "after the copy")
    vault.close()
    restore_newest(laptop.place(), laptop.clock.now())
    vault = laptop.open()
    assert vault.cut_off is None
    vault.close()
