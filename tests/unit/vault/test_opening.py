"""Opening a vault: the right way in, the wrong ones, and everything that may lie in its place."""

from __future__ import annotations

import os
import shutil
import sqlite3
from pathlib import Path

import pytest

from citdesk.casework.errors import Tampered
from citdesk.vault.failures import (
    DamagedVault,
    LostTail,
    SecretMissing,
    UnencryptedVault,
    VaultClosed,
    VaultInUse,
    WrongSignIn,
)
from citdesk.vault.vault import Vault
from tests.unit.vault.props import OFFICER, SUPERVISOR, Laptop


def _kept_closed(laptop: Laptop, facts: int = 3) -> Path:
    vault = laptop.new_vault()
    for number in range(facts):
        with vault.store.writing():
            vault.store.set_fact("note", f"change {number}")
    vault.close()
    return laptop.place()


def _copied_while_open(laptop: Laptop, facts: int, to: Path) -> Path:
    """The vault's folder as a killed process leaves it: everything still in the write-ahead log."""
    vault = laptop.new_vault()
    for number in range(facts):
        with vault.store.writing():
            vault.store.set_fact("note", f"change {number}")
    shutil.copytree(vault.folder, to)
    vault.close()
    shutil.rmtree(laptop.place())
    shutil.move(to, laptop.place())
    return laptop.place()


def _flip(path: Path, at: int) -> None:
    content = bytearray(path.read_bytes())
    content[at] ^= 0x01
    path.write_bytes(content)


def test_what_was_written_is_there_after_opening_again(laptop: Laptop) -> None:
    """A fact written before closing is read after opening with the same passphrase."""
    _kept_closed(laptop)
    again = laptop.open()
    assert again.store.fact("note") == "change 2"
    assert again.identity.person == OFFICER
    again.close()


def test_a_wrong_passphrase_is_refused_in_the_words_for_a_wrong_badge(laptop: Laptop) -> None:
    """Nobody can tell from the sentence which of the two was wrong."""
    _kept_closed(laptop)
    with pytest.raises(WrongSignIn) as wrong:
        laptop.open(passphrase="walnut ferry candles")
    assert str(wrong.value) == str(WrongSignIn())


def test_passphrase_alone_does_not_open_a_copied_vault(laptop: Laptop) -> None:
    """Without the device secret the right passphrase opens nothing."""
    _kept_closed(laptop)
    laptop.secrets.put(laptop.place().name, bytes(32))
    with pytest.raises(WrongSignIn):
        laptop.open()


def test_a_missing_device_secret_is_named_with_the_way_out(laptop: Laptop) -> None:
    """A wiped keyring is told apart from a wrong passphrase and points to the recovery code."""
    _kept_closed(laptop)
    laptop.secrets.remove(laptop.place().name)
    with pytest.raises(SecretMissing, match="recovery code"):
        laptop.open()


def test_a_second_instance_is_refused(vault: Vault, laptop: Laptop) -> None:
    """While one window has the vault open, another does not get in."""
    with pytest.raises(VaultInUse):
        laptop.open()


def test_a_closed_vault_gives_nothing(vault: Vault) -> None:
    """After closing, reading, writing and signing say that the person is signed out."""
    vault.close()
    with pytest.raises(VaultClosed):
        vault.store.fact("note")
    with pytest.raises(VaultClosed):
        _ = vault.signing_key


def test_an_unencrypted_database_in_its_place_is_not_opened(laptop: Laptop) -> None:
    """A plain SQLite file under the vault's name is refused and left as it is."""
    place = _kept_closed(laptop)
    (place / "vault.db").unlink()
    with sqlite3.connect(place / "vault.db") as plain:
        plain.execute("CREATE TABLE facts (name, value)")
    plain.close()
    before = (place / "vault.db").read_bytes()
    with pytest.raises(UnencryptedVault):
        laptop.open()
    assert (place / "vault.db").read_bytes() == before


@pytest.mark.parametrize("name", ["vault.db", "slots.json"])
def test_a_missing_file_is_damage_and_nothing_is_made_in_its_place(laptop: Laptop, name: str) -> None:
    """Opening never creates what is missing: that would look like an empty vault."""
    place = _kept_closed(laptop)
    (place / name).unlink()
    with pytest.raises(DamagedVault):
        laptop.open()
    assert not (place / name).exists()


@pytest.mark.parametrize("left", [0, 1, 15, 16, 511, 512, 4095, 4096, 4097, 9000])
def test_a_database_cut_anywhere_is_damage(laptop: Laptop, left: int) -> None:
    """Less than a page is no new vault either, which SQLite alone would take it for."""
    database = _kept_closed(laptop) / "vault.db"
    cut = database.read_bytes()[:left]
    database.write_bytes(cut)
    with pytest.raises(DamagedVault):
        laptop.open()
    assert database.read_bytes() == cut


@pytest.mark.skipif(os.name == "nt", reason="pipes and links of Unix")
@pytest.mark.parametrize("kind", ["folder", "pipe", "broken link", "device"])
@pytest.mark.parametrize("name", ["vault.db", "vault.db-wal", "vault.db-journal", "slots.json", "tail"])
def test_what_is_no_file_is_damage_and_nobody_waits_for_it(laptop: Laptop, name: str, kind: str) -> None:
    """A pipe would never answer and a device never end."""
    path = _kept_closed(laptop) / name
    path.unlink(missing_ok=True)
    match kind:
        case "folder":
            path.mkdir()
        case "pipe":
            os.mkfifo(path)
        case _:
            path.symlink_to("/dev/zero" if kind == "device" else path.with_name("nothing"))
    with pytest.raises(DamagedVault):
        laptop.open()


