"""The keys of an open vault. Everything is derived from one random data key; the signing key is its own."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass, field, replace

from citdesk.vault.clock import RandomBytes
from citdesk.vault.failures import CannotSign
from citdesk.vault.stretching import mix
from citdesk.vault.wrapping import seal, unseal
from citdesk.wire.keys import SigningKey

DATA_KEY_BYTES = 32
_FORMER = b"former data key"


@dataclass(frozen=True)
class KeyRing:
    """What opening a slot gives. ``signing`` is None for a rescuer, who may read but not sign.

    ``former`` is the data key before, while its rotation is not finished.
    """

    data_key: bytes = field(repr=False)
    signing: SigningKey | None = field(repr=False)
    former: bytes | None = field(default=None, repr=False)

    @property
    def database_key(self) -> str:
        """SQLCipher's raw key, hexadecimal."""
        return self._derived("database").hex()

    @property
    def before(self) -> KeyRing:
        """The keys that the former data key gives; these themselves where there is none."""
        return self if self.former is None else KeyRing(self.former, self.signing)

    def mac(self, purpose: str, content: bytes) -> bytes:
        """HMAC-SHA256 under a key of its own for each purpose."""
        return hmac.new(self._derived(purpose), content, hashlib.sha256).digest()

    def signing_key(self) -> SigningKey:
        """The signing key; raises CannotSign where this way in does not give it."""
        if self.signing is None:
            raise CannotSign
        return self.signing

    def seal_former(self, random: RandomBytes) -> bytes | None:
        """The former data key sealed under the present one, for the slot file."""
        return None if self.former is None else seal(self._derived("former"), self.former, _FORMER, random)

    def following(self, sealed_former: bytes) -> KeyRing:
        """These keys with the former data key that :meth:`seal_former` sealed; raises DoesNotOpen."""
        return replace(self, former=unseal(self._derived("former"), sealed_former, _FORMER))

    def _derived(self, purpose: str) -> bytes:
        return mix(self.data_key, b"", f"vault {purpose} 1")
