"""A vault of every format so far opens with the present program, by passphrase and by recovery code."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from citdesk.vault import schema, slots
from citdesk.vault.attachments.kept import Attachments
from citdesk.vault.failures import DamagedVault
from citdesk.vault.files import DATABASE, SLOTS
from citdesk.vault.key_change import new_recovery_code, replace_passphrase
from citdesk.vault.opening import Ground, open_with_data_key, open_with_passphrase, open_with_recovery
from citdesk.vault.recovery_code import read_code
from citdesk.vault.rotation import rotate
from citdesk.vault.vault import Vault
from citdesk.vault.ways_in import read_slots
from citdesk.wire.keys import PublicKey
from tests.unit.vault.props import CHEAP, SteadyClock, dice
from tests.upgrade.make_vault import ANSWER, DRAFT, SENT

_PAGE = 4096
VAULTS = sorted((Path(__file__).parent / "vaults").iterdir())
each_vault = pytest.mark.parametrize("kept", VAULTS, ids=lambda kept: kept.name)


class OldVault:
    """A copy of a kept vault, and what is known about it."""

    def __init__(self, kept: Path, folder: Path) -> None:
        self.folder = folder / "vault"
        shutil.copytree(kept, self.folder)
        self.known: dict[str, Any] = json.loads((kept / "known.json").read_text())
        self.secret = bytes.fromhex(self.known["device_secret"])
        self.ground = Ground(PublicKey.from_json(self.known["hq_key"]), SteadyClock(), dice())

    def open(self, passphrase: str = "") -> Vault:
        """Signs in."""
        return open_with_passphrase(
            self.folder, passphrase or self.known["passphrase"], lambda: self.secret, self.ground
        )


def holds_the_work(vault: Vault) -> None:
    """The draft and the sent report are there, and the trail is whole."""
    draft = vault.drafts.get(DRAFT)
    assert draft is not None
    assert draft.instance_xml.decode() == ANSWER
    (event,) = vault.events.of_report(SENT)
    assert ANSWER in str(event.event.payload)
    vault.store.check()
    vault.audit.verify()


def test_there_is_a_vault_of_every_format() -> None:
    """A format that is raised without its file kept here fails this test."""
    known = [json.loads((kept / "known.json").read_text()) for kept in VAULTS]
    assert {each["format"] for each in known} == set(range(1, schema.FORMAT + 1))
    assert {each["slots_format"] for each in known} == set(range(1, slots.FORMAT + 1))


@each_vault
def test_it_opens_with_its_passphrase_and_takes_new_work(kept: Path, tmp_path: Path) -> None:
    """After opening it has the present format, holds what it held, and can be written to."""
    old = OldVault(kept, tmp_path)
    vault = old.open()
    holds_the_work(vault)
    assert vault.store.fact("format") == str(schema.FORMAT)
    vault.drafts.save(DRAFT, b"<encounter/>", {}, old.ground.clock.now())
    assert isinstance(vault.attachments, Attachments)
    assert list(vault.attachments.of_report(DRAFT)) == []
    vault.close()
    again = old.open()
    draft = again.drafts.get(DRAFT)
    assert draft is not None
    assert draft.instance_xml == b"<encounter/>"
    again.close()


@each_vault
def test_it_opens_with_the_code_on_its_paper(kept: Path, tmp_path: Path) -> None:
    """A paper written years ago still works, and its ways in can be renewed."""
    old = OldVault(kept, tmp_path)
    vault = open_with_recovery(old.folder, read_code(old.known["recovery_code"]), old.ground)
    holds_the_work(vault)
    replace_passphrase(vault, "lantern walnut ferry", old.secret, CHEAP, old.ground.random)
    code = new_recovery_code(vault, old.ground.random)
    vault.close()
    old.open("lantern walnut ferry").close()
    open_with_recovery(old.folder, read_code(code), old.ground).close()


@each_vault
def test_its_keys_can_be_renewed(kept: Path, tmp_path: Path) -> None:
    """A new data key for an old vault; everything is still there."""
    old = OldVault(kept, tmp_path)
    old.open().close()
    rotate(old.folder, old.known["passphrase"], old.secret, CHEAP, None, old.ground.random)
    vault = old.open()
    holds_the_work(vault)
    vault.close()


@pytest.mark.logs_warnings
@pytest.mark.parametrize("name", ["database-3", "database-4"])
def test_a_rescuer_gets_into_a_damaged_vault_of_this_format_and_the_one_before(
    name: str, tmp_path: Path
) -> None:
    """Bringing it to the present format, and mending it, would read rows that are gone: neither has to be.

    What keeps a rescuer out are the pages that say what is in the file at all: its tables, facts and commits.
    """
    kept = next(each for each in VAULTS if each.name == name)
    pages = (kept / DATABASE).stat().st_size // _PAGE
    refused = 0
    for page in range(1, pages):
        old = OldVault(kept, tmp_path / str(page))
        ways_in = read_slots(old.folder / SLOTS)
        data_key = ways_in.with_passphrase(old.known["passphrase"], old.secret).data_key
        spoilt = bytearray((old.folder / DATABASE).read_bytes())
        spoilt[page * _PAGE + 100] ^= 1
        (old.folder / DATABASE).write_bytes(spoilt)
        try:
            open_with_data_key(old.folder, data_key, old.ground, accept_loss=True).close()
        except DamagedVault:
            refused += 1
    assert 0 < refused <= 5
