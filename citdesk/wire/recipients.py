"""Whom HPKE messages are sealed to: HQ under its one key pair, a vault under its own encryption key.

RFC 9180, base mode, DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM.

HQ has one key pair. Its X25519 form is the birational image of the Ed25519 one (RFC 7748 §4.1), as libsodium
and age derive it; that one pair serves both Ed25519 and HPKE safely is shown in Thormarker, "On using the
same key pair for Ed25519 and an X25519 based KEM" (IACR ePrint 2021/509).
"""

from __future__ import annotations

import hashlib

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from citdesk.wire.encoding import MalformedMessage, from_base64, read_object, text_of
from citdesk.wire.keys import PublicKey, SigningKey

SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
#: Bytes that HPKE adds: the encapsulated key and the authentication tag.
OVERHEAD = 32 + 16
_P = 2**255 - 19


def sealing_key_of_hq(key: PublicKey) -> X25519PublicKey:
    """u = (1 + y) / (1 - y), RFC 7748 §4.1; y is what an Ed25519 key encodes beside one sign bit."""
    raw = from_base64(text_of(key.to_json(), "x"))
    y = int.from_bytes(raw, "little") & ((1 << 255) - 1)
    u = (1 + y) * pow(1 - y, _P - 2, _P) % _P
    return X25519PublicKey.from_public_bytes(u.to_bytes(32, "little"))


def opening_key_of_hq(key: SigningKey) -> X25519PrivateKey:
    """The scalar that Ed25519 derives from its seed (RFC 8032 §5.1.5)."""
    seed = from_base64(text_of(read_object(key.secret()), "d"))
    return X25519PrivateKey.from_private_bytes(hashlib.sha512(seed).digest()[:32])


def sealing_key_of_vault(jwk: dict[str, object]) -> X25519PublicKey:
    """The public half of a vault's encryption key, a JWK (RFC 8037). Raises MalformedMessage."""
    return X25519PublicKey.from_public_bytes(_part(jwk, "x"))


def opening_key_of_vault(jwk: dict[str, object]) -> X25519PrivateKey:
    """The private half; raises MalformedMessage."""
    return X25519PrivateKey.from_private_bytes(_part(jwk, "d"))


def _part(jwk: dict[str, object], name: str) -> bytes:
    if jwk.get("crv") != "X25519":
        raise MalformedMessage("the encryption key is not an X25519 JWK")
    raw = from_base64(text_of(jwk, name))
    if len(raw) != 32:
        raise MalformedMessage("the encryption key is not an X25519 JWK")
    return raw
