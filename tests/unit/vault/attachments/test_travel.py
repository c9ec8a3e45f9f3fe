"""Pieces on their way between two vaults: only what is missing, in any order, verified one by one."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from citdesk.casework.errors import Tampered
from citdesk.casework.ids import ReportId
from citdesk.vault.attachments.failures import NoAttachment
from citdesk.vault.attachments.kept import KeptAttachment
from citdesk.vault.attachments.travel import Chunk, Named
from citdesk.vault.vault import Vault
from tests.unit.vault.props import SUPERVISOR, Laptop

REPORT = ReportId("report-1")
RECORDING = b"OggS" + b"".join(number.to_bytes(4) for number in range(200_000))


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[Vault]:
    """A supervisor's vault on another laptop."""
    made = Laptop(tmp_path / "other", seed=9).new_vault(SUPERVISOR)
    yield made
    made.close()


@pytest.fixture
def sent(vault: Vault) -> KeptAttachment:
    """A recording of four pieces that went with a revision."""
    added = vault.attachments.add(REPORT, "recording", io.BytesIO(RECORDING))
    with vault.store.writing():
        vault.attachments.submitted(REPORT, [added.name])
    return added


def _expect(reader: Vault, sent: KeptAttachment) -> None:
    with reader.store.writing():
        reader.travel.expect(
            REPORT, [Named(sent.name, sent.media_type, sent.size, sent.sha256, sent.key, sent.chunks)]
        )


def test_a_drafts_files_do_not_travel(vault: Vault) -> None:
    """Nothing leaves before the officer sends."""
    vault.attachments.add(REPORT, "recording", io.BytesIO(RECORDING))
    assert vault.travel.to_send(10) == []


def test_pieces_arrive_one_by_one_and_make_the_file(
    vault: Vault, reader: Vault, sent: KeptAttachment
) -> None:
    """Cut off anywhere, the next exchange goes on with what is missing; the whole is what was sent."""
    _expect(reader, sent)
    assert [chunk.id for chunk in reader.travel.to_fetch(10)] == list(sent.chunks)
    for chunk in reversed(vault.travel.to_send(10)):
        with pytest.raises(NoAttachment):
            list(reader.attachments.content(REPORT, sent.name))
        content = vault.travel.content(chunk)
        assert content is not None
        reader.travel.receive(chunk, content)
        vault.travel.acknowledged([chunk])
    assert vault.travel.to_send(10) == []
    assert reader.travel.to_fetch(10) == []
    assert reader.travel.to_send(10) == []
    assert b"".join(reader.attachments.content(REPORT, sent.name)) == RECORDING


def test_a_changed_piece_is_refused_and_still_missing(reader: Vault, sent: KeptAttachment) -> None:
    """One flipped bit: nothing is kept."""
    _expect(reader, sent)
    with pytest.raises(Tampered) as changed:
        reader.travel.receive(Chunk(REPORT, sent.chunks[0]), b"\x01" + RECORDING[1 : 256 * 1024])
    assert changed.value.code == "chunk_changed"
    assert reader.travel.to_fetch(1) == [Chunk(REPORT, sent.chunks[0])]


def test_a_piece_that_nobody_named_is_left_aside(reader: Vault) -> None:
    """Nobody can fill a vault with what no report asked for."""
    reader.travel.receive(Chunk(REPORT, "unasked"), b"x" * 1000)
    assert reader.store.number("SELECT count(*) FROM attachment_chunks") == 0


def test_another_reports_piece_is_not_given(vault: Vault, sent: KeptAttachment) -> None:
    """An id is good for its own report only."""
    assert vault.travel.content(Chunk(ReportId("other"), sent.chunks[0])) is None
    assert vault.travel.content(Chunk(REPORT, sent.chunks[0])) is not None
