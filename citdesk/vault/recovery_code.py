"""The recovery code: 240 random bits that a person writes down, with a check against typing errors.

Ten groups of five signs in Crockford's alphabet, which has no I, L, O and U; what people write instead is
forgiven. The last two signs check the others.
"""

from __future__ import annotations

import hashlib

from citdesk.vault.failures import WrongRecoveryCode

SECRET_BYTES = 30
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_FORGIVEN = str.maketrans("ILO", "110")
_SIGNS = SECRET_BYTES * 8 // 5
_GROUP = 5


def write_code(secret: bytes) -> str:
    """The code for ``SECRET_BYTES`` random bytes. Raises ValueError on another length."""
    if len(secret) != SECRET_BYTES:
        message = f"a recovery code is made from {SECRET_BYTES} bytes"
        raise ValueError(message)
    number = int.from_bytes(secret)
    signs = [_ALPHABET[number >> 5 * place & 31] for place in reversed(range(_SIGNS))]
    text = "".join(signs) + _check(secret)
    return "-".join(text[at : at + _GROUP] for at in range(0, len(text), _GROUP))


def read_code(text: str) -> bytes:
    """The secret in a typed code, spaces, dashes and small letters forgiven; raises WrongRecoveryCode."""
    signs = "".join(sign for sign in text.upper() if sign.isalnum()).translate(_FORGIVEN)
    if len(signs) != _SIGNS + 2 or any(sign not in _ALPHABET for sign in signs):
        raise WrongRecoveryCode(
            "A recovery code has ten groups of five letters and digits. Check each group."
        )
    number = 0
    for sign in signs[:_SIGNS]:
        number = number << 5 | _ALPHABET.index(sign)
    secret = number.to_bytes(SECRET_BYTES)
    if _check(secret) != signs[_SIGNS:]:
        raise WrongRecoveryCode("A letter or digit of the recovery code is not right. Check each group.")
    return secret


def _check(secret: bytes) -> str:
    number = int.from_bytes(hashlib.sha256(b"CITDesk recovery" + secret).digest()[:2]) >> 6
    return _ALPHABET[number >> 5] + _ALPHABET[number & 31]
