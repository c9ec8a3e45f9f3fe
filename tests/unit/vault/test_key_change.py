"""Ways into a vault are added, replaced and removed; recipes of every number so far open."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from citdesk.vault.failures import CannotSign, DamagedVault, NewerVault, WrongRecoveryCode
from citdesk.vault.key_change import keep_escrow, new_recovery_code, replace_passphrase
from citdesk.vault.opening import open_with_data_key, open_with_recovery
from citdesk.vault.recovery_code import read_code
from citdesk.vault.slots import WayIn
from citdesk.vault.stretching import Rounds
from citdesk.vault.vault import Vault
from citdesk.vault.ways_in import read_slots
from citdesk.wire.escrow import EscrowRequest
from tests.unit.vault.props import CHEAP, PASSPHRASE, Laptop

HOLDER = X25519PrivateKey.generate()
PUBLIC = HOLDER.public_key().public_bytes_raw()


def ways(vault: Vault) -> list[str]:
    """The ways into a vault, in the order of its file."""
    return [slot.way.value for slot in read_slots(vault.folder / "slots.json").file.slots]


def test_a_new_recovery_code_puts_the_old_one_out_of_use(laptop: Laptop) -> None:
    """A code that somebody may have seen is replaced without touching the passphrase."""
    vault = laptop.new_vault()
    code = new_recovery_code(vault, laptop.random)
    vault.close()
    with pytest.raises(WrongRecoveryCode):
        open_with_recovery(laptop.place(), read_code(laptop.recovery_code), laptop.ground)
    open_with_recovery(laptop.place(), read_code(code), laptop.ground).close()
    laptop.open().close()


def test_the_escrow_slot_follows_the_agencys_key(vault: Vault) -> None:
    """It is added, left alone while the key is the same, replaced with another key, and removed with none."""
    assert keep_escrow(vault, PUBLIC)
    assert ways(vault) == ["passphrase", "recovery", "escrow"]
    assert not keep_escrow(vault, PUBLIC)
    assert keep_escrow(vault, X25519PrivateKey.generate().public_key().public_bytes_raw())
    assert keep_escrow(vault, None)
    assert not keep_escrow(vault, None)
    assert ways(vault) == ["passphrase", "recovery"]
    assert vault.store.fact("generation") == "4"


def test_a_rescuer_reads_and_cannot_sign(laptop: Laptop) -> None:
    """Through escrow the answers come out; nothing can be signed in the officer's name, no way in made."""
    vault = laptop.new_vault()
    keep_escrow(vault, PUBLIC)
    with vault.store.writing():
        vault.store.set_fact("note", "seen")
    vault.close()
    slot = read_slots(laptop.place() / "slots.json").file.slot(WayIn.ESCROW)
    assert slot is not None
    assert slot.signing == b""
    reply = X25519PrivateKey.generate()
    file = read_slots(laptop.place() / "slots.json").file
    request = EscrowRequest(
        file.vault, "2001", laptop.clock.now(), reply.public_key().public_bytes_raw(), slot.data
    )
    data_key = request.open(request.answer(HOLDER, "Capt. Vole"), reply)
    rescued = open_with_data_key(laptop.place(), data_key, laptop.ground)
    assert rescued.store.fact("note") == "seen"
    with pytest.raises(CannotSign):
        _ = rescued.signing_key
    with pytest.raises(CannotSign):
        replace_passphrase(rescued, "ferry walnut lantern", b"secret", CHEAP, laptop.random)
    rescued.close()


def test_the_passphrase_always_stays_a_way_in(vault: Vault) -> None:
    """Nobody removes the last thing that opens."""
    file = read_slots(vault.folder / "slots.json").file
    with pytest.raises(ValueError, match="passphrase"):
        file.removing(WayIn.PASSPHRASE, file.vault)


def test_a_passphrase_by_pbkdf2_opens_and_says_its_recipe(laptop: Laptop) -> None:
    """For agencies with a FIPS-validated module; a changed number of rounds is damage, not another try."""
    vault = laptop.new_vault()
    secret = laptop.profile.vault_secret(laptop.place())
    replace_passphrase(vault, PASSPHRASE, secret, Rounds(1000), laptop.random)
    vault.close()
    laptop.open().close()
    path = laptop.place() / "slots.json"
    said = json.loads(path.read_text())
    assert [(slot["way"], slot["recipe"]) for slot in said["slots"]] == [("recovery", 1), ("passphrase", 2)]
    path.write_text(path.read_text().replace('"iterations": 1000', '"iterations": 1001'))
    with pytest.raises(DamagedVault):
        laptop.open()


def test_a_recipe_of_a_later_version_is_named(laptop: Laptop) -> None:
    """An older program says that it is too old instead of that the passphrase is wrong."""
    laptop.new_vault().close()
    path = laptop.place() / "slots.json"
    path.write_text(path.read_text().replace('"recipe": 1', '"recipe": 9', 1))
    with pytest.raises(NewerVault):
        laptop.open()


def test_a_slot_file_of_format_1_opens_and_is_written_as_format_2(laptop: Laptop) -> None:
    """Vaults made before escrow keep opening; the next change of their ways in brings them up."""
    laptop.new_vault().close()
    path = laptop.place() / "slots.json"
    slots = read_slots(path)
    keys = slots.with_passphrase(PASSPHRASE, laptop.profile.vault_secret(laptop.place()))
    old = type(slots.file)(slots.file.generation, slots.file.slots)
    old.write(path, keys)
    assert json.loads(path.read_text())["format"] == 1
    vault = laptop.open()
    keep_escrow(vault, PUBLIC)
    assert read_slots(path).file.vault == vault.identity.vault
    vault.close()
    laptop.clock.forward(timedelta(days=1))
    laptop.open().close()
