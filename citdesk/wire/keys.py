"""Signing keys and the few kinds of statement that are signed, each under its own JWS ``typ`` (RFC 7515).

Ed25519 (RFC 8037, algorithm name of RFC 9864). A signature made for one use is refused for every other.
"""

from __future__ import annotations

from enum import StrEnum
from typing import cast

from joserfc import jws
from joserfc.errors import JoseError
from joserfc.jwk import OKPKey

from citdesk.casework.errors import Tampered
from citdesk.wire.encoding import MalformedMessage, read_object, write_json

_ALGORITHM = "Ed25519"


class _Registry(jws.JWSRegistry):
    """Statements are as large as a directory of services; whoever reads from a network bounds it there."""

    max_payload_length = 48 * 1024 * 1024


_REGISTRY = _Registry(algorithms=[_ALGORITHM])


def _jwk(value: dict[str, object]) -> dict[str, str | list[str]]:
    return cast("dict[str, str | list[str]]", value)


class Use(StrEnum):
    """What a signature says it is for: the JWS ``typ``."""

    CHAIN_HEAD = "citdesk-chain-head+jws"
    HQ_HEAD = "citdesk-hq-head+jws"
    VAULT_CERTIFICATE = "citdesk-vault-certificate+jws"
    ASSERTION = "citdesk-assertion+jws"
    PROJECTION = "citdesk-projection+jws"
    CONSULT = "citdesk-consult+jws"
    DOWNLOAD = "citdesk-download+jws"
    TERMS = "citdesk-terms+jws"
    EXPUNGE = "citdesk-expunge+jws"
    AUDIT_HEAD = "citdesk-audit-head+jws"
    SPOOL_WORD = "citdesk-spool-word+jws"
    STICK_TO_HQ = "citdesk-stick-to-hq+jws"
    STICK_FROM_HQ = "citdesk-stick-from-hq+jws"


class PublicKey:
    """An Ed25519 public key."""

    def __init__(self, key: OKPKey) -> None:
        self._key = key

    @classmethod
    def from_json(cls, value: dict[str, object]) -> PublicKey:
        """Reads a public JWK (RFC 7517); raises MalformedMessage on anything else."""
        try:
            key = OKPKey.import_key(_jwk({k: v for k, v in value.items() if k != "d"}))
        except (JoseError, ValueError, KeyError, TypeError, AttributeError) as wrong:
            raise MalformedMessage("a key is not an Ed25519 JWK") from wrong
        if key.get("crv") != "Ed25519":
            raise MalformedMessage("a key is not an Ed25519 JWK")
        return cls(key)

    def to_json(self) -> dict[str, object]:
        """The public JWK."""
        return dict(self._key.as_dict(private=False))

    @property
    def thumbprint(self) -> str:
        """SHA-256 thumbprint (RFC 7638), the key's name in signatures."""
        return self._key.thumbprint()

    def verify(self, use: Use, signed: str) -> dict[str, object]:
        """What the compact JWS says; raises Tampered unless it is this key's and made for this use."""
        try:
            token = jws.deserialize_compact(signed, self._key, registry=_REGISTRY)
        except (JoseError, ValueError, KeyError, TypeError) as wrong:
            raise Tampered("A signature does not fit its key.", code="bad_signature") from wrong
        if token.headers().get("typ") != use.value:
            raise Tampered("A signature was made for another use.", code="wrong_use")
        return read_object(token.payload)


class SigningKey:
    """An Ed25519 key pair. Its private half leaves only through :meth:`secret`."""

    def __init__(self, key: OKPKey) -> None:
        self._key = key

    @classmethod
    def generate(cls) -> SigningKey:
        """A new key from the operating system's randomness."""
        return cls(OKPKey.generate_key("Ed25519"))

    @classmethod
    def from_secret(cls, text: str) -> SigningKey:
        """Reads what :meth:`secret` gave; raises MalformedMessage."""
        try:
            return cls(OKPKey.import_key(_jwk(read_object(text))))
        except (JoseError, ValueError, KeyError, TypeError) as wrong:
            raise MalformedMessage("the signing key cannot be read") from wrong

    def secret(self) -> str:
        """The private JWK as JSON text, to be kept encrypted."""
        return write_json(self._key.as_dict(private=True))

    @property
    def public(self) -> PublicKey:
        """The public half."""
        return PublicKey(OKPKey.import_key(self._key.as_dict(private=False)))

    def sign(self, use: Use, statement: dict[str, object]) -> str:
        """A compact JWS over the statement, for this use only."""
        header = {"alg": _ALGORITHM, "typ": use.value, "kid": self._key.thumbprint()}
        return jws.serialize_compact(header, write_json(statement), self._key, registry=_REGISTRY)
