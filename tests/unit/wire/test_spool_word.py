"""HQ's word on a spooled event: its vault alone reads it, HQ alone writes it, and its size tells nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from citdesk.casework.errors import Tampered
from citdesk.casework.ids import EventId, VaultId
from citdesk.wire.encoding import MalformedMessage
from citdesk.wire.exchange import Outcome, PushAnswer, Verdict
from citdesk.wire.keys import SigningKey
from citdesk.wire.recipients import opening_key_of_vault, sealing_key_of_vault
from citdesk.wire.spool_word import LARGEST_WORD, MAGIC, open_word, seal_word

HQ, KEY, VAULT = SigningKey.generate(), X25519PrivateKey.generate(), VaultId("vault-1")
ACCEPTED = PushAnswer((Verdict(EventId("event-1"), Outcome.ACCEPTED, 17),), "2026-03-12T21:00:00.00+00:00")
REFUSED = PushAnswer(
    (Verdict(EventId("event-1"), Outcome.REFUSED, None, "overtaken", "The report moved on. " * 20),),
    ACCEPTED.hq_time,
)


def test_the_vault_reads_what_hq_said() -> None:
    """Whatever it was; accepted and refused look alike from outside."""
    words = [seal_word(HQ, VAULT, KEY.public_key(), each) for each in (ACCEPTED, REFUSED)]
    assert [open_word(HQ.public, VAULT, KEY, word) for word in words] == [ACCEPTED, REFUSED]
    assert len(words[0]) == len(words[1])


def test_any_changed_byte_and_any_other_reader_or_writer_is_noticed() -> None:
    """Nobody else's key opens it, nobody else's signature counts, and it is for one vault."""
    word = seal_word(HQ, VAULT, KEY.public_key(), ACCEPTED)
    for at in {*range(80), *range(80, len(word), 97), len(word) - 1}:
        changed = word[:at] + bytes([word[at] ^ 1]) + word[at + 1 :]
        with pytest.raises((Tampered, MalformedMessage)):
            open_word(HQ.public, VAULT, KEY, changed)
    with pytest.raises(Tampered) as closed:
        open_word(HQ.public, VAULT, X25519PrivateKey.generate(), word)
    assert closed.value.code == "word_damaged"
    with pytest.raises(Tampered) as forged:
        open_word(SigningKey.generate().public, VAULT, KEY, word)
    assert forged.value.code == "bad_signature"
    with pytest.raises(Tampered) as foreign:
        open_word(HQ.public, VaultId("vault-2"), KEY, word)
    assert foreign.value.code == "foreign_vault"


@pytest.mark.parametrize("content", [b"", MAGIC, MAGIC + b"\x02" + bytes(99), b"x" * (LARGEST_WORD + 1)])
def test_what_is_no_word_is_called_so(content: bytes) -> None:
    """Empty, cut off, of a later format, too large."""
    with pytest.raises((MalformedMessage, Tampered)):
        open_word(HQ.public, VAULT, KEY, content)


def test_an_answer_that_is_no_short_one_is_no_word() -> None:
    """It is about one event."""
    many = PushAnswer(REFUSED.verdicts * 250, REFUSED.hq_time)
    with pytest.raises(ValueError, match="too large"):
        seal_word(HQ, VAULT, KEY.public_key(), many)


@pytest.mark.parametrize("key", [{}, {"crv": "Ed25519", "x": "AA"}, {"crv": "X25519", "x": "AA"}])
def test_a_key_that_is_none_is_called_so(key: dict[str, object]) -> None:
    """Not a fault of ours."""
    for read in (sealing_key_of_vault, opening_key_of_vault):
        with pytest.raises(MalformedMessage):
            read(key)


def test_the_format_is_frozen() -> None:
    """A word of this format, written once and kept, is still read."""
    kept = json.loads(Path(__file__).with_name("spool_word_vector.json").read_text())
    hq, key = SigningKey.from_secret(kept["hq_key"]).public, opening_key_of_vault(kept["vault_key"])
    answer = open_word(hq, VaultId(kept["vault"]), key, bytes.fromhex(kept["word"]))
    assert answer.to_text() == kept["answer"]
