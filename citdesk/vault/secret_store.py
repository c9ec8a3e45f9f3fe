"""The operating system's keyring: it keeps the half of each key that nobody has to remember."""

from __future__ import annotations

import base64
import binascii
from typing import Protocol

import keyring
from keyring.backend import KeyringBackend
from keyring.backends.chainer import ChainerBackend
from keyring.errors import KeyringError

from citdesk.vault.failures import KeyringUnusable

SERVICE = "CITDesk"
#: Modules of backends that keep secrets encrypted under the person's or the computer's log-in.
_TRUSTED = (
    "keyring.backends.SecretService",
    "keyring.backends.libsecret",
    "keyring.backends.kwallet",
    "keyring.backends.macOS",
    "keyring.backends.Windows",
)


class SecretStore(Protocol):
    """Keeps small secrets by name. Raises AdministratorError when it cannot."""

    def get(self, name: str) -> bytes | None:
        """The secret, or None where there is none under this name."""
        ...

    def put(self, name: str, secret: bytes) -> None:
        """Keeps the secret; an older one under the same name is replaced."""
        ...

    def remove(self, name: str) -> None:
        """Forgets the secret; nothing happens where there is none."""
        ...


class KeyringSecrets:
    """Secrets in the real keyring, under a service name of their own for each profile."""

    def __init__(self, profile_id: str, backend: KeyringBackend | None = None) -> None:
        self._service = f"{SERVICE} {profile_id}"
        self._backend = trusted_backend(keyring.get_keyring() if backend is None else backend)

    def get(self, name: str) -> bytes | None:
        """See :class:`SecretStore`; raises KeyringUnusable when the keyring is locked or gone."""
        try:
            text = self._backend.get_password(self._service, name)
        except KeyringError as wrong:
            raise KeyringUnusable(str(wrong) or type(wrong).__name__) from wrong
        try:
            return None if text is None else base64.b64decode(text, validate=True)
        except binascii.Error as wrong:
            raise KeyringUnusable("an entry of CITDesk in it was changed") from wrong

    def put(self, name: str, secret: bytes) -> None:
        """See :class:`SecretStore`. Reads the secret back: a keyring that forgets is found out at once."""
        try:
            self._backend.set_password(self._service, name, base64.b64encode(secret).decode("ascii"))
        except KeyringError as wrong:
            raise KeyringUnusable(str(wrong) or type(wrong).__name__) from wrong
        if self.get(name) != secret:
            raise KeyringUnusable("it does not keep what it is given")

    def remove(self, name: str) -> None:
        """See :class:`SecretStore`."""
        try:
            if self._backend.get_password(self._service, name) is not None:
                self._backend.delete_password(self._service, name)
        except KeyringError as wrong:
            raise KeyringUnusable(str(wrong) or type(wrong).__name__) from wrong


def trusted_backend(backend: KeyringBackend) -> KeyringBackend:
    """The backend, or the first trusted one of a chain; raises KeyringUnusable for plaintext and none."""
    if isinstance(backend, ChainerBackend):
        for member in backend.backends:
            if _is_trusted(member):
                return member
    elif _is_trusted(backend):
        return backend
    raise KeyringUnusable(f"{type(backend).__module__} does not protect secrets")


def _is_trusted(backend: KeyringBackend) -> bool:
    return type(backend).__module__.startswith(_TRUSTED)
