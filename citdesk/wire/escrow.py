"""Agency escrow: a vault's data key sealed to a key whose private half is made and kept away from HQ.

HPKE (RFC 9180), base mode, DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM. A request travels from the
computer to the escrow holder and an answer back, each as one line of text on paper, a stick or a screen;
neither opens anything for whoever else reads it. The signing key is never in it: a rescuer reads, nobody
signs in another's name.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from citdesk.casework.errors import Tampered
from citdesk.casework.ids import VaultId
from citdesk.wire.encoding import (
    FORMAT,
    MalformedMessage,
    from_base64,
    read_object,
    read_time,
    text_of,
    to_base64,
    write_json,
    write_time,
)

_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
_REQUEST, _ANSWER = "CITDESK-ESCROW-REQUEST-", "CITDESK-ESCROW-ANSWER-"
_LONGEST = 8 * 1024


class DoesNotFit(Tampered):
    """A sealed key does not open: made for another escrow key, another vault or another request."""

    code = "escrow_does_not_fit"

    def __init__(self, what: str) -> None:
        super().__init__(f"{what} Nothing was changed. Check that request and answer belong together.")


def key_id(public: bytes) -> str:
    """What an escrow key is called: the first 80 bits of its SHA-256."""
    return to_base64(hashlib.sha256(b"CITDesk escrow key" + public).digest()[:10])


def escrow(data_key: bytes, public: bytes, vault: VaultId) -> bytes:
    """The vault's data key, sealed to the agency's escrow key. Raises ValueError on a key that is none."""
    return _SUITE.encrypt(data_key, X25519PublicKey.from_public_bytes(public), _vault_info(vault))


@dataclass(frozen=True, slots=True)
class EscrowRequest:
    """A computer asks for a vault's data key.

    ``rescuer`` is who asks; ``reply_key`` is the public half of a key made for this request alone.
    """

    vault: VaultId
    rescuer: str
    asked_at: datetime
    reply_key: bytes
    sealed: bytes

    def to_text(self) -> str:
        """The request as one line."""
        value = {
            "format": FORMAT,
            "vault": self.vault,
            "rescuer": self.rescuer,
            "asked_at": write_time(self.asked_at),
            "reply_key": to_base64(self.reply_key),
            "sealed": to_base64(self.sealed),
        }
        return _REQUEST + to_base64(write_json(value).encode())

    @classmethod
    def from_text(cls, text: str) -> EscrowRequest:
        """Reads a request, spaces and line breaks forgiven; raises MalformedMessage."""
        value = _unwrapped(text, _REQUEST)
        return cls(
            VaultId(text_of(value, "vault")),
            text_of(value, "rescuer"),
            read_time(text_of(value, "asked_at")),
            from_base64(text_of(value, "reply_key")),
            from_base64(text_of(value, "sealed")),
        )

    def answer(self, private: X25519PrivateKey, holder: str) -> EscrowAnswer:
        """The holder's answer: the data key sealed to the request's own key. Raises DoesNotFit."""
        try:
            data_key = _SUITE.decrypt(self.sealed, private, _vault_info(self.vault))
            reply_key = X25519PublicKey.from_public_bytes(self.reply_key)
        except (InvalidTag, ValueError) as wrong:
            raise DoesNotFit("This request was not made for this escrow key, or it was changed.") from wrong
        return EscrowAnswer(holder, _SUITE.encrypt(data_key, reply_key, self._answer_info(holder)))

    def open(self, answer: EscrowAnswer, private: X25519PrivateKey) -> bytes:
        """The data key in an answer to this very request; raises DoesNotFit."""
        try:
            return _SUITE.decrypt(answer.sealed, private, self._answer_info(answer.holder))
        except (InvalidTag, ValueError) as wrong:
            raise DoesNotFit("This answer does not belong to the request this computer made.") from wrong

    def _answer_info(self, holder: str) -> bytes:
        return (
            b"CITDesk escrow answer 1\x00"
            + hashlib.sha256(self.to_text().encode()).digest()
            + holder.encode()
        )


@dataclass(frozen=True, slots=True)
class EscrowAnswer:
    """What the holder gives back. ``holder``'s name is bound into what is sealed: it cannot be exchanged."""

    holder: str
    sealed: bytes

    def to_text(self) -> str:
        """The answer as one line."""
        value = {"format": FORMAT, "holder": self.holder, "sealed": to_base64(self.sealed)}
        return _ANSWER + to_base64(write_json(value).encode())

    @classmethod
    def from_text(cls, text: str) -> EscrowAnswer:
        """Reads an answer, spaces and line breaks forgiven; raises MalformedMessage."""
        value = _unwrapped(text, _ANSWER)
        return cls(text_of(value, "holder"), from_base64(text_of(value, "sealed")))


def _vault_info(vault: VaultId) -> bytes:
    return b"CITDesk escrow 1\x00" + vault.encode()


def _unwrapped(text: str, prefix: str) -> dict[str, object]:
    compact = "".join(text.split())
    if not compact.startswith(prefix) or len(compact) > _LONGEST:
        raise MalformedMessage(f"This must begin with {prefix}. Copy it again, from there to its end.")
    value = read_object(from_base64(compact.removeprefix(prefix)))
    if value.get("format") != FORMAT:
        raise MalformedMessage("This was made by another version of CITDesk.")
    return value
