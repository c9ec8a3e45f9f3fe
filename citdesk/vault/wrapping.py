"""A secret sealed under a key: AES-256-GCM, bound to the words it is sealed for."""

from __future__ import annotations

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from citdesk.vault.clock import RandomBytes

_NONCE_BYTES = 12


class DoesNotOpen(Exception):
    """The key is another one, or sealed bytes or binding words were changed. Which of them cannot be told."""


def seal(key: bytes, secret: bytes, binding: bytes, random: RandomBytes) -> bytes:
    """The sealed secret, its nonce in front."""
    nonce = random(_NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, secret, binding)


def unseal(key: bytes, sealed: bytes, binding: bytes) -> bytes:
    """The secret; raises DoesNotOpen."""
    try:
        return AESGCM(key).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], binding)
    except (InvalidTag, ValueError) as wrong:
        raise DoesNotOpen from wrong
