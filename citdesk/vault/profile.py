"""The device's own folder: which agency it belongs to, and one folder per person that tells nobody's name."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from citdesk.casework.errors import AdministratorError
from citdesk.casework.ids import DeviceId
from citdesk.vault.clock import RandomBytes
from citdesk.vault.disk_errors import disk_errors
from citdesk.vault.durable_file import private_folder, sync_folder, write_durably
from citdesk.vault.failures import SecretMissing
from citdesk.wire.agency import Agency
from citdesk.wire.encoding import MalformedMessage, read_object, text_of, write_json

if TYPE_CHECKING:  # the sign-in window comes up before keyring and signatures are loaded
    from citdesk.vault.secret_store import SecretStore
    from citdesk.vault.spool import Spool
    from citdesk.wire.keys import PublicKey

_FORMAT = 1
_DEVICE, _AUTHORITY, _PEOPLE, _PROFILE = "device.json", "hq-authority.pem", "people", "profile"
_SPOOL = "spool"
_NEW = "new-"
_SECRETS_FILE, _SETTINGS = "secrets.json", "settings.json"
_ID_BYTES = 8
_KEY_BYTES = 32
#: Names of entries in the keyring. A vault's own entry is named by its folder.
_NAMES_KEY, _HQ_SECRET, _TRIAL = "device", "hq", "trial"


@dataclass(frozen=True)
class EnrolledDevice:
    """What a device knows about its agency. ``secret`` is what HQ knows it by; it lives in the keyring."""

    hq: str
    device: DeviceId
    agency: Agency
    authority_pem: str
    hq_key: PublicKey
    secret: str


class DamagedProfile(AdministratorError):
    """The device's own files cannot be read."""

    code = "damaged_profile"

    def __init__(self) -> None:
        super().__init__(
            "The settings of CITDesk on this computer cannot be read. People's work is not touched by this. "
            "An administrator has to enrol the computer again."
        )


