"""The page and the vectors say what the code does, and the code still does what they said."""

from __future__ import annotations

import dataclasses
import json

import pytest

from citdesk.casework.errors import Tampered
from citdesk.casework.ids import VaultId
from citdesk.wire.assertion import AUDIENCE, asserted_vault, verify_assertion
from citdesk.wire.chain import Head, verify_head
from citdesk.wire.encoding import from_base64
from citdesk.wire.enrolment import CodeFor, EnrolmentCode
from citdesk.wire.event import Event, digest
from citdesk.wire.exchange import Batch
from citdesk.wire.header import Header, header_hash, read_header, write_header
from citdesk.wire.keys import SigningKey, Use
from tests.unit.wire.worked_example import PAGE, VECTORS, page_text, vectors_text

SAID = json.loads(VECTORS.read_text("utf-8"))


def test_the_vectors_are_what_the_code_makes() -> None:
    """A change of format cannot pass unnoticed."""
    assert VECTORS.read_text("utf-8") == vectors_text()


def test_the_page_s_example_is_what_the_code_makes() -> None:
    """docs/wire.md shows real bytes."""
    page = PAGE.read_text("utf-8")
    assert page_text(page) == page


def test_the_page_names_every_field_of_a_header() -> None:
    """No field goes undocumented."""
    page = PAGE.read_text("utf-8")
    missing = [f.name for f in dataclasses.fields(Header) if f"| `{f.name}` |" not in page]
    assert missing == []


@pytest.mark.parametrize("said", SAID["events"], ids=["submit", "withdraw"])
def test_a_header_is_read_written_hashed_and_digested_as_the_vector_says(said: dict[str, str]) -> None:
    """Each step on its own, from the file alone."""
    header = read_header(said["header"])
    assert write_header(header) == said["header"]
    assert header_hash(said["header"]) == said["header_hash"]
    assert digest(from_base64(said["salt"]), said["payload"]) == said["digest"] == header.digest
    event = Event(said["header"], said["payload"], from_base64(said["salt"]))
    event.check_digest()
    assert event.payload is not None


def test_the_vectors_batch_verifies_from_its_text_alone() -> None:
    """Whoever has the public key can check the whole batch."""
    batch = Batch.from_text(SAID["batch"])
    key = SigningKey.from_secret(json.dumps(SAID["secret_key"])).public
    assert key.thumbprint == SAID["public_key_thumbprint"]
    head = SAID["head"]
    expected = Head(VaultId(head["vault"]), head["epoch"], head["number"], head["hash"])
    verify_head(key, SAID["head_signature"], expected)
    assert batch.signature == SAID["head_signature"]
    assert batch.to_text() == SAID["batch"]
    with pytest.raises(Tampered):
        key.verify(Use.HQ_HEAD, SAID["head_signature"])


def test_the_vectors_assertion_and_code_are_read() -> None:
    """The other two statements of the page."""
    key = SigningKey.from_secret(json.dumps(SAID["secret_key"])).public
    said = verify_assertion(key, SAID["assertion"])
    assert (said.audience, said.nonce) == (AUDIENCE, "nonce")
    assert asserted_vault(SAID["assertion"]) == said.vault == SAID["head"]["vault"]
    code = EnrolmentCode.from_text(SAID["enrolment_code"])
    assert (code.purpose, code.hq) == (CodeFor.DEVICE, "https://hq.example.org:8743")
    assert code.to_text() == SAID["enrolment_code"]
