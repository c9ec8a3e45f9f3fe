"""The operating system's keyring: it keeps the half of each key that nobody has to remember."""

from __future__ import annotations

import base64
import binascii
import sys
import time
from collections.abc import Callable
from typing import Protocol, TypeVar

import keyring
from keyring.backend import KeyringBackend
from keyring.backends.chainer import ChainerBackend
from keyring.errors import KeyringError, KeyringLocked

from citdesk.vault.failures import KeyringUnusable

if sys.platform == "linux":
    from jeepney.wrappers import DBusErrorResponse
    from secretstorage.exceptions import SecretStorageException

    # the Secret Service backend lets what the bus answers through as it is
    _TROUBLE: tuple[type[Exception], ...] = (KeyringError, DBusErrorResponse, SecretStorageException, OSError)
else:
    _TROUBLE = (KeyringError, OSError)

Answer = TypeVar("Answer")
SERVICE = "CITDesk"
#: Seconds to wait before each further try: a keyring daemon that broke off is started anew by the session.
_PAUSES = (0.1, 0.4, 1.0)
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
    """Secrets in the real keyring, under a service name of their own for each profile.

    A daemon that breaks off in the middle of a request is asked again after a moment, because the session
    starts it anew; a locked keyring is not, because somebody just declined to unlock it.
    """

    def __init__(
        self,
        profile_id: str,
        backend: KeyringBackend | None = None,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        self._service = f"{SERVICE} {profile_id}"
        self._backend = trusted_backend(keyring.get_keyring() if backend is None else backend)
        self._pause = pause

    def get(self, name: str) -> bytes | None:
        """See :class:`SecretStore`; raises KeyringUnusable when the keyring is locked or gone."""
        text = self._asked(lambda: self._backend.get_password(self._service, name))
        try:
            return None if text is None else base64.b64decode(text, validate=True)
        except binascii.Error as wrong:
            raise KeyringUnusable("an entry of CITDesk in it was changed") from wrong

    def put(self, name: str, secret: bytes) -> None:
        """See :class:`SecretStore`. Reads the secret back: a keyring that forgets is found out at once."""
        text = base64.b64encode(secret).decode("ascii")
        self._asked(lambda: self._backend.set_password(self._service, name, text))
        if self.get(name) != secret:
            raise KeyringUnusable("it does not keep what it is given")

    def remove(self, name: str) -> None:
        """See :class:`SecretStore`."""
        self._asked(lambda: self._removed(name))

    def _removed(self, name: str) -> None:
        if self._backend.get_password(self._service, name) is not None:
            self._backend.delete_password(self._service, name)

    def _asked(self, request: Callable[[], Answer]) -> Answer:
        for pause in _PAUSES:
            try:
                return request()
            except KeyringLocked as wrong:
                raise _unusable(wrong) from wrong
            except _TROUBLE:
                self._pause(pause)
        try:
            return request()
        except _TROUBLE as wrong:
            raise _unusable(wrong) from wrong


def _unusable(wrong: Exception) -> KeyringUnusable:
    return KeyringUnusable(str(wrong) or type(wrong).__name__)


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
