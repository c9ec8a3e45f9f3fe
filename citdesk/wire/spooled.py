"""One sent event as it lies in a device's spool: signed by its vault, sealed to HQ, its size telling nothing.

A file is ``MAGIC``, one byte of format, and an HPKE message (RFC 9180, base mode, DHKEM(X25519,
HKDF-SHA256), HKDF-SHA256, AES-256-GCM) whose plaintext is the length of the batch's text (4 bytes, big
endian), the text itself (UTF-8) and zeros up to the next size class. The batch holds one event and the
vault's signature over the head it leads to, exactly as a push carries it.
"""

from __future__ import annotations

import struct

from cryptography.exceptions import InvalidTag

from citdesk.casework.errors import Tampered
from citdesk.wire.encoding import MalformedMessage
from citdesk.wire.exchange import Batch
from citdesk.wire.keys import PublicKey, SigningKey
from citdesk.wire.recipients import OVERHEAD, SUITE, opening_key_of_hq, sealing_key_of_hq

MAGIC = b"CITDESK-SPOOL\x00"
_FORMAT = b"\x01"
_INFO = b"CITDesk spool 1"
_LENGTH = struct.Struct(">I")
#: Plaintexts are 16 KiB, 32 KiB, 64 KiB ... long: a file's size tells the class and no more.
SMALLEST_CLASS = 16 * 1024
#: No file of a spool is larger, bytes.
LARGEST = len(MAGIC) + 1 + OVERHEAD + 16 * 1024 * 1024


def seal(hq: PublicKey, batch: Batch) -> bytes:
    """The batch as the bytes of a spool file. Raises ValueError on a batch too large to be spooled."""
    text = batch.to_text().encode()
    plain = _LENGTH.pack(len(text)) + text
    plain += bytes(_class_of(len(plain)) - len(plain))
    sealed = MAGIC + _FORMAT + SUITE.encrypt(plain, sealing_key_of_hq(hq), _INFO)
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
        plain = SUITE.decrypt(content[head:], opening_key_of_hq(hq), _INFO)
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
