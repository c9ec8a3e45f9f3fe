"""A file on a stick is whole and sound, or it is refused for a reason in one sentence."""

from __future__ import annotations

import hashlib
import io
import json
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st
from joserfc.jwk import OKPKey

from citdesk.casework.errors import Tampered
from citdesk.wire import stick
from citdesk.wire.encoding import to_base64
from citdesk.wire.keys import SigningKey
from citdesk.wire.recipients import opening_key_of_hq, opening_key_of_vault, sealing_key_of_hq
from citdesk.wire.stick import Part, StickHead, StickReader, StickRefused, StickWriter, Way

HQ, VAULT = SigningKey.generate(), SigningKey.generate()
_ID = bytes(range(16))
_VECTOR = Path(__file__).with_name("stick_vector.json")


def _written(*parts: tuple[str, str, bytes], key: SigningKey = VAULT, file: bytes = _ID) -> bytes:
    out = io.BytesIO()
    writer = StickWriter(out, StickHead.to_hq(file, HQ.public), sealing_key_of_hq(HQ.public))
    for part in parts:
        assert writer.add(*part)
    assert writer.close(key, {"number": 7}) == len(out.getvalue())
    return out.getvalue()


def _read(content: bytes, hq: SigningKey = HQ, key: SigningKey = VAULT, way: Way = Way.TO_HQ) -> list[Part]:
    reader = StickReader(io.BytesIO(content), way, hq.public)
    opening = opening_key_of_hq(hq)
    said = reader.verified(reader.letter(opening), key.public)
    assert said["number"] == 7
    reader.check(said, opening)
    return list(reader.parts(said, opening))


def _code(content: bytes) -> str:
    with pytest.raises((StickRefused, Tampered)) as refused:
        _read(content)
    assert str(refused.value).endswith(".")
    return refused.value.code


@given(st.lists(st.tuples(st.text(max_size=9), st.text(max_size=9), st.binary(max_size=300)), max_size=9))
def test_what_was_put_in_comes_out_in_its_order(parts: list[tuple[str, str, bytes]]) -> None:
    """Any kinds, names and contents, empty ones too."""
    assert _read(_written(*parts)) == [Part(*part) for part in parts]


def test_a_file_cut_short_anywhere_is_called_so() -> None:
    """At every byte: also where what is left looks whole."""
    content = _written(("batch", "", b"first"), ("piece", "r c", b"second"))
    for end in range(len(content)):
        assert _code(content[:end]) in (("no_stick_file",) if end < len(stick.MAGIC) else ("cut_off",))


@given(st.data())
def test_any_changed_byte_is_noticed(data: st.DataObject) -> None:
    """In head, lengths, keys, contents, tags and end: never a fault of ours, never a part."""
    content = bytearray(_written(("batch", "", b"x" * 50), ("piece", "r c", b"y" * 50)))
    at = data.draw(st.integers(0, len(content) - 1))
    content[at] ^= data.draw(st.integers(1, 255))
    assert _code(bytes(content))


@given(st.binary(max_size=400))
def test_what_is_no_stick_file_is_called_so(content: bytes) -> None:
    """Whatever else lies on a stick; also after the first signs of one."""
    for each in (content, stick.MAGIC + content, _written()[:80] + content):
        assert _code(each)


def test_records_cannot_be_left_out_swapped_doubled_or_taken_from_another_file() -> None:
    """Each is bound to its file, its place and whether it is the last."""
    parts = [("batch", "", bytes([n]) * 40) for n in range(3)]
    content, other = _written(*parts), _written(*parts, file=bytes(16))
    records = _records(content)
    first, second, third, letter = records
    foreign = _records(other)[1]
    for wrong in (
        [first, third, letter],
        [second, first, third, letter],
        [first, first, second, third, letter],
        [first, second, third],
        [first, second, letter, third],
        [first, second, third, letter, letter],
        [],
        [first, foreign, third, letter],
    ):
        assert _code(content[:80] + b"".join(wrong) + content[-15:]) in {"stick_damaged", "cut_off"}


def _records(content: bytes) -> list[bytes]:
    found, at = [], 80
    while (length := int.from_bytes(content[at : at + 4])) > 0:
        found.append(content[at : at + 4 + length])
        at += 4 + length
    return found


def test_a_file_for_another_agency_on_the_other_way_or_signed_by_another_is_refused() -> None:
    """Each with a code of its own."""
    content = _written(("batch", "", b"x"))
    with pytest.raises(StickRefused) as foreign:
        _read(content, hq=SigningKey.generate())
    assert foreign.value.code == "other_agency"
    with pytest.raises(StickRefused) as wrong:
        _read(content, way=Way.FROM_HQ)
    assert wrong.value.code == "wrong_way"
    with pytest.raises(Tampered) as forged:
        _read(content, key=SigningKey.generate())
    assert forged.value.code == "bad_signature"


def test_a_letter_of_one_way_is_none_on_the_other() -> None:
    """A vault cannot write HQ's answers with its own signature's use, nor HQ the vault's."""
    out = io.BytesIO()
    vault_key = OKPKey.generate_key("X25519").as_dict(private=True)
    opening = opening_key_of_vault(dict(vault_key))
    asked = StickHead.to_hq(_ID, HQ.public)
    writer = StickWriter(out, StickHead.answer_to(asked, bytes(16)), opening.public_key())
    writer.close(VAULT, {})
    reader = StickReader(io.BytesIO(out.getvalue()), Way.FROM_HQ, HQ.public)
    signed = reader.letter(opening)
    assert reader.head.about == _ID
    with pytest.raises(Tampered):
        reader.verified(signed, HQ.public)
    with pytest.raises(StickRefused):
        StickReader(io.BytesIO(out.getvalue()), Way.FROM_HQ, HQ.public).letter(X25519PrivateKey.generate())


def test_sizes_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """What has no room is left for the next file, and a file larger than any of ours is refused unread."""
    monkeypatch.setattr(stick, "LARGEST_FILE", 5000)
    monkeypatch.setattr(stick, "_LETTER", 2000)
    out = io.BytesIO()
    writer = StickWriter(out, StickHead.to_hq(_ID, HQ.public), sealing_key_of_hq(HQ.public))
    assert writer.add("piece", "a", bytes(2000))
    assert not writer.add("piece", "b", bytes(2000))
    assert writer.add("piece", "c", bytes(100))
    writer.close(VAULT, {"number": 7})
    assert [part.name for part in _read(out.getvalue())] == ["a", "c"]
    with pytest.raises(ValueError, match="larger than"):
        writer.add("piece", "d", bytes(stick.LARGEST_PART + 1))
    assert _code(out.getvalue() + bytes(5000)) == "too_large"


def test_the_format_is_frozen() -> None:
    """A file of this format, written once and kept, is still read: part by part, letter and all."""
    kept = json.loads(_VECTOR.read_text())
    hq, vault = SigningKey.from_secret(kept["hq_key"]), SigningKey.from_secret(kept["vault_key"])
    content = bytes.fromhex(kept["file"])
    assert hashlib.sha256(content).hexdigest() == kept["sha256"]
    parts = _read(content, hq=hq, key=vault)
    assert [[part.kind, part.name, to_base64(part.content)] for part in parts] == kept["parts"]
