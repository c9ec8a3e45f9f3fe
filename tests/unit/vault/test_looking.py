"""A vault too large to be read at sign-in is looked through while somebody works in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from citdesk.vault.copies import copies
from citdesk.vault.failures import DamagedVault, VaultClosed
from citdesk.vault.looking import Looking
from citdesk.vault.pages import PAGE
from citdesk.vault.vault import Vault
from citdesk.workspace import LookThrough
from tests.unit.vault.props import Laptop


def _nothing() -> None:
    pass


@pytest.fixture
def large(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> Vault:
    """Any vault is large here. It has a copy that nobody has read, and a few pages that nobody reads."""
    vault = laptop.new_vault()
    with vault.store.writing():
        vault.store.execute("INSERT INTO recalls VALUES (1, 'attic', ?, 1)", ("river " * 10_000,))
    monkeypatch.setattr("citdesk.vault.database.CHECKED_AT_OPENING", 0)
    monkeypatch.setattr("citdesk.vault.database.CHECKED_AFTER_START", 0)
    vault.close()
    return laptop.open()


def _look(vault: Vault) -> Looking:
    look = vault.begin_look()
    assert look is not None
    return look


def _flip(file: Path, at: int) -> None:
    with file.open("rb+", buffering=0) as open_file:
        open_file.seek(at)
        byte = open_file.read(1)[0]
        open_file.seek(at)
        open_file.write(bytes([byte ^ 1]))


def test_a_byte_that_changed_in_any_page_is_found_while_work_goes_on(large: Vault) -> None:
    """The person goes on writing all the while; what was only being written is not called damaged."""
    look, file = _look(large), large.folder / "vault.db"
    assert look.doubtful_pages(_nothing) == []
    for page in range(1, file.stat().st_size // PAGE):
        at = page * PAGE + (37 * page) % PAGE
        _flip(file, at)
        assert look.doubtful_pages(_nothing) == [page + 1]
        if page % 10 == 0:
            with large.store.writing():
                large.store.set_fact("note", f"page {page}")
        _flip(file, at)
        look.judge([page + 1])
    large.close()


def test_a_page_that_is_changed_indeed_is_damage(large: Vault) -> None:
    """Found without anybody having read it; the look is one and the same however often it is begun."""
    large.store.fold_log()
    file = large.folder / "vault.db"
    row = file.stat().st_size - 5 * PAGE
    _flip(file, row)
    look = _look(large)
    assert large.begin_look() is look
    with pytest.raises(DamagedVault):
        LookThrough(look).run(lambda work: work(), _nothing)
    _flip(file, row)
    LookThrough(look).run(lambda work: work(), _nothing)
    large.close()


def test_the_copy_of_the_last_sign_out_is_proven(large: Vault) -> None:
    """Once: another look has nothing left to read."""
    (copy,) = copies(large.folder)
    assert (copy / "unproven").exists()
    paused: list[int] = []
    _look(large).prove_copy(lambda: paused.append(1))
    assert paused
    assert not (copy / "unproven").exists()
    _look(large).prove_copy(lambda: pytest.fail("it was read already"))
    large.close()


def test_a_look_ends_with_the_session(large: Vault) -> None:
    """Whoever signs out does not wait for it, and it reads nothing of a vault that is closed."""
    look = _look(large)
    keys = look._until_closed(_nothing)
    large.close()
    for act in (lambda: look.doubtful_pages(_nothing), lambda: look.prove_copy(_nothing), keys):
        with pytest.raises(VaultClosed):
            act()


def test_a_vault_that_was_read_at_sign_in_is_not_looked_through(laptop: Laptop) -> None:
    """Opening it did that."""
    vault = laptop.new_vault()
    assert vault.begin_look() is None
    vault.close()
