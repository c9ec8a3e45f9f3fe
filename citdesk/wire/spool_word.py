"""HQ's word on a spooled event on its way back to the vault that wrote it, whoever carries it.

A word is ``MAGIC``, one byte of format, and an HPKE message (see :mod:`citdesk.wire.recipients`) sealed to
the vault's encryption key. Its plaintext is the length of a compact JWS (4 bytes, big endian), the JWS by
HQ's key and zeros up to a multiple of 4 KiB. The JWS says for which vault it is and holds the answer that
a push of the same event would have got. Who carries it learns neither whose it is nor what it says.

``POST /v1/spool`` takes ``{"format", "files": [base64url of a spool file …]}`` and answers ``{"format",
"words": [base64url of a word, or null …], "hq_time"}``, one for each file: null where HQ does not have the
event on record, be it damaged or waiting for one before it.
"""

from __future__ import annotations

import struct

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from citdesk.casework.errors import Tampered
from citdesk.casework.ids import VaultId
from citdesk.wire.encoding import FORMAT, MalformedMessage, text_of
from citdesk.wire.exchange import PushAnswer
from citdesk.wire.keys import PublicKey, SigningKey, Use
from citdesk.wire.recipients import OVERHEAD, SUITE

MAGIC = b"CITDESK-WORD\x00"
_FORMAT = b"\x01"
_INFO = b"CITDesk spool word 1"
_LENGTH = struct.Struct(">I")
_CLASS = 4 * 1024
#: No word is larger, bytes.
LARGEST_WORD = len(MAGIC) + 1 + OVERHEAD + 64 * 1024
#: What one request may bring: files, and bytes of all of them.
MOST_FILES = 64
MOST_BYTES_OF_FILES = 1024 * 1024


def seal_word(hq: SigningKey, vault: VaultId, to: X25519PublicKey, answer: PushAnswer) -> bytes:
    """The answer, signed by HQ, for this vault alone. Raises ValueError on an answer that is no short one."""
    statement: dict[str, object] = {"format": FORMAT, "vault": vault, "answer": answer.to_text()}
    text = hq.sign(Use.SPOOL_WORD, statement).encode()
    plain = _LENGTH.pack(len(text)) + text
    plain += bytes(-len(plain) % _CLASS)
    sealed = MAGIC + _FORMAT + SUITE.encrypt(plain, to, _INFO)
    if len(sealed) > LARGEST_WORD:
        message = "the answer is too large for a word on one event"
        raise ValueError(message)
    return sealed


def open_word(hq: PublicKey, vault: VaultId, key: X25519PrivateKey, content: bytes) -> PushAnswer:
    """What HQ said. Raises MalformedMessage on what is no word.

    Raises Tampered (``word_damaged``, ``bad_signature``, ``wrong_use``, ``foreign_vault``) on one that was
    changed, that HQ did not sign, or that is for another vault.
    """
    head = len(MAGIC) + 1
    if len(content) > LARGEST_WORD or content[:head] != MAGIC + _FORMAT:
        raise MalformedMessage("the file is no word of HQ")
    try:
        plain = SUITE.decrypt(content[head:], key, _INFO)
    except (InvalidTag, ValueError) as wrong:
        raise Tampered("HQ's word was changed or is for another vault.", code="word_damaged") from wrong
    length = int.from_bytes(plain[: _LENGTH.size])
    if len(plain) < _LENGTH.size + length:
        raise MalformedMessage("HQ's word ends too early")
    try:
        signed = plain[_LENGTH.size : _LENGTH.size + length].decode("ascii")
    except UnicodeDecodeError as wrong:
        raise MalformedMessage("HQ's word is no signed statement") from wrong
    said = hq.verify(Use.SPOOL_WORD, signed)
    if text_of(said, "vault") != vault:
        raise Tampered("HQ's word is for another vault.", code="foreign_vault")
    return PushAnswer.from_text(text_of(said, "answer"))
