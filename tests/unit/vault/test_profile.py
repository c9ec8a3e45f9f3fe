"""The device's folder: nobody's name in it, and no keyring that does not keep secrets."""

from __future__ import annotations

import json

import keyring.backends.fail
import keyring.backends.null
import pytest
from keyring.backends.chainer import ChainerBackend

from citdesk.vault.failures import KeyringUnusable, SecretMissing
from citdesk.vault.profile import DamagedProfile, DeviceProfile
from citdesk.vault.secret_store import trusted_backend
from tests.unit.vault.props import OFFICER, Laptop


def test_a_folder_name_tells_nobody_and_badge_spelling_does_not_matter(laptop: Laptop) -> None:
    """The name is the same for one badge however it is typed, and does not contain it."""
    place = laptop.profile.vault_folder("P-4471")
    assert place == laptop.profile.vault_folder(" p-4471 ")
    assert place != laptop.profile.vault_folder("P-4472")
    assert "4471" not in place.name


def test_the_device_is_the_same_after_a_restart(laptop: Laptop) -> None:
    """A second profile object over the same folder knows agency, HQ and names."""
    again = DeviceProfile(laptop.folder, laptop.random, lambda _: laptop.secrets)
    assert again.enrolled
    assert again.device().agency == laptop.device.agency
    assert again.device().hq_key.thumbprint == laptop.device.hq_key.thumbprint
    assert again.vault_folder("x") == laptop.profile.vault_folder("x")


def test_the_device_file_holds_no_secret(laptop: Laptop) -> None:
    """What HQ knows the device by is in the keyring only."""
    assert "secret" not in json.loads((laptop.folder / "device.json").read_text())
    assert laptop.device.secret not in (laptop.folder / "device.json").read_text()


def test_a_wiped_keyring_is_said(laptop: Laptop) -> None:
    """Without its secrets the enrolled device says so instead of looking like a new one."""
    laptop.secrets.kept.clear()
    with pytest.raises(SecretMissing):
        laptop.profile.device()
    with pytest.raises(SecretMissing):
        laptop.profile.vault_folder(OFFICER.badge)


def test_a_damaged_device_file_is_for_the_administrator(laptop: Laptop) -> None:
    """It says that people's work is not touched."""
    for content in ("{", "[]", '{"format": 1}', '{"format": 1, "agency": 4}'):
        (laptop.folder / "device.json").write_text(content)
        with pytest.raises(DamagedProfile, match="not touched"):
            laptop.profile.device()
        with pytest.raises(DamagedProfile, match="not touched"):
            laptop.profile.agency()


def test_leftovers_of_a_vault_that_was_never_finished_are_cleared(laptop: Laptop) -> None:
    """An attempt that was cut off leaves nothing behind after the next one begins."""
    half = laptop.profile.new_folder()
    half.mkdir()
    (half / "slots.json").write_text("{}")
    laptop.new_vault().close()
    assert [folder.name for folder in (laptop.folder / "people").iterdir()] == [laptop.place().name]


@pytest.mark.parametrize("backend", [keyring.backends.fail.Keyring(), keyring.backends.null.Keyring()])
def test_a_keyring_that_keeps_nothing_is_refused_with_the_reason(backend: object) -> None:
    """Fail and null backends are named; an administrator has to act."""
    with pytest.raises(KeyringUnusable, match=type(backend).__module__):
        trusted_backend(backend)  # pyright: ignore[reportArgumentType]


def test_a_plaintext_keyring_is_refused() -> None:
    """A backend of unknown make is not trusted, whatever it is called."""

    class PlaintextKeyring(keyring.backends.null.Keyring):
        """Stands for keyrings.alt's file of passwords."""

    PlaintextKeyring.__module__ = "keyrings.alt.file"
    with pytest.raises(KeyringUnusable, match="keyrings"):
        trusted_backend(PlaintextKeyring())


def test_a_chain_without_a_trusted_member_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of several backends only a protecting one counts."""
    chain = ChainerBackend()
    monkeypatch.setattr(ChainerBackend, "backends", [keyring.backends.null.Keyring()])
    with pytest.raises(KeyringUnusable):
        trusted_backend(chain)
