"""Copies of a vault: made when it is closed, few, whole, and good for going on after damage."""

from __future__ import annotations

import contextlib
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from citdesk.casework.errors import Tampered
from citdesk.casework.events import Decision, EventKind
from citdesk.vault.copies import KEPT, NoCopy, copies, made_at, restore_newest
from citdesk.vault.failures import DamagedVault, DiskFailing, LostTail, VaultInUse
from citdesk.vault.files import DAMAGED_LOG
from citdesk.vault.rotation import rotate
from citdesk.vault.vault import Vault
from tests.unit.vault.paper_hq import PaperHq
from tests.unit.vault.props import CHEAP, OFFICER, PASSPHRASE, SUPERVISOR, Laptop
from tests.unit.vault.test_chain import CASE, REPORT, submit


def _note(vault: Vault, text: str) -> None:
    with vault.store.writing():
        vault.store.set_fact("note", text)


def test_closing_makes_a_copy_once_a_day_and_keeps_the_newest(laptop: Laptop) -> None:
    """Signing out twice in a shift makes one copy; of a week's copies the last few are kept."""
    laptop.new_vault().close()
    laptop.open().close()
    assert len(copies(laptop.place())) == 1
    for _ in range(KEPT + 2):
        laptop.clock.forward(timedelta(days=1))
        laptop.open().close()
    assert len(copies(laptop.place())) == KEPT


def test_a_clock_set_back_by_years_loses_no_copy(laptop: Laptop) -> None:
    """An empty battery on the board: each sign-out is still copied, and the last one is the newest."""
    laptop.new_vault().close()
    for _ in range(KEPT):
        laptop.clock.forward(timedelta(days=1))
        laptop.open().close()
    laptop.clock.forward(timedelta(days=-9000))
    vault = laptop.open()
    _note(vault, "after the battery")
    vault.close()
    kept = copies(laptop.place())
    assert len(kept) == KEPT
    assert made_at(kept[0]) == made_at(kept[1]) + timedelta(seconds=1)
    restore_newest(laptop.place(), laptop.clock.now())
    vault = laptop.open()
    assert vault.store.fact("note") == "after the battery"
    vault.close()


