"""A vault gets a new data key, and a crash at any step of it costs nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from citdesk.vault.failures import DiskFull, LostTail, WrongRecoveryCode, WrongSignIn
from citdesk.vault.opening import open_with_data_key, open_with_recovery
from citdesk.vault.recovery_code import read_code
from citdesk.vault.rotation import rotate
from citdesk.vault.ways_in import read_slots
from tests.unit.vault.props import CHEAP, PASSPHRASE, Laptop

#: How many random moments are tried; the administrator guide names the figure of a long run.
MOMENTS = int(os.environ.get("CITDESK_ROTATION_TRIALS", "4"))


def renewed(laptop: Laptop, escrow_key: bytes | None = None) -> str:
    """The officer's vault gets a new data key; gives the new recovery code."""
    place = laptop.place()
    return rotate(place, PASSPHRASE, laptop.profile.vault_secret(place), CHEAP, escrow_key, laptop.random)


def data_key(laptop: Laptop) -> bytes:
    """The data key of the officer's vault."""
    slots = read_slots(laptop.place() / "slots.json")
    return slots.with_passphrase(PASSPHRASE, laptop.profile.vault_secret(laptop.place())).data_key


def test_after_a_rotation_only_the_new_ways_in_open(laptop: Laptop) -> None:
    """Passphrase and new code open, the old code and whoever knew the old data key do not."""
    vault = laptop.new_vault()
    with vault.store.writing():
        vault.store.set_fact("note", "kept")
    vault.close()
    before, old_code = data_key(laptop), laptop.recovery_code
    code = renewed(laptop)
    assert data_key(laptop) != before
    with pytest.raises(WrongRecoveryCode):
        open_with_recovery(laptop.place(), read_code(old_code), laptop.ground)
    with pytest.raises(Exception, match="damaged"):
        open_with_data_key(laptop.place(), before, laptop.ground)
    open_with_recovery(laptop.place(), read_code(code), laptop.ground).close()
    vault = laptop.open()
    assert vault.store.fact("note") == "kept"
    vault.close()


def test_copies_under_the_former_key_end(laptop: Laptop) -> None:
    """Nothing that the former key opens is left in the folder."""
    laptop.new_vault().close()
    assert (laptop.place() / "copies").exists()
    renewed(laptop)
    assert not (laptop.place() / "copies").exists()


def test_an_escrowed_vault_stays_escrowed_under_its_new_key(laptop: Laptop) -> None:
    """The agency's slot is made anew with the others."""
    laptop.new_vault().close()
    holder = X25519PrivateKey.generate()
    renewed(laptop, holder.public_key().public_bytes_raw())
    ways = [slot.way.value for slot in read_slots(laptop.place() / "slots.json").file.slots]
    assert ways == ["passphrase", "recovery", "escrow"]


def test_a_wrong_passphrase_or_a_lost_tail_changes_nothing(laptop: Laptop) -> None:
    """What is wrong with a vault is found before its keys are touched."""
    laptop.new_vault().close()
    place = laptop.place()
    before = (place / "slots.json").read_bytes()
    with pytest.raises(WrongSignIn):
        rotate(place, "not it at all", laptop.profile.vault_secret(place), CHEAP, None, laptop.random)
    (place / "tail").unlink()
    with pytest.raises(LostTail):
        renewed(laptop)
    assert (place / "slots.json").read_bytes() == before


def test_a_full_disk_leaves_a_rotation_that_the_next_sign_in_finishes(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The copy does not fit: it is said, the vault opens all the same, and the trail tells of it."""
    laptop.new_vault().close()
    with monkeypatch.context() as full:
        full.setattr("shutil.copy", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left")))
        with pytest.raises(DiskFull):
            renewed(laptop)
        with pytest.raises(DiskFull):
            laptop.open()
    vault = laptop.open()
    assert [line.did.value for line in vault.audit.latest(1)] == ["keys_renewed"]
    vault.close()
    assert read_slots(laptop.place() / "slots.json").file.former is None


def test_killed_at_any_step_a_rotation_loses_nothing(tmp_path: Path) -> None:
    """SIGKILL at every write of a rotation, and at random moments of it: the vault opens whole each time."""
    said = subprocess.run(
        [sys.executable, "-m", "tests.unit.vault.rotation_trials", str(tmp_path), "200", str(MOMENTS)],
        capture_output=True,
        text=True,
        timeout=280 + 10 * MOMENTS,
    )
    assert said.returncode == 0, said.stderr
    found = json.loads(said.stdout)
    assert 8 < found["steps"] < 200, found