class DeviceProfile:
    """One profile folder. The keyring is first touched when a secret is needed."""

    def __init__(
        self, folder: Path, random: RandomBytes, secrets: Callable[[str], SecretStore] | None = None
    ) -> None:
        self.folder = folder
        self._random = random
        self._open_secrets = secrets or (lambda profile_id: system_secrets(folder, profile_id))
        self._secrets: SecretStore | None = None

    @property
    def enrolled(self) -> bool:
        """True once :meth:`enrol` ended."""
        return (self.folder / _DEVICE).is_file()

    def agency(self) -> Agency | None:
        """The agency's particulars as they were at enrolment, None before. Raises DamagedProfile."""
        if not self.enrolled:
            return None
        try:
            return Agency.from_json(self._device().get("agency"))
        except MalformedMessage as wrong:
            raise DamagedProfile from wrong

    @property
    def secrets_in_file(self) -> bool:
        """Whether the secrets lie in a protected file instead of a keyring."""
        return (self.folder / _SECRETS_FILE).is_file()

    @property
    def notice(self) -> str:
        """What the agency wants read before signing in, '' where it has not said.

        As much to be believed as the agency's name beside it: a vault wrote it after it had verified it.
        """
        try:
            return text_of(read_object((self.folder / _SETTINGS).read_bytes()), "notice")
        except (OSError, MalformedMessage):
            return ""

    def keep_notice(self, notice: str) -> None:
        """Keeps the agency's notice for the next sign-in."""
        if notice != self.notice:
            with disk_errors():
                write_durably(self.folder / _SETTINGS, write_json({"notice": notice}).encode())

    def device(self) -> EnrolledDevice:
        """What the device knows of its agency; raises DamagedProfile, KeyringUnusable, SecretMissing."""
        secret = self.secrets.get(_HQ_SECRET)
        if secret is None:
            raise SecretMissing
        return self._known(secret.decode())

    def device_without_secret(self) -> EnrolledDevice:
        """The same after the keyring was wiped: no new vault can be made with it. Raises DamagedProfile."""
        secret = self.secrets.get(_HQ_SECRET)
        return self._known("" if secret is None else secret.decode())

    def authority_pem(self) -> str:
        """The certificate of the agency's authority; the keyring is not asked. Raises DamagedProfile."""
        return self._known("").authority_pem

    def hq(self) -> str:
        """HQ's address; the keyring is not asked. Raises DamagedProfile."""
        return self._known("").hq

    def enrol(self, device: EnrolledDevice) -> None:
        """Keeps what enrolment brought; the device counts as enrolled when this ends."""
        self.secrets.put(_HQ_SECRET, device.secret.encode())
        self._names_key()
        said = {
            "format": _FORMAT,
            "hq": device.hq,
            "device": device.device,
            "agency": device.agency.to_json(),
            "hq_key": device.hq_key.to_json(),
        }
        with disk_errors():
            private_folder(self.folder / _PEOPLE)
            write_durably(self.folder / _AUTHORITY, device.authority_pem.encode("ascii"))
            write_durably(self.folder / _DEVICE, write_json(said).encode())

    def vault_folder(self, badge: str) -> Path:
        """Where the person's vault is or would be. The name tells nothing without the device's key."""
        import hashlib  # OpenSSL comes with it: not needed before somebody signs in
        import hmac

        name = hmac.new(self._names_key(), _plain(badge).encode(), hashlib.sha256).hexdigest()[:32]
        return self.folder / _PEOPLE / name

    @property
    def spool(self) -> Spool:
        """What people here have sent and HQ has not answered, for anybody here to deliver."""
        from citdesk.vault.spool import Spool

        return Spool(self.folder / _SPOOL)

    def new_folder(self) -> Path:
        """A name for a vault that is being made; leftovers of an attempt that was cut off are cleared away.

        A folder gets its final name only when its vault is complete, so nothing of anybody's is in them.
        """
        with disk_errors():
            for leftover in (self.folder / _PEOPLE).glob(f"{_NEW}*"):
                shutil.rmtree(leftover)
        return self.folder / _PEOPLE / f"{_NEW}{self._random(_ID_BYTES).hex()}"

    def vault_secret(self, folder: Path) -> bytes:
        """The device secret of a vault; raises SecretMissing, KeyringUnusable."""
        secret = self.secrets.get(folder.name)
        if secret is None:
            raise SecretMissing
        return secret

    def new_vault_secret(self, folder: Path) -> bytes:
        """Makes and keeps a new device secret for a vault."""
        secret = self._random(_KEY_BYTES)
        self.secrets.put(folder.name, secret)
        return secret

    def kept_or_new_vault_secret(self, folder: Path) -> bytes:
        """The device secret of a vault, a new one where the keyring has none: never replaces one in use."""
        return self.secrets.get(folder.name) or self.new_vault_secret(folder)

    @property
    def secrets(self) -> SecretStore:
        """The keyring, under this profile's own name; raises KeyringUnusable."""
        if self._secrets is None:
            self._secrets = self._open_secrets(self._profile_id())
        return self._secrets

    def try_secrets(self) -> None:
        """Keeps something and takes it away again; raises KeyringUnusable where that cannot be done."""
        self.secrets.put(_TRIAL, b"trial")
        self.secrets.remove(_TRIAL)

    @property
    def names_lost(self) -> bool:
        """Whether the keyring was wiped, so that nobody's folder is found by a badge any more."""
        return self.secrets.get(_NAMES_KEY) is None

    def folders_to_recover(self, badge: str) -> Sequence[Path]:
        """Where the person's vault may be: under its name, or, after the keyring was wiped, anywhere.

        Makes a new device key where the old one is gone.
        """
        if self.secrets.get(_NAMES_KEY) is not None:
            own = self.vault_folder(badge)
            if own.is_dir():
                return [own]
        else:
            self.secrets.put(_NAMES_KEY, self._random(_KEY_BYTES))
        folders = sorted((self.folder / _PEOPLE).iterdir())
        return [folder for folder in folders if folder.is_dir() and not folder.name.startswith(_NEW)]

    def put_in_place(self, folder: Path, badge: str) -> None:
        """Gives a recovered vault's folder the name that the present device key gives it."""
        named = self.vault_folder(badge)
        if named != folder:
            with disk_errors():
                folder.rename(named)
                sync_folder(named.parent)

    def _names_key(self) -> bytes:
        key = self.secrets.get(_NAMES_KEY)
        if key is None:
            if self.enrolled:
                raise SecretMissing
            key = self._random(_KEY_BYTES)
            self.secrets.put(_NAMES_KEY, key)
        return key

    def _profile_id(self) -> str:
        """What tells this profile's keyring entries from another's; made with the folder."""
        path = self.folder / _PROFILE
        with disk_errors():
            if path.is_file():
                return path.read_text("ascii").strip()
            private_folder(self.folder)
            made = self._random(_ID_BYTES).hex()
            write_durably(path, made.encode("ascii"))
            return made

    def _known(self, secret: str) -> EnrolledDevice:
        from citdesk.wire.keys import PublicKey

        said = self._device()
        try:
            return EnrolledDevice(
                text_of(said, "hq"),
                DeviceId(text_of(said, "device")),
                Agency.from_json(said.get("agency")),
                (self.folder / _AUTHORITY).read_text("ascii"),
                PublicKey.from_json(cast("dict[str, object]", said["hq_key"])),
                secret,
            )
        except (MalformedMessage, OSError, KeyError, ValueError) as wrong:
            raise DamagedProfile from wrong

    def _device(self) -> dict[str, object]:
        try:
            said = read_object((self.folder / _DEVICE).read_bytes())
        except (OSError, MalformedMessage) as wrong:
            raise DamagedProfile from wrong
        if said.get("format") != _FORMAT:
            raise DamagedProfile
        return said


def system_secrets(profile: Path, profile_id: str) -> SecretStore:
    """The operating system's keyring; a protected file where the computer's administrator decided so."""
    from citdesk.vault.machine_settings import MachineSettings

    if MachineSettings.here().secrets_in_file:
        from citdesk.vault.secret_file import FileSecrets

        return FileSecrets(profile / _SECRETS_FILE)
    from citdesk.vault.secret_store import KeyringSecrets

    return KeyringSecrets(profile_id)


def same_badge(one: str, other: str) -> bool:
    """Whether two badges are one: spaces and case do not matter."""
    return _plain(one) == _plain(other)


def _plain(badge: str) -> str:
    """A badge as it is compared: spaces and case do not matter."""
    return "".join(badge.split()).casefold()
