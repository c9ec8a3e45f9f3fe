"""Short-lived tokens: signed by HQ, never stored. Each request asks anew whether the vault may act."""

from __future__ import annotations

import hashlib
import hmac
from datetime import datetime, timedelta

from citdesk.casework.ids import VaultId
from citdesk.hq.failures import RequestRefused
from citdesk.wire.encoding import (
    MalformedMessage,
    from_base64,
    read_object,
    text_of,
    to_base64,
    whole_of,
    write_json,
)

LIFETIME = timedelta(minutes=10)


class Tokens:
    """Makes and reads tokens under one key that every process of this HQ derives alike."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def make(self, vault: VaultId, now: datetime) -> str:
        """A token for the vault, good for :data:`LIFETIME`."""
        ends = int((now + LIFETIME).timestamp())
        claims = to_base64(write_json({"vault": vault, "ends": ends}).encode())
        return f"{claims}.{self._mac(claims)}"

    def read(self, token: str, now: datetime) -> VaultId:
        """Whose token it is; raises RequestRefused (``token_refused``) when it is forged or has run out."""
        claims, _, mac = token.partition(".")
        if not (mac.isascii() and claims.isascii() and hmac.compare_digest(mac, self._mac(claims))):
            raise _refused()
        try:
            said = read_object(from_base64(claims))
            vault, ends = text_of(said, "vault"), whole_of(said, "ends")
        except MalformedMessage as wrong:
            raise _refused() from wrong
        if now.timestamp() >= ends:
            raise _refused()
        return VaultId(vault)

    def _mac(self, claims: str) -> str:
        return to_base64(hmac.new(self._key, claims.encode(), hashlib.sha256).digest())


def _refused() -> RequestRefused:
    return RequestRefused("Sign in to HQ again.", code="token_refused", status=401)
