"""Clearing a lock-out without network: the computer shows a challenge, a supervisor reads back an answer.

Both are short enough to be said over a radio. The answer is an HMAC under the computer's unlock key, which HQ
derives from what it knows the computer by and hands to supervisors within their terms. It clears the count of
wrong tries and nothing else: the passphrase is still needed.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from citdesk.casework.errors import UserError

#: Crockford's base 32: no I, L, O, U.
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_FORGIVEN = str.maketrans("ILO", "110")
#: Random bytes of a challenge: 40 bits, eight signs.
NONCE_BYTES = 5
_SIGNS = 8
_MARK_SIGNS = 3
_ANSWER_SIGNS = 8
_GROUP = 4


class WrongChallenge(UserError):
    """What was typed is no challenge: a sign is missing or wrong."""

    code = "wrong_challenge"

    def __init__(self) -> None:
        super().__init__("This is not a whole challenge. Ask for it again, three groups of four.")


def unlock_key(device_secret_sha256: str) -> bytes:
    """The computer's unlock key, from the hexadecimal SHA-256 of its secret: both ends have that."""
    return HKDF(SHA256(), 32, salt=None, info=b"CITDesk unlock 1").derive(device_secret_sha256.encode())


@dataclass(frozen=True, slots=True)
class Challenge:
    """What a locked computer shows. ``mark`` tells a supervisor's vault which computer it may be."""

    nonce: bytes
    mark: str

    @classmethod
    def make(cls, nonce: bytes, device: str) -> Challenge:
        """The challenge of a device for a fresh nonce of NONCE_BYTES."""
        return cls(nonce, device_mark(device))

    def to_text(self) -> str:
        """Three groups of four signs: mark, nonce, and one that checks the rest."""
        signs = self.mark + _signs(int.from_bytes(self.nonce), _SIGNS)
        return _grouped(signs + _check(signs))

    @classmethod
    def from_text(cls, text: str) -> Challenge:
        """Reads a typed challenge, spaces, dashes and small letters forgiven; raises WrongChallenge."""
        signs = _typed(text)
        if len(signs) != _MARK_SIGNS + _SIGNS + 1 or _check(signs[:-1]) != signs[-1]:
            raise WrongChallenge
        number = 0
        for sign in signs[_MARK_SIGNS:-1]:
            number = number << 5 | _ALPHABET.index(sign)
        return cls(number.to_bytes(NONCE_BYTES), signs[:_MARK_SIGNS])

    def answer(self, key: bytes, supervisor: str) -> str:
        """The answer of the supervisor with this badge: two groups of four signs, 40 bits."""
        said = b"\x00".join((b"CITDesk unlock answer 1", self.to_text().encode(), _plain(supervisor)))
        digest = hmac.new(key, said, hashlib.sha256).digest()
        return _grouped(_signs(int.from_bytes(digest[:5]), _ANSWER_SIGNS))

    def is_answered(self, key: bytes, supervisor: str, answer: str) -> bool:
        """Whether this is the answer that the supervisor with this badge would give."""
        return hmac.compare_digest(_typed(answer).encode(), _typed(self.answer(key, supervisor)).encode())


def device_mark(device: str) -> str:
    """Three signs that tell computers apart without naming one."""
    return _signs(int.from_bytes(hashlib.sha256(device.encode()).digest()[:2]) >> 1, _MARK_SIGNS)


def _signs(number: int, count: int) -> str:
    return "".join(_ALPHABET[number >> 5 * place & 31] for place in reversed(range(count)))


def _check(signs: str) -> str:
    return _ALPHABET[hashlib.sha256(b"CITDesk challenge" + signs.encode()).digest()[0] & 31]


def _typed(text: str) -> str:
    signs = "".join(sign for sign in text.upper() if sign.isalnum()).translate(_FORGIVEN)
    return "".join(sign if sign in _ALPHABET else "?" for sign in signs)


def _plain(badge: str) -> bytes:
    return "".join(badge.split()).casefold().encode()


def _grouped(signs: str) -> str:
    return "-".join(signs[at : at + _GROUP] for at in range(0, len(signs), _GROUP))
