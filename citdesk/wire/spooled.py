"""One sent event as it lies in a device's spool: signed by its vault, sealed to HQ, its size telling nothing.

A file is ``MAGIC``, one byte of format, and an HPKE message (RFC 9180, base mode, DHKEM(X25519,
HKDF-SHA256), HKDF-SHA256, AES-256-GCM) whose plaintext is the length of the batch's text (4 bytes, big
endian), the text itself (UTF-8) and zeros up to the next size class. The batch holds one event and the
vault's signature over the head it leads to, exactly as a push carries it.

HQ has one key pair. Its X25519 form is the birational image of the Ed25519 one (RFC 7748 §4.1), as libsodium
and age derive it; that one pair serves both Ed25519 and HPKE safely is shown in Thormarker, "On using the
same key pair for Ed25519 and an X25519 based KEM" (IACR ePrint 2021/509).
"""

from __future__ import annotations

import hashlib
import struct

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from citdesk.casework.errors import Tampered
from citdesk.wire.encoding import MalformedMessage, from_base64, read_object, text_of
from citdesk.wire.exchange import Batch
from citdesk.wire.keys import PublicKey, SigningKey

MAGIC = b"CITDESK-SPOOL\x00"
_FORMAT = b"\x01"
_INFO = b"CITDesk spool 1"
_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
_LENGTH = struct.Struct(">I")
#: Bytes that HPKE adds: the encapsulated key and the authentication tag.
_OVERHEAD = 32 + 16
#: Plaintexts are 16 KiB, 32 KiB, 64 KiB ... long: a file's size tells the class and no more.
SMALLEST_CLASS = 16 * 1024
#: No file of a spool is larger, bytes.
LARGEST = len(MAGIC) + 1 + _OVERHEAD + 16 * 1024 * 1024
_P = 2**255 - 19


def seal(hq: PublicKey, batch: Batch) -> bytes:
    """The batch as the bytes of a spool file. Raises ValueError on a batch too large to be spooled."""
    text = batch.to_text().encode()
    plain = _LENGTH.pack(len(text)) + text
    plain += bytes(_class_of(len(plain)) - len(plain))
    sealed = MAGIC + _FORMAT + _SUITE.encrypt(plain, _sealing_key(hq), _INFO)
    if len(sealed) > LARGEST:
        message = "the batch is too large for the spool"
        raise ValueError(message)
    return sealed


def open_sealed(hq: SigningKey, content: bytes) -> Batch:
    """The batch in a spool file. Its signature is not verified here: that needs the vault's key.

    Raises MalformedMessage on what is no spool file, Tampered (``spool_damaged``) on one that was changed
    or sealed to another HQ.
    """
    head = len(MAGIC) + 1
    if len(content) > LARGEST or content[: len(MAGIC)] != MAGIC:
        raise MalformedMessage("the file is not from a spool")
    if content[len(MAGIC) : head] != _FORMAT:
        raise MalformedMessage("the spool file is of a format that is not known here")
    try:
        plain = _SUITE.decrypt(content[head:], _opening_key(hq), _INFO)
    except (InvalidTag, ValueError) as wrong:
        raise Tampered("A spooled event was changed or is for another HQ.", code="spool_damaged") from wrong
    length = int.from_bytes(plain[: _LENGTH.size])
    if len(plain) < _LENGTH.size + length:
        raise MalformedMessage("the spool file ends too early")
    return Batch.from_text(plain[_LENGTH.size : _LENGTH.size + length])


def _class_of(size: int) -> int:
    found = SMALLEST_CLASS
    while found < size:
        found *= 2
    return found


def _sealing_key(key: PublicKey) -> X25519PublicKey:
    """u = (1 + y) / (1 - y), RFC 7748 §4.1; y is what an Ed25519 key encodes beside one sign bit."""
    raw = from_base64(text_of(key.to_json(), "x"))
    y = int.from_bytes(raw, "little") & ((1 << 255) - 1)
    u = (1 + y) * pow(1 - y, _P - 2, _P) % _P
    return X25519PublicKey.from_public_bytes(u.to_bytes(32, "little"))


def _opening_key(key: SigningKey) -> X25519PrivateKey:
    """The scalar that Ed25519 derives from its seed (RFC 8032 §5.1.5)."""
    seed = from_base64(text_of(read_object(key.secret()), "d"))
    return X25519PrivateKey.from_private_bytes(hashlib.sha512(seed).digest()[:32])
