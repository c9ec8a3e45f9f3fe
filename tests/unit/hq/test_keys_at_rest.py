"""What is sealed at HQ opens only where it belongs and with the right key."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime
from pathlib import Path

import pytest

from citdesk.casework.errors import Tampered
from citdesk.hq.encryption_at_rest import Seal, derive
from citdesk.hq.failures import MasterKeyMissing
from citdesk.hq.folder import HqFolder
from citdesk.hq.master_key import VARIABLE, load_master_key, make_master_key
from citdesk.hq.store.case_keys import CaseKeys
from citdesk.hq.store.database import Database
from citdesk.wire.encoding import to_base64

NOW = datetime(2026, 3, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("citdesk.hq.master_key.keyring.get_password", lambda *_: None)


def test_a_sealed_value_opens_only_for_what_it_is_about() -> None:
    """A value copied to another row does not open there."""
    seal = Seal(secrets.token_bytes(32))
    sealed = seal.close(b"content", "event a")
    assert seal.open(sealed, "event a") == b"content"
    with pytest.raises(Tampered):
        seal.open(sealed, "event b")


@pytest.mark.parametrize("at", [0, 12, -1])
def test_a_changed_sealed_value_does_not_open(at: int) -> None:
    """One flipped bit in nonce, content or tag is noticed."""
    seal = Seal(secrets.token_bytes(32))
    sealed = bytearray(seal.close(b"content", "x"))
    sealed[at] ^= 1
    with pytest.raises(Tampered):
        seal.open(bytes(sealed), "x")


def test_a_sealed_value_cut_short_does_not_open() -> None:
    """Not even to nothing."""
    with pytest.raises(Tampered):
        Seal(secrets.token_bytes(32)).open(b"", "x")


def test_derived_keys_differ_by_purpose() -> None:
    """One master key, no two uses of one key."""
    master = secrets.token_bytes(32)
    assert derive(master, "a") == derive(master, "a")
    assert len({derive(master, purpose) for purpose in ("a", "b", "case keys", "tokens")}) == 4


def test_every_case_has_its_own_key_and_keeps_it(tmp_path: Path) -> None:
    """Keys are made once, are on disk, wrapped, and are the same after a restart."""
    wrap = Seal(secrets.token_bytes(32))
    keys = CaseKeys(Database.sqlite(tmp_path / "keys.db"), wrap)
    keys.set_up()
    made = keys.seals(["a", "b"], NOW)
    sealed = made["a"].close(b"answer", "x")
    with pytest.raises(Tampered):
        made["b"].open(sealed, "x")
    keys.close()
    again = CaseKeys(Database.sqlite(tmp_path / "keys.db"), wrap)
    assert again.seal("a").open(sealed, "x") == b"answer"
    with pytest.raises(Tampered) as failure:
        again.seal("c")
    assert failure.value.code == "key_missing"
    again.close()


def test_case_keys_do_not_open_under_another_master_key(tmp_path: Path) -> None:
    """A stolen key store is useless by itself."""
    keys = CaseKeys(Database.sqlite(tmp_path / "keys.db"), Seal(secrets.token_bytes(32)))
    keys.set_up()
    keys.seals(["a"], NOW)
    keys.close()
    stolen = CaseKeys(Database.sqlite(tmp_path / "keys.db"), Seal(secrets.token_bytes(32)))
    with pytest.raises(Tampered):
        stolen.seal("a")
    stolen.close()


def test_the_master_key_is_a_private_file_unless_the_environment_has_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Made once, found again; the environment goes first and then nothing is written."""
    monkeypatch.delenv(VARIABLE, raising=False)
    folder = HqFolder(tmp_path)
    made = make_master_key(folder)
    assert load_master_key(folder) == made
    assert folder.master_key.stat().st_mode & 0o777 == 0o600
    other = secrets.token_bytes(32)
    monkeypatch.setenv(VARIABLE, to_base64(other))
    assert load_master_key(folder) == other
    elsewhere = HqFolder(tmp_path / "elsewhere")
    assert make_master_key(elsewhere) == other
    assert not elsewhere.master_key.exists()


@pytest.mark.parametrize("text", ["", "short", "!" * 43, to_base64(b"x" * 31)])
def test_a_bad_or_missing_master_key_is_said_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    """HQ does not start with a key that cannot be one."""
    monkeypatch.setenv(VARIABLE, text)
    with pytest.raises(MasterKeyMissing):
        load_master_key(HqFolder(tmp_path))
