"""The keys of an open vault. Everything is derived from one random data key; the signing key is its own."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass

from citdesk.vault.failures import VaultClosed
from citdesk.vault.stretching import mix
from citdesk.wire.keys import SigningKey

DATA_KEY_BYTES = 32


@dataclass(frozen=True)
class KeyRing:
    """What opening a slot gives. ``signing`` is None for a rescuer, who may read and send but not sign."""

    data_key: bytes
    signing: SigningKey | None

    @property
    def database_key(self) -> str:
        """SQLCipher's raw key, hexadecimal."""
        return self._derived("database").hex()

    def mac(self, purpose: str, content: bytes) -> bytes:
        """HMAC-SHA256 under a key of its own for each purpose."""
        return hmac.new(self._derived(purpose), content, hashlib.sha256).digest()

    def signing_key(self) -> SigningKey:
        """The signing key; raises VaultClosed where this way in does not give it."""
        if self.signing is None:
            raise VaultClosed
        return self.signing

    def _derived(self, purpose: str) -> bytes:
        return mix(self.data_key, b"", f"vault {purpose} 1")
