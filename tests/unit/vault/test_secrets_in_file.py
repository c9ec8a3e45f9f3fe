"""A protected file in the place of a keyring, and who may decide that."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from citdesk.vault.failures import KeyringUnusable, SecretsFileUnusable
from citdesk.vault.machine_settings import BadMachineSettings, MachineSettings
from citdesk.vault.profile import DeviceProfile
from citdesk.vault.secret_file import FileSecrets


def test_secrets_in_a_file_are_kept_replaced_and_removed(tmp_path: Path) -> None:
    """As in a keyring, and readable by nobody else."""
    secrets = FileSecrets(tmp_path / "secrets.json")
    assert secrets.get("a") is None
    secrets.put("a", b"\x00\xff")
    secrets.put("a", b"second")
    secrets.put("b", b"other")
    secrets.remove("b")
    secrets.remove("c")
    again = FileSecrets(tmp_path / "secrets.json")
    assert (again.get("a"), again.get("b")) == (b"second", None)
    assert (tmp_path / "secrets.json").stat().st_mode & 0o077 == 0


def test_a_file_that_others_may_read_is_refused(tmp_path: Path) -> None:
    """Secrets that were open to others are not used as if they were not."""
    secrets = FileSecrets(tmp_path / "secrets.json")
    secrets.put("a", b"first")
    (tmp_path / "secrets.json").chmod(0o644)
    with pytest.raises(KeyringUnusable, match="others may read"):
        secrets.get("a")


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        "null",
        '{"a": 1}',
        '{"a": null}',
        '{"a": "no base64!"}',
        '{"a": "é"}',
        pytest.param("[" * 9_999, id="deep"),
    ],
)
def test_a_damaged_file_of_secrets_says_so(tmp_path: Path, content: str) -> None:
    """Whatever is in it, nobody is told that a passphrase was wrong, and it is not written over."""
    secrets = FileSecrets(tmp_path / "secrets.json")
    secrets.put("a", b"first")
    (tmp_path / "secrets.json").write_text(content, "utf-8")
    with pytest.raises(SecretsFileUnusable, match="cannot be read"):
        secrets.get("a")
    assert (tmp_path / "secrets.json").read_text("utf-8") == content


def test_a_file_that_cannot_be_made_is_told_before_anything_rests_on_it(tmp_path: Path) -> None:
    """Enrolling tries it first: the sentence names the file and not a keyring, and no code is spent."""
    (tmp_path / "secrets.json.new").mkdir()
    profile = DeviceProfile(tmp_path, os.urandom, lambda _: FileSecrets(tmp_path / "secrets.json"))
    with pytest.raises(SecretsFileUnusable, match="secrets in a file, and it cannot be written") as told:
        profile.try_secrets()
    assert "GNOME" not in str(told.value)
    (tmp_path / "secrets.json.new").rmdir()
    profile.try_secrets()
    assert profile.secrets.get("trial") is None


def test_only_the_administrators_word_counts(tmp_path: Path) -> None:
    """Without a file the keyring is used; a file that the person could write decides nothing."""
    path = tmp_path / "machine.toml"
    assert not MachineSettings.read(path).secrets_in_file
    path.write_text('secrets = "protected-file"\n')
    path.chmod(0o644)
    assert MachineSettings.read(path, os.getuid() + 1).secrets_in_file
    if os.getuid():
        with pytest.raises(BadMachineSettings, match="others"):
            MachineSettings.read(path, os.getuid())
    path.chmod(0o666)
    with pytest.raises(BadMachineSettings, match="others"):
        MachineSettings.read(path, os.getuid() + 1)


@pytest.mark.parametrize("text", ["secrets = 3", 'secrets = "plain"', "secret = true", "[", "\udcff"])
def test_settings_that_say_something_else_are_refused(tmp_path: Path, text: str) -> None:
    """A slip in the file is told, not guessed at."""
    path = tmp_path / "machine.toml"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(BadMachineSettings):
        MachineSettings.read(path)