@pytest.mark.parametrize("moved", range(9))
def test_a_restoring_that_was_cut_off_is_finished_at_the_next_sign_in(
    laptop: Laptop, moved: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Cut off before any of its renames, the vault opens whole, and the old files stand aside or in place."""
    vault = laptop.new_vault()
    _note(vault, "of the copy")
    vault.close()
    vault = laptop.open()
    _note(vault, "later")
    vault.close()
    rename, left = Path.rename, moved

    def cut_off(path: Path, to: Path) -> Path:
        nonlocal left
        if left == 0:
            raise OSError(5, "cut off")
        left -= 1
        return rename(path, to)

    with monkeypatch.context() as power:
        power.setattr(Path, "rename", cut_off)
        with contextlib.suppress(DiskFailing):
            restore_newest(laptop.place(), laptop.clock.now())
    vault = laptop.open()
    assert vault.store.fact("note") == ("later" if moved == 0 else "of the copy")
    vault.close()
    assert not list(laptop.place().glob("restored-*"))


def test_a_damaged_log_that_was_set_aside_ends_with_the_copies(laptop: Laptop, tmp_path: Path) -> None:
    """It holds old pages, as a copy does; half of a copy that was being put back goes with it."""
    vault = laptop.new_vault()
    _note(vault, "in the log")
    shutil.copytree(vault.folder, tmp_path / "killed")
    vault.close()
    place = laptop.place()
    shutil.rmtree(place)
    shutil.move(tmp_path / "killed", place)
    log = place / "vault.db-wal"
    log.write_bytes(log.read_bytes()[:-40])
    with pytest.raises(LostTail):
        laptop.open()
    laptop.open(accept_loss=True).close()
    (place / "restoring").mkdir()
    assert (place / DAMAGED_LOG).exists()
    rotate(place, PASSPHRASE, laptop.profile.vault_secret(place), CHEAP, None, laptop.random)
    assert not (place / DAMAGED_LOG).exists()
    assert not (place / "restoring").exists()
    laptop.open().close()


def test_what_else_lies_among_the_copies_stops_nobody(laptop: Laptop) -> None:
    """A file manager's leavings, or a folder that somebody made, are no copies and stay where they are."""
    laptop.new_vault().close()
    place = laptop.place() / "copies"
    (place / "Thumbs.db").write_bytes(b"pictures")
    (place / "mine").mkdir()
    (place / "20260312T210000Z").write_bytes(b"a file with a copy's name")
    for _ in range(5):
        vault = laptop.open()
        laptop.clock.forward(timedelta(days=1))
        vault.close()
    assert len(copies(laptop.place())) == 3
    assert (place / "Thumbs.db").exists()
    assert (place / "mine").is_dir()
    restore_newest(laptop.place(), laptop.clock.now())
    laptop.open().close()


def test_a_damaged_vault_goes_on_from_its_copy(laptop: Laptop) -> None:
    """What was there at the last sign-out is there; the damaged files are set aside, not deleted."""
    vault = laptop.new_vault()
    _note(vault, "kept")
    vault.close()
    broken = laptop.place() / "vault.db"
    broken.write_bytes(broken.read_bytes()[:5000] + b"?" * 300)
    with pytest.raises(DamagedVault):
        laptop.open()
    _, aside = restore_newest(laptop.place(), laptop.clock.now())
    restored = laptop.open()
    assert restored.store.fact("note") == "kept"
    restored.close()
    assert (aside / "vault.db").read_bytes().endswith(b"?" * 300)


def test_a_copy_tells_nothing_either(laptop: Laptop) -> None:
    """Copies are the encrypted files, byte for byte."""
    vault = laptop.new_vault()
    _note(vault, "Zq7Planted")
    vault.close()
    (copy,) = copies(laptop.place())
    assert (copy / "vault.db").read_bytes() == (laptop.place() / "vault.db").read_bytes()
    assert b"Zq7Planted" not in (copy / "vault.db").read_bytes()


def test_an_open_vault_is_not_restored_over(vault: Vault, laptop: Laptop) -> None:
    """Somebody is working in it."""
    vault.close()
    again = laptop.open()
    with pytest.raises(VaultInUse):
        restore_newest(laptop.place(), laptop.clock.now())
    again.close()


def test_without_a_copy_the_reason_is_said(vault: Vault, laptop: Laptop) -> None:
    """A vault that was never closed has none."""
    with pytest.raises(NoCopy):
        restore_newest(laptop.place(), laptop.clock.now())


def test_a_restored_vault_gets_back_what_hq_had_and_its_chain_goes_on(laptop: Laptop) -> None:
    """Sent after the copy and accepted: the next pull brings it back, and further events are taken."""
    hq = PaperHq(OFFICER, SUPERVISOR)
    vault = laptop.new_vault()
    hq.sync(vault)
    vault.close()
    vault = laptop.open()
    first = submit(vault)
    hq.sync(vault)
    vault.close()
    restore_newest(laptop.place(), laptop.clock.now())
    vault = laptop.open()
    assert vault.standings.get(REPORT) is None
    hq.sync(vault)
    assert vault.standings.get(REPORT) == hq.standings[REPORT]
    vault.chain.append(EventKind.WITHDRAW, REPORT, CASE, Decision(first), first)
    hq.sync(vault)
    assert vault.events.refused() == []
    assert vault.standings.get(REPORT) == hq.standings[REPORT]
    vault.close()


def test_a_restored_vault_that_went_on_by_itself_is_noticed(laptop: Laptop) -> None:
    """Two histories of one vault never mix quietly."""
    hq = PaperHq(OFFICER, SUPERVISOR)
    vault = laptop.new_vault()
    hq.sync(vault)
    vault.close()
    vault = laptop.open()
    submit(vault)
    hq.sync(vault)
    vault.close()
    restore_newest(laptop.place(), laptop.clock.now())
    vault = laptop.open()
    submit(vault)
    with pytest.raises(Tampered) as forked:
        hq.pull(vault)
    assert forked.value.code == "broken_chain"
    vault.close()
