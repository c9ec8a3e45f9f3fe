"""Authenticated encryption at rest: AES-256-GCM, each sealed value bound to what it belongs to."""

from __future__ import annotations

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from citdesk.casework.errors import Tampered

KEY_BYTES = 32
_NONCE_BYTES = 12


class Seal:
    """One 256-bit key. ``about`` names what is sealed: a value moved elsewhere does not open."""

    def __init__(self, key: bytes) -> None:
        self._cipher = AESGCM(key)

    def close(self, content: bytes, about: str) -> bytes:
        """Nonce and ciphertext. A key seals far fewer than 2**32 values, so random nonces do."""
        nonce = secrets.token_bytes(_NONCE_BYTES)
        return nonce + self._cipher.encrypt(nonce, content, about.encode())

    def open(self, sealed: bytes, about: str) -> bytes:
        """The content; raises Tampered (``sealed_value``) when it was changed or moved."""
        try:
            return self._cipher.decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], about.encode())
        except (InvalidTag, ValueError) as wrong:
            raise Tampered(f"What is stored for {about} was changed.", code="sealed_value") from wrong


def derive(key: bytes, purpose: str) -> bytes:
    """A 256-bit key for one purpose (HKDF-SHA256, RFC 5869)."""
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=f"citdesk-hq {purpose}".encode()).derive(key)