def test_a_session_record_that_is_no_file_keeps_nobody_out(laptop: Laptop) -> None:
    """It only tells how the last session ended; without it that counts as cut off."""
    record = _kept_closed(laptop) / "session"
    record.write_bytes(b"?" * 1_000_000)
    vault = laptop.open()
    assert vault.cut_off is not None
    vault.close()


def test_a_key_file_of_absurd_size_is_damage_and_is_not_read_whole(laptop: Laptop) -> None:
    """A hole of a terabyte on the disk, nothing of it in memory."""
    slots = _kept_closed(laptop) / "slots.json"
    with slots.open("r+b") as file:
        file.truncate(2**40)
    with pytest.raises(DamagedVault):
        laptop.open()


def test_any_changed_byte_of_the_database_is_noticed(laptop: Laptop) -> None:
    """One flipped bit in every 97th byte, one at a time, is damage."""
    place = _kept_closed(laptop)
    whole = (place / "vault.db").read_bytes()
    for at in range(0, len(whole), len(whole) // 97):
        _flip(place / "vault.db", at)
        with pytest.raises(Tampered):
            laptop.open()
        (place / "vault.db").write_bytes(whole)
    laptop.open().close()


def test_any_changed_byte_of_the_slots_is_noticed(laptop: Laptop) -> None:
    """One changed byte anywhere in the slot file is damage, not a wrong passphrase."""
    place = _kept_closed(laptop)
    whole = (place / "slots.json").read_bytes()
    for at in range(len(whole)):
        _flip(place / "slots.json", at)
        with pytest.raises(DamagedVault):
            laptop.open()
    (place / "slots.json").write_bytes(whole)
    laptop.open().close()


def test_a_changed_byte_of_the_log_is_noticed_as_a_lost_tail(laptop: Laptop, tmp_path: Path) -> None:
    """SQLite silently drops what follows a damaged frame; the tail mark tells how much is missing."""
    place = _copied_while_open(laptop, 6, tmp_path / "copy")
    log = place / "vault.db-wal"
    whole = log.read_bytes()
    assert len(whole) > 4096
    _flip(log, len(whole) - 40)
    with pytest.raises(LostTail) as lost:
        laptop.open()
    assert lost.value.missing == 1


def test_a_killed_process_loses_nothing(laptop: Laptop, tmp_path: Path) -> None:
    """What is only in the write-ahead log is there after opening."""
    _copied_while_open(laptop, 6, tmp_path / "copy")
    again = laptop.open()
    assert again.store.fact("note") == "change 5"
    again.close()


def test_a_check_after_a_crash_takes_no_half_folded_page_for_damage(
    laptop: Laptop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page that is half written in the file of a large vault stands whole in its log."""
    monkeypatch.setattr("citdesk.vault.database.CHECKED_AT_OPENING", 0)
    monkeypatch.setattr("citdesk.vault.database.CHECKED_AFTER_START", 0)
    place = _copied_while_open(laptop, 6, tmp_path / "copy")
    log, pages = (place / "vault.db-wal").read_bytes(), (place / "vault.db").stat().st_size // 4096
    frames = range(32, len(log), 24 + 4096)
    newer = {int.from_bytes(log[at : at + 4]) for at in frames} & set(range(2, pages + 1))
    assert newer
    for page in newer:
        _flip(place / "vault.db", page * 4096 - 1000)
    again = laptop.open()
    again.store.check()
    assert again.store.fact("note") == "change 5"
    again.close()


def test_a_missing_log_is_noticed(laptop: Laptop, tmp_path: Path) -> None:
    """Deleting the write-ahead log takes commits away; opening says so."""
    place = _copied_while_open(laptop, 6, tmp_path / "copy")
    (place / "vault.db-wal").unlink()
    with pytest.raises(Tampered):
        laptop.open()


def test_what_is_left_after_a_loss_can_be_opened_by_who_was_told(laptop: Laptop, tmp_path: Path) -> None:
    """The person is told first; then the rest opens, and later openings are quiet again."""
    place = _copied_while_open(laptop, 6, tmp_path / "copy")
    _flip(place / "vault.db-wal", (place / "vault.db-wal").stat().st_size - 40)
    with pytest.raises(LostTail):
        laptop.open()
    left = laptop.open(accept_loss=True)
    assert left.store.fact("note") == "change 4"
    left.close()
    laptop.open().close()


def test_an_older_copy_of_the_database_is_noticed(laptop: Laptop) -> None:
    """Yesterday's database put back under today's mark is a lost tail."""
    place = _kept_closed(laptop)
    old = (place / "vault.db").read_bytes()
    vault = laptop.open()
    with vault.store.writing():
        vault.store.set_fact("note", "later")
    vault.close()
    (place / "vault.db").write_bytes(old)
    with pytest.raises(LostTail):
        laptop.open()


def test_a_deleted_mark_is_noticed(laptop: Laptop) -> None:
    """Without the mark nobody can tell whether something is missing, so that is said."""
    place = _kept_closed(laptop)
    (place / "tail").unlink()
    with pytest.raises(LostTail) as lost:
        laptop.open()
    assert lost.value.missing is None


def test_another_persons_database_is_damage(laptop: Laptop) -> None:
    """A database swapped with a colleague's does not open with one's own key."""
    _kept_closed(laptop)
    laptop.new_vault(SUPERVISOR).close()
    shutil.copy(laptop.place(SUPERVISOR) / "vault.db", laptop.place() / "vault.db")
    with pytest.raises(DamagedVault):
        laptop.open()
