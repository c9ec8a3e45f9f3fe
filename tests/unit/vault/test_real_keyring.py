"""The device secret in a real Secret Service: kept, found by another process, gone when wiped."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from keyring.backends.SecretService import Keyring as SecretServiceKeyring
from keyring.errors import InitError, KeyringLocked
from secretstorage.exceptions import SecretServiceNotAvailableException

from citdesk.vault.failures import KeyringUnusable
from citdesk.vault.secret_store import KeyringSecrets
from tests.secret_service import secret_service

_ROOT = Path(__file__).parents[3]
_KEEPS = """
from citdesk.vault.secret_store import KeyringSecrets
secrets = KeyringSecrets("profile-1")
secrets.put("vault-a", bytes(range(32)))
assert secrets.get("vault-a") == bytes(range(32))
assert KeyringSecrets("profile-2").get("vault-a") is None
"""
_FINDS = """
from citdesk.vault.secret_store import KeyringSecrets
secrets = KeyringSecrets("profile-1")
assert secrets.get("vault-a") == bytes(range(32))
secrets.put("vault-a", bytes(32))
assert secrets.get("vault-a") == bytes(32)
secrets.remove("vault-a")
secrets.remove("vault-a")
assert secrets.get("vault-a") is None
"""
_SIGNS_IN = """
import sys
from pathlib import Path
from citdesk.casework.ids import DeviceId
from citdesk.vault.opening import Ground, make_vault, name_vault, open_with_passphrase
from citdesk.vault.identity import Identity
from citdesk.vault.profile import DeviceProfile, EnrolledDevice
from tests.unit.vault.props import AGENCY, CHEAP, HQ_KEY, OFFICER, PASSPHRASE, SteadyClock, dice
clock, random = SteadyClock(), dice()
profile = DeviceProfile(Path(sys.argv[1]), random)
profile.enrol(EnrolledDevice("https://hq", DeviceId("d"), AGENCY, "pem", HQ_KEY.public, "known-to-hq"))
place = profile.vault_folder("4471")
new = make_vault(profile.new_folder(), PASSPHRASE, profile.new_vault_secret(place), CHEAP, clock, random)
ground = Ground(HQ_KEY.public, clock, random)
name_vault(new, Identity(new.public.vault, OFFICER, "certificate"), place, ground).close()
again = DeviceProfile(Path(sys.argv[1]), random)
assert again.device().secret == "known-to-hq"
secret = again.vault_secret(again.vault_folder("4471"))
vault = open_with_passphrase(place, PASSPHRASE, lambda: secret, ground)
assert vault.identity.person == OFFICER
vault.close()
"""
_REFUSED = """
from citdesk.casework.errors import AdministratorError
from citdesk.vault.secret_store import KeyringSecrets
try:
    KeyringSecrets("profile-1").get("vault-a")
except AdministratorError as refused:
    print(refused.code, refused)
"""


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The environment of a running Secret Service."""
    with secret_service(tmp_path_factory.mktemp("keyring")) as environment:
        yield environment


def _run(program: str, environment: dict[str, str], *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        env={**environment, "PYTHONPATH": str(_ROOT)},
        cwd=_ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_another_process_finds_what_one_kept_and_profiles_are_apart(service: dict[str, str]) -> None:
    """A secret outlives its process, belongs to one profile, and can be replaced and forgotten."""
    _run(_KEEPS, service)
    _run(_FINDS, service)


def test_a_vault_is_made_and_opened_with_the_real_keyring(service: dict[str, str], tmp_path: Path) -> None:
    """Enrolling, making a vault and signing in again, with nothing standing in for the keyring."""
    _run(_SIGNS_IN, service, str(tmp_path / "profile"))


def test_without_any_keyring_the_reason_is_said(tmp_path: Path) -> None:
    """A machine without a Secret Service is refused; nothing falls back to plaintext."""
    environment = {
        "PATH": "/usr/bin:/bin",
        "HOME": str(tmp_path),
        "DBUS_SESSION_BUS_ADDRESS": f"unix:path={tmp_path}/no-bus",
    }
    assert "keyring_unusable" in _run(_REFUSED, environment)
    assert "no keyring that CITDesk may use" in _run(_REFUSED, environment)


class _Daemon:
    """Answers for a Secret Service whose daemon breaks off at requests, as the real one does now and then."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.failures: list[Exception] = []
        self.waited: list[float] = []
        self._kept: dict[str, str] = {}
        backend = SecretServiceKeyring()
        monkeypatch.setattr(backend, "get_password", self._get)
        monkeypatch.setattr(backend, "set_password", self._set)
        self.secrets = KeyringSecrets("profile-1", backend, self.waited.append)

    def _get(self, _service: str, name: str) -> str | None:
        self._break_off()
        return self._kept.get(name)

    def _set(self, _service: str, name: str, text: str) -> None:
        self._break_off()
        self._kept[name] = text

    def _break_off(self) -> None:
        if self.failures:
            raise self.failures.pop(0)


@pytest.fixture
def daemon(monkeypatch: pytest.MonkeyPatch) -> _Daemon:
    """A Secret Service that can be made to break off."""
    return _Daemon(monkeypatch)


def test_a_keyring_daemon_that_breaks_off_is_asked_again(daemon: _Daemon) -> None:
    """A secret is still kept and found when the daemon is started anew in the middle of the requests."""
    lost = SecretServiceNotAvailableException("recipient disconnected")
    daemon.failures = [InitError("Failed to create the collection"), lost]
    daemon.secrets.put("vault-a", b"half of the key")
    daemon.failures = [lost]
    assert daemon.secrets.get("vault-a") == b"half of the key"
    assert len(daemon.waited) == 3


def test_a_keyring_that_stays_away_or_is_locked_is_said_so(daemon: _Daemon) -> None:
    """The patience ends, and whoever declined to unlock the keyring is not asked again and again."""
    daemon.failures = [KeyringLocked("declined")]
    with pytest.raises(KeyringUnusable):
        daemon.secrets.get("vault-a")
    assert not daemon.waited
    daemon.failures = [InitError("gone")] * 9
    with pytest.raises(KeyringUnusable):
        daemon.secrets.get("vault-a")
    assert len(daemon.waited) == 3
