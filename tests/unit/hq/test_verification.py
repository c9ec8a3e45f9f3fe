"""``verify`` finds whatever was changed in the record behind HQ's back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, delete, select, update

from citdesk.casework.people import Role
from citdesk.hq.store import tables as t
from citdesk.hq.store.contents import about_chunk
from citdesk.hq.verification import verify
from citdesk.wire.chunks import CHUNK_BYTES
from tests.sync.agency import TestedAgency
from tests.sync.memory_box import attached
from tests.sync.story import ReportStory

PICTURE = bytes(range(256)) * 1024 + b"the end of it"


@pytest.fixture
def agency(tmp_path: Path) -> Iterator[TestedAgency]:
    """An HQ whose record has the reports of two vaults in it, taken without a network."""
    tested = TestedAgency(tmp_path / "hq")
    officer, supervisor = (
        tested.local_vault(tested.person("101", Role.OFFICER)),
        tested.local_vault(tested.person("201", Role.SUPERVISOR)),
    )
    stories = [ReportStory() for _ in range(3)]
    tested.take(officer, *(story.sent(officer) for story in stories))
    tested.take(supervisor, *(story.approved(supervisor) for story in stories))
    stories[0].version = None
    tested.take(officer, stories[0].sent(officer))  # refused: the chain keeps it all the same
    pictured = ReportStory()
    picture = attached("picture.jpg", PICTURE)
    tested.take(officer, pictured.sent(officer, attachments=(picture,)))
    person = tested.hq.admission.admitted(officer.vault)[1]
    for number, chunk in enumerate(picture.chunks):
        piece = PICTURE[number * CHUNK_BYTES :][:CHUNK_BYTES]
        tested.hq.attachments.take((pictured.report, chunk), piece, person, tested.hq_clock.now())
    yield tested
    tested.close()


def test_an_untouched_record_is_clean(agency: TestedAgency) -> None:
    """Eight events by people and four numbers given by HQ, without a fault."""
    seen = verify(agency.hq)
    assert seen.faults == ()
    assert (seen.events, seen.vaults) == (8 + 4, 3)


def _flip_payload(connection: Connection) -> None:
    row = connection.execute(select(t.events).where(t.events.c.kind == "submit")).first()
    assert row is not None
    sealed = bytearray(row.sealed)
    sealed[-20] ^= 1
    connection.execute(update(t.events).where(t.events.c.id == row.id).values(sealed=bytes(sealed)))


def _change_header(connection: Connection) -> None:
    row = connection.execute(select(t.events).where(t.events.c.kind == "approve")).first()
    assert row is not None
    header = row.header.replace('"monotonic":1000', '"monotonic":1001')
    connection.execute(update(t.events).where(t.events.c.id == row.id).values(header=header))


def _delete_one(connection: Connection) -> None:
    row = connection.execute(select(t.events.c.id).where(t.events.c.number == 2)).first()
    assert row is not None
    connection.execute(delete(t.events).where(t.events.c.id == row.id))


def _delete_the_tail(connection: Connection) -> None:
    row = connection.execute(select(t.events.c.id).order_by(t.events.c.position.desc())).first()
    assert row is not None
    connection.execute(delete(t.log).where(t.log.c.subject == row.id))
    connection.execute(delete(t.events).where(t.events.c.id == row.id))


def _swap_positions(connection: Connection) -> None:
    first, second = connection.execute(
        select(t.events.c.id, t.events.c.position).where(t.events.c.kind == "submit").limit(2)
    ).all()
    for event, position in ((first.id, -1), (second.id, first.position), (first.id, second.position)):
        connection.execute(update(t.events).where(t.events.c.id == event).values(position=position))


def _swap_numbers(connection: Connection) -> None:
    rows = connection.execute(select(t.events).where(t.events.c.kind == "approve").limit(2)).all()
    first, second = sorted(rows, key=lambda row: row.number)
    for event, number in ((first.id, 999), (second.id, first.number), (first.id, second.number)):
        connection.execute(update(t.events).where(t.events.c.id == event).values(number=number))


def _insert_one(connection: Connection) -> None:
    row = connection.execute(select(t.events).where(t.events.c.kind == "approve")).first()
    assert row is not None
    copy = dict(row._mapping) | {"id": "inserted", "number": 99, "position": None}
    connection.execute(t.events.insert().values(copy))


def _of_a_stranger(connection: Connection) -> None:
    connection.execute(update(t.events).where(t.events.c.kind == "approve").values(vault="somebody"))


def _drop_signatures(connection: Connection) -> None:
    connection.execute(update(t.events).values(signature=None))


def _replace_signature(connection: Connection) -> None:
    signed = t.events.c.signature.is_not(None)
    one = connection.execute(select(t.events.c.signature).where(signed)).scalars().first()
    connection.execute(update(t.events).where(signed).values(signature=one))


def _make_refused_accepted(connection: Connection) -> None:
    connection.execute(update(t.events).where(t.events.c.code.is_not(None)).values(code=None, position=999))


def _replace_attachment(connection: Connection) -> None:
    """One piece takes the place of the other."""
    chunks = t.attachment_chunks
    first, second = connection.execute(select(chunks)).all()
    connection.execute(update(chunks).where(chunks.c.id == first.id).values(sealed=second.sealed))


def _flip_attachment(connection: Connection) -> None:
    row = connection.execute(select(t.attachment_chunks)).first()
    assert row is not None
    sealed = bytearray(row.sealed)
    sealed[40] ^= 1
    of_row = t.attachment_chunks.c.id == row.id
    connection.execute(update(t.attachment_chunks).where(of_row).values(sealed=bytes(sealed)))


def _delete_attachment(connection: Connection) -> None:
    connection.execute(delete(t.attachment_chunks))


def _gap(connection: Connection) -> None:
    connection.execute(delete(t.log).where(t.log.c.position == 4))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (_flip_payload, "sealed_value"),
        (_change_header, "broken_chain"),
        (_delete_one, "broken_chain"),
        (_delete_the_tail, "truncated"),
        (_swap_positions, "event_missing"),
        (_swap_numbers, "broken_chain"),
        (_insert_one, "broken_chain"),
        (_of_a_stranger, "stranger"),
        (_drop_signatures, "unsigned_end"),
        (_replace_signature, "wrong_head"),
        (_make_refused_accepted, "position_missing"),
        (_gap, "position_gap"),
        (_replace_attachment, "sealed_value"),
        (_flip_attachment, "sealed_value"),
        (_delete_attachment, "attachment_missing"),
    ],
)
def test_a_change_behind_hq_s_back_is_found(
    agency: TestedAgency, change: Callable[[Connection], None], code: str
) -> None:
    """Whatever is flipped, deleted, moved, inserted or cut off has a name."""
    with agency.hq.database.append() as connection:
        change(connection)
    assert code in {fault.code for fault in verify(agency.hq).faults}


def test_an_attachment_replaced_by_somebody_who_has_the_keys_is_found(agency: TestedAgency) -> None:
    """Sealed anew under the case's own key: the revision that its author signed names another."""
    chunks = t.attachment_chunks
    with agency.hq.database.append() as connection:
        row = connection.execute(select(chunks)).first()
        assert row is not None
        seal = agency.hq.keys.seal(row.case_id)
        sealed = seal.close(b"another picture", about_chunk(row.report, row.id))
        connection.execute(update(chunks).where(chunks.c.id == row.id).values(sealed=sealed))
    assert "chunk_changed" in {fault.code for fault in verify(agency.hq).faults}
