"""Escrow of a vault's data key by HPKE, held to RFC 9180."""

from __future__ import annotations

import hashlib
import hmac
from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given
from hypothesis import strategies as st

from citdesk.casework.ids import VaultId
from citdesk.wire.encoding import MalformedMessage
from citdesk.wire.escrow import DoesNotFit, EscrowAnswer, EscrowRequest, escrow, key_id

DATA_KEY = bytes(range(32))
VAULT = VaultId("vault-1")


def _labeled_extract(suite: bytes, salt: bytes, label: bytes, ikm: bytes) -> bytes:
    return hmac.new(salt or bytes(32), b"HPKE-v1" + suite + label + ikm, hashlib.sha256).digest()


def _labeled_expand(suite: bytes, prk: bytes, label: bytes, info: bytes, length: int) -> bytes:
    labeled = length.to_bytes(2, "big") + b"HPKE-v1" + suite + label + info
    return hmac.new(prk, labeled + b"\x01", hashlib.sha256).digest()[:length]


def open_base(
    private: bytes, enc: bytes, ciphertext: bytes, info: bytes, aad: bytes, *, aead: int, key_bytes: int
) -> bytes:
    """RFC 9180 §5 and §6, base mode, written out from its definitions for one message."""
    own = X25519PrivateKey.from_private_bytes(private)
    kem = b"KEM" + (0x20).to_bytes(2, "big")
    dh = own.exchange(X25519PublicKey.from_public_bytes(enc))
    context = enc + own.public_key().public_bytes_raw()
    shared = _labeled_expand(kem, _labeled_extract(kem, b"", b"eae_prk", dh), b"shared_secret", context, 32)
    suite = b"HPKE" + b"".join(number.to_bytes(2, "big") for number in (0x20, 1, aead))
    schedule = (
        b"\x00"
        + _labeled_extract(suite, b"", b"psk_id_hash", b"")
        + _labeled_extract(suite, b"", b"info_hash", info)
    )
    secret = _labeled_extract(suite, shared, b"secret", b"")
    key = _labeled_expand(suite, secret, b"key", schedule, key_bytes)
    nonce = _labeled_expand(suite, secret, b"base_nonce", schedule, 12)
    return AESGCM(key).decrypt(nonce, ciphertext, aad)


def test_the_definitions_give_the_vector_of_rfc_9180() -> None:
    """Appendix A.1.1, sequence number 0: what the next test measures the library with is right itself."""
    opened = open_base(
        bytes.fromhex("4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8"),
        bytes.fromhex("37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431"),
        bytes.fromhex(
            "f938558b5d72f1a23810b4be2ab4f84331acc02fc97babc53a52ae8218a355a96d8770ac83d07bea87e13c512a"
        ),
        bytes.fromhex("4f6465206f6e2061204772656369616e2055726e"),
        b"Count-0",
        aead=1,
        key_bytes=16,
    )
    assert opened == b"Beauty is truth, truth beauty"


def test_what_a_vault_escrows_opens_by_the_definitions_of_rfc_9180() -> None:
    """An escrow holder with any conforming HPKE opens it; nothing about it is ours alone."""
    holder = X25519PrivateKey.generate()
    sealed = escrow(DATA_KEY, holder.public_key().public_bytes_raw(), VAULT)
    private = holder.private_bytes_raw()
    info = b"CITDesk escrow 1\x00vault-1"
    assert open_base(private, sealed[:32], sealed[32:], info, b"", aead=2, key_bytes=32) == DATA_KEY


def asked(holder: X25519PrivateKey) -> tuple[X25519PrivateKey, EscrowRequest]:
    """A computer's request for the vault that was escrowed to this holder, and the key of its reply."""
    reply = X25519PrivateKey.generate()
    sealed = escrow(DATA_KEY, holder.public_key().public_bytes_raw(), VAULT)
    when = datetime(2026, 3, 12, 21, 0, tzinfo=UTC)
    return reply, EscrowRequest(
        VAULT, "Sgt. Morgan, 2001", when, reply.public_key().public_bytes_raw(), sealed
    )


def test_request_and_answer_bring_the_data_key_to_the_computer_that_asked() -> None:
    """Both travel as lines of text and the key comes out at the end."""
    holder = X25519PrivateKey.generate()
    reply, request = asked(holder)
    read = EscrowRequest.from_text(request.to_text().replace("-", "-\n", 1))
    answer = EscrowAnswer.from_text(read.answer(holder, "Capt. Vole").to_text())
    assert answer.holder == "Capt. Vole"
    assert request.open(answer, reply) == DATA_KEY


def test_an_answer_fits_its_own_request_only() -> None:
    """Another request, another holder's name or another escrow key: nothing comes out."""
    holder = X25519PrivateKey.generate()
    reply, request = asked(holder)
    other_reply, other = asked(holder)
    answer = request.answer(holder, "Capt. Vole")
    for opens, by, given_ in (
        (other, reply, answer),
        (other, other_reply, answer),
        (request, reply, EscrowAnswer("Somebody else", answer.sealed)),
        (request, reply, EscrowAnswer(answer.holder, b"")),
    ):
        with pytest.raises(DoesNotFit):
            opens.open(given_, by)
    with pytest.raises(DoesNotFit):
        request.answer(X25519PrivateKey.generate(), "Capt. Vole")
    with pytest.raises(DoesNotFit):
        EscrowRequest(
            VaultId("vault-2"), request.rescuer, request.asked_at, request.reply_key, request.sealed
        ).answer(holder, "Capt. Vole")


@given(st.text())
def test_what_is_no_request_is_refused_in_words(text: str) -> None:
    """Whatever is pasted, with the right beginning or without, is answered with what to do."""
    for prefix in ("", "CITDESK-ESCROW-REQUEST-"):
        with pytest.raises(MalformedMessage):
            EscrowRequest.from_text(prefix + text)


def test_an_escrow_key_is_called_by_its_hash() -> None:
    """Two keys have two names, each the same every time."""
    assert key_id(b"a" * 32) == key_id(b"a" * 32)
    assert key_id(b"a" * 32) != key_id(b"b" * 32)
