"""Chains under random change: only the very chain that was signed verifies."""

from __future__ import annotations

import json
import uuid
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citdesk.casework.errors import CitdeskError, Tampered
from citdesk.casework.events import EventKind
from citdesk.casework.ids import CaseId, EventId, PersonId, ReportId, VaultId
from citdesk.wire.chain import Head, advance, sign_head, verify_head, verify_links
from citdesk.wire.event import Event, digest
from citdesk.wire.exchange import Batch
from citdesk.wire.header import Header, write_header
from citdesk.wire.keys import SigningKey

KEY = SigningKey.generate()
VAULT = VaultId(str(uuid.uuid4()))
START = Head(VAULT, "epoch-1", 0, None)


def chain(length: int, start: Head = START, parent: str | None = None) -> list[Event]:
    """A chain of that many events beyond the head."""
    events: list[Event] = []
    head = start
    for step in range(length):
        number = 1 if parent and not step else head.number + 1
        salt, text = bytes([step]) * 16, f'{{"number":{number}}}'
        header = Header(
            id=EventId(str(uuid.uuid4())),
            kind=EventKind.SUBMIT,
            report=ReportId(str(uuid.uuid4())),
            case=CaseId(str(uuid.uuid4())),
            author=PersonId(str(uuid.uuid4())),
            vault=VAULT,
            epoch=parent or head.epoch,
            number=number,
            previous=head.hash,
            parent_epoch=head.epoch if parent and not step else None,
            follows=None,
            replaces=None,
            wall=datetime(2026, 3, 12, tzinfo=UTC),
            monotonic=number,
            hq_time=None,
            digest=digest(salt, text),
        )
        event = Event(write_header(header), text, salt)
        head = advance(head, event)
        events.append(event)
    return events


@given(st.integers(1, 8))
def test_a_whole_chain_verifies_and_its_signature_fits_its_end(length: int) -> None:
    """What was appended and signed is what is verified."""
    events = chain(length)
    head = verify_links(START, events)
    verify_head(KEY.public, sign_head(KEY, head), head)
    assert head.number == length


@given(st.integers(2, 8), st.data())
def test_a_missing_doubled_or_moved_event_breaks_the_chain(length: int, data: st.DataObject) -> None:
    """Dropping, repeating or swapping any event but the last is noticed by the links alone."""
    events = chain(length)
    at = data.draw(st.integers(0, length - 2))
    dropped = events[:at] + events[at + 1 :]
    doubled = events[: at + 1] + events[at:]
    swapped = [*events[:at], events[at + 1], events[at], *events[at + 2 :]]
    for changed in (dropped, doubled, swapped):
        with pytest.raises(Tampered):
            verify_links(START, changed)


@given(st.integers(1, 6), st.data())
def test_a_changed_header_never_verifies(length: int, data: st.DataObject) -> None:
    """One changed value in any header breaks a link or the signature over the end."""
    events = chain(length)
    head = verify_links(START, events)
    signature = sign_head(KEY, head)
    at = data.draw(st.integers(0, length - 1))
    value = json.loads(events[at].header_text)
    value["monotonic"] += 1
    events[at] = Event(json.dumps(value, separators=(",", ":")), events[at].payload_text, events[at].salt)
    with pytest.raises(Tampered):
        verify_head(KEY.public, signature, verify_links(START, events))


def test_a_truncated_chain_does_not_fit_its_signature() -> None:
    """A signature over the end does not cover an earlier end."""
    events = chain(3)
    signature = sign_head(KEY, verify_links(START, events))
    with pytest.raises(Tampered) as failure:
        verify_head(KEY.public, signature, verify_links(START, events[:2]))
    assert failure.value.code == "wrong_head"


def test_a_new_epoch_continues_from_its_parent_only() -> None:
    """A restored vault's epoch names the head it grew from."""
    old = chain(2)
    head = verify_links(START, old)
    fresh = chain(2, head, "epoch-2")
    assert verify_links(head, fresh).epoch == "epoch-2"
    with pytest.raises(Tampered):
        verify_links(verify_links(START, old[:1]), fresh)


def test_another_vault_s_event_is_no_link() -> None:
    """Chains do not mix."""
    with pytest.raises(Tampered):
        advance(Head(VaultId("other"), "epoch-1", 0, None), chain(1)[0])


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(),
        lambda s: st.lists(s) | st.dictionaries(st.text(), s),
    )
)
def test_anything_that_is_no_batch_is_malformed(value: object) -> None:
    """Whatever arrives, reading it ends in a foreseen error."""
    for text in (
        json.dumps(value),
        json.dumps({"format": 0, "vault": "v", "signature": "s", "events": value}),
    ):
        with pytest.raises(CitdeskError):
            _read_whole(text)


def _read_whole(text: str) -> None:
    for event in Batch.from_text(text).events:
        _ = event.header


@given(st.text(), st.binary(min_size=16, max_size=16), st.text())
def test_a_payload_other_than_the_header_s_is_noticed(text: str, salt: bytes, other: str) -> None:
    """Salt and text both decide the digest."""
    event = chain(1)[0]
    if (text, salt) != (event.payload_text, event.salt):
        with pytest.raises(Tampered):
            Event(event.header_text, text, salt).check_digest()
    assert (digest(salt, text) == digest(salt, other)) == (text == other)
