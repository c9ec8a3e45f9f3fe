"""Every page's MAC, read beside SQLCipher: what it calls right is right, and no changed byte escapes."""

from __future__ import annotations

import pytest

from citdesk.vault.failures import VaultClosed
from citdesk.vault.pages import PAGE, Pages
from tests.unit.vault.props import Laptop


def _wrong(pages: Pages) -> list[int]:
    at, found, size = 0, list[int](), pages.size()
    while at < size:
        at, wrong = pages.look(at)
        found += wrong
    return found


def test_every_changed_byte_is_seen_in_its_page(laptop: Laptop) -> None:
    """Salt, content, the place of the random start and the MAC itself, in each page, first and last bytes."""
    vault = laptop.new_vault()
    key = vault.keys.database_key
    vault.close()
    file = laptop.place() / "vault.db"
    whole = file.read_bytes()
    for begin in range(0, len(whole), PAGE):
        for at in (0, 15, 16, 2000, PAGE - 81, PAGE - 80, PAGE - 65, PAGE - 64, PAGE - 1):
            changed = bytearray(whole)
            changed[begin + at] ^= 1
            file.write_bytes(changed)
            pages = Pages(file, key)
            number = begin // PAGE + 1
            # another salt is another key: then no page is right
            expected = list(range(1, len(whole) // PAGE + 1)) if begin + at < 16 else [number]
            assert _wrong(pages) == expected
            file.write_bytes(whole)
            assert pages.still_wrong([number]) == ([1] if begin + at < 16 else [])
            pages.close()


def test_pages_of_many_pieces_are_all_right(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    """While the vault is open and its log holds newer pages; another key finds none right."""
    monkeypatch.setattr("citdesk.vault.pages._PIECE", 2 * PAGE)
    vault = laptop.new_vault()
    with vault.store.writing():
        vault.store.set_fact("note", "river")
    pages = Pages(laptop.place() / "vault.db", vault.keys.database_key)
    assert _wrong(pages) == []
    vault.store.fold_log()
    assert _wrong(pages) == []
    other = Pages(laptop.place() / "vault.db", "00" * 32)
    assert len(_wrong(other)) == pages.size() // PAGE
    vault.close()
    other.close()
    pages.close()
    with pytest.raises(VaultClosed):
        pages.size()


def test_what_is_cut_off_in_the_middle_of_a_page_is_wrong(laptop: Laptop) -> None:
    """Half a page at the end; what is beyond the end is nobody's page."""
    vault = laptop.new_vault()
    key = vault.keys.database_key
    vault.close()
    file = laptop.place() / "vault.db"
    file.write_bytes(file.read_bytes()[:-100])
    pages = Pages(file, key)
    last = -(-pages.size() // PAGE)
    assert _wrong(pages) == [last]
    assert pages.still_wrong([last, last + 1]) == [last]
    pages.close()
