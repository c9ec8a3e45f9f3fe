"""Copies of a vault: made when it is closed, few, whole, and good for going on after damage."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from citdesk.casework.errors import Tampered
from citdesk.casework.events import Decision, EventKind
from citdesk.vault.copies import KEPT, NoCopy, copies, made_at, prove_newest, restore_newest
from citdesk.vault.failures import DamagedVault, DiskFailing, LostTail, MixedVault, VaultInUse
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


def _days_of_work(laptop: Laptop, count: int = KEPT + 2, spoil: Callable[[], None] = lambda: None) -> None:
    """Somebody signs in, the disk does what it does meanwhile, and they sign out, day after day."""
    for day in range(count):
        laptop.clock.forward(timedelta(days=1))
        vault = laptop.open()
        _note(vault, f"day {day}")
        vault.store.fold_log()
        spoil()
        vault.close()


def _flip(path: Path, at: int) -> None:
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(content)


def _vault_with_an_attic(laptop: Laptop) -> int:
    """A vault that was signed out of, and the place in its file of something that nobody ever reads."""
    vault = laptop.new_vault()
    file = laptop.place() / "vault.db"
    vault.store.fold_log()
    begin = file.stat().st_size
    with vault.store.writing():
        vault.store.execute("INSERT INTO recalls VALUES (1, ?, ?, 1)", ("attic", "river " * 10_000))
    vault.store.fold_log()
    end = file.stat().st_size
    vault.close()
    return (begin + end) // 2


@pytest.mark.logs_warnings
def test_damage_met_by_nobody_is_not_copied_and_said_at_the_next_sign_in(laptop: Laptop) -> None:
    """The disk changed a byte in the evening: the copies from before stay, and the vault opens no more."""
    attic = _vault_with_an_attic(laptop)
    _days_of_work(laptop)
    before = copies(laptop.place())
    _days_of_work(laptop, 1, lambda: _flip(laptop.place() / "vault.db", attic))
    assert copies(laptop.place()) == before
    with pytest.raises(DamagedVault):
        laptop.open()
    restore_newest(laptop.place(), laptop.clock.now())
    laptop.open().close()


def test_copies_of_a_large_damaged_vault_push_no_sound_one_out(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody reads it whole at sign-in nor at sign-out, for a week: all sound copies are still there.

    Once the newest copy is read it goes, and from then on the vault is looked through at sign-in.
    """
    attic = _vault_with_an_attic(laptop)
    _days_of_work(laptop)
    sound = copies(laptop.place())
    monkeypatch.setattr("citdesk.vault.database.CHECKED_AT_OPENING", 0)
    monkeypatch.setattr("citdesk.vault.database.CHECKED_AFTER_START", 0)
    _days_of_work(laptop, 1, lambda: _flip(laptop.place() / "vault.db", attic))
    _days_of_work(laptop, KEPT + 3)
    assert copies(laptop.place())[1:] == sound
    vault = laptop.open()
    keys = vault.keys
    vault.close()
    with pytest.raises(DamagedVault):
        prove_newest(laptop.place(), keys)
    assert copies(laptop.place()) == sound
    with pytest.raises(DamagedVault):
        laptop.open()
    restore_newest(laptop.place(), laptop.clock.now())
    laptop.open().close()


def test_a_proven_copy_of_a_large_vault_takes_its_place(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Until it is read all before it stay; afterwards the oldest goes, and nothing is asked twice."""
    laptop.new_vault().close()
    monkeypatch.setattr("citdesk.vault.database.CHECKED_AT_OPENING", 0)
    paused: list[int] = []
    for _ in range(KEPT + 1):
        _days_of_work(laptop, 1)
        vault = laptop.open()
        prove_newest(laptop.place(), vault.keys, lambda: paused.append(1))
        vault.close()
    before = copies(laptop.place())
    assert len(before) == KEPT
    looks = len(paused)
    assert looks >= KEPT
    _days_of_work(laptop, 1)
    assert copies(laptop.place())[1:] == before
    vault = laptop.open()
    prove_newest(laptop.place(), vault.keys)
    assert copies(laptop.place())[1:] == before[:-1]
    prove_newest(laptop.place(), vault.keys, lambda: pytest.fail("it was read already"))
    vault.close()


@pytest.mark.logs_warnings
def test_a_copy_that_the_disk_no_longer_gives_keeps_no_new_one_away(laptop: Laptop) -> None:
    """The process died before it was read, and now it cannot be: the next day's copy takes its place."""
    laptop.new_vault().close()
    _days_of_work(laptop)
    sick, *others = copies(laptop.place())
    (sick / "unproven").touch()
    (sick / "vault.db").unlink()
    _days_of_work(laptop, 1)
    newest, *kept = copies(laptop.place())
    assert newest > sick
    assert kept == others
    assert not (newest / "unproven").exists()


def test_copies_that_end_while_one_is_read_raise_no_doubt(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """HQ's word to expunge arrives in the middle of a look: what is missing then is no damage."""
    laptop.new_vault().close()
    monkeypatch.setattr("citdesk.vault.database.CHECKED_AT_OPENING", 0)
    _days_of_work(laptop, 1)
    vault = laptop.open()
    prove_newest(laptop.place(), vault.keys, lambda: shutil.rmtree(laptop.place() / "copies"))
    assert not (laptop.place() / "doubt").exists()
    vault.close()


def test_reading_a_copy_can_be_broken_off(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever signs out does not wait: the copy counts as nobody's proof, and is read another time."""

    class SignsOutError(Exception):
        pass

    laptop.new_vault().close()
    monkeypatch.setattr("citdesk.vault.database.CHECKED_AT_OPENING", 0)
    monkeypatch.setattr("citdesk.vault.database._STEPS", 1)
    monkeypatch.setattr("citdesk.vault.database._WORK_S", 0)
    _days_of_work(laptop, 1)
    vault = laptop.open()
    for asked in (1, 2, 40):  # while pages are read, and inside SQLite
        left = iter(range(asked - 1))

        def leave(left: Iterator[int] = left) -> None:
            if next(left, None) is None:
                raise SignsOutError

        with pytest.raises(SignsOutError):
            prove_newest(laptop.place(), vault.keys, leave)
    counted: list[int] = []
    prove_newest(laptop.place(), vault.keys, lambda: counted.append(1))
    assert len(counted) > 40
    vault.close()


def test_a_copy_of_pages_from_two_moments_is_not_kept(laptop: Laptop) -> None:
    """Each page is as it was written once; together they are nothing that ever was."""
    laptop.new_vault().close()
    _days_of_work(laptop, 2)
    file = laptop.place() / "vault.db"
    old = file.read_bytes()
    _days_of_work(laptop, 1)
    new = file.read_bytes()
    changed = [at for at in range(0, len(old), 4096) if old[at : at + 4096] != new[at : at + 4096]]
    copy, *kept = copies(laptop.place())
    vault = laptop.open()
    told: list[str] = []
    for at in changed:
        (copy / "vault.db").write_bytes(new[:at] + old[at : at + 4096] + new[at + 4096 :])
        (copy / "unproven").touch()
        saved = shutil.copytree(copy, laptop.folder / "saved")
        try:
            prove_newest(laptop.place(), vault.keys)  # a page may have been written anew with the same rows
            shutil.rmtree(saved)
        except Tampered as found:
            told.append(found.code)
            assert copies(laptop.place()) == kept
            saved.rename(copy)
    shutil.rmtree(copy, ignore_errors=True)
    vault.close()
    assert MixedVault.code in told


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
