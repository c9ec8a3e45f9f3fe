"""The audit trail on its way to HQ: no line changed, left out, put in or moved."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citdesk.casework.errors import Tampered
from citdesk.casework.ids import VaultId
from citdesk.wire.audit import AuditBatch, TrailLine
from citdesk.wire.encoding import MalformedMessage
from citdesk.wire.keys import SigningKey

KEY = SigningKey.generate()
LINES = tuple(
    TrailLine(number, f"2026-03-12T21:00:0{number}.25-05:00", "opened", f"report-{number}", "ok", "")
    for number in range(1, 6)
)
BATCH = AuditBatch.make(VaultId("vault-1"), "", LINES, KEY)


def test_a_trail_arrives_as_it_was_written_and_goes_on_where_it_ended() -> None:
    """The link at the end of one batch is the link before the next."""
    read = AuditBatch.from_text(BATCH.to_text())
    assert read == BATCH
    end = read.verify(KEY.public)
    more = (TrailLine(6, "2026-03-12T21:00:09.00-05:00", "signed_out", "", "ok", ""),)
    assert AuditBatch.make(BATCH.vault, end, more, KEY).verify(KEY.public) == more[0].link(end)


@pytest.mark.parametrize(
    "lines",
    [
        LINES[:-1],
        LINES[1:],
        LINES[:2] + LINES[3:],
        (LINES[1], LINES[0], *LINES[2:]),
        (*LINES[:2], replace(LINES[2], outcome="wrong_sign_in"), *LINES[3:]),
        (*LINES[:4], replace(LINES[4], at="2026-03-12T22:00:05.25-05:00")),
    ],
    ids=["last gone", "first gone", "one gone", "two exchanged", "outcome changed", "time changed"],
)
def test_a_trail_that_was_touched_is_refused(lines: tuple[TrailLine, ...]) -> None:
    """The vault's signature over the last link covers every line before it."""
    with pytest.raises(Tampered):
        replace(BATCH, lines=lines).verify(KEY.public)
    with pytest.raises(Tampered):
        replace(BATCH, vault=VaultId("vault-2")).verify(KEY.public)


@given(st.recursive(st.none() | st.integers() | st.text(), lambda part: st.lists(part, max_size=7)))
def test_a_line_of_another_form_is_refused(value: object) -> None:
    """Whatever stands in the place of a line, reading ends with MalformedMessage."""
    with pytest.raises(MalformedMessage):
        TrailLine.from_json(value)
