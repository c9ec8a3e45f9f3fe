"""``verify`` finds whatever was changed in the record behind HQ's back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Connection, Table, delete, select, update

from citdesk.casework.lifecycle import ReportState
from citdesk.casework.people import Role
from citdesk.hq.store import tables as t
from citdesk.hq.store.contents import about_chunk, about_standing
from citdesk.hq.store.reading import standing_of
from citdesk.hq.verification import verify
from citdesk.wire.chunks import CHUNK_BYTES
from citdesk.wire.standing import write_standing
from tests.sync.agency import TestedAgency
from tests.sync.memory_box import attached
from tests.sync.story import ReportStory
from tests.unit.hq.flipping import is_missed

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


def _swap_standings(connection: Connection) -> None:
    """One report's standing takes the place of another's."""
    first, second = connection.execute(select(t.standings).limit(2)).all()
    of_first = t.standings.c.report == first.report
    connection.execute(update(t.standings).where(of_first).values(sealed=second.sealed))


def _forget_a_standing(connection: Connection) -> None:
    connection.execute(
        delete(t.standings).where(t.standings.c.report.in_(select(t.standings.c.report).limit(1)))
    )


def _keep_a_report_from_its_unit(connection: Connection) -> None:
    connection.execute(delete(t.deliveries).where(t.deliveries.c.channel.like("unit:%")))


def _redirect_a_report(connection: Connection) -> None:
    to_unit = t.deliveries.c.channel.like("unit:%")
    connection.execute(update(t.deliveries).where(to_unit).values(channel="unit:South"))


def _call_an_event_a_recall(connection: Connection) -> None:
    of_event = t.log.c.kind == "event"
    connection.execute(update(t.log).where(of_event, t.log.c.position == 5).values(kind="recall"))


def _take_back_what_the_court_has(connection: Connection) -> None:
    row = connection.execute(select(t.court_projections)).first()
    assert row is not None
    of_row = t.court_projections.c.report == row.report
    connection.execute(update(t.court_projections).where(of_row).values(position=row.position + 1000))


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
        (_swap_standings, "sealed_value"),
        (_forget_a_standing, "standing_changed"),
        (_keep_a_report_from_its_unit, "not_delivered"),
        (_redirect_a_report, "not_delivered"),
        (_call_an_event_a_recall, "log_changed"),
        (_take_back_what_the_court_has, "sealed_value"),
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


def test_a_standing_that_hq_sealed_itself_and_no_event_tells_of_is_found(agency: TestedAgency) -> None:
    """Somebody with all keys calls a report approved: the events say otherwise."""
    with agency.hq.database.append() as connection:
        reports = connection.execute(select(t.standings.c.report)).scalars().all()
        standings = [standing_of(connection, agency.hq.keys, report) for report in reports]
        waiting = next(each for each in standings if each is not None and each.on_record is None)
        forged = replace(waiting, state=ReportState.APPROVED, on_record=waiting.revision)
        seal = agency.hq.keys.seal(forged.case)
        sealed = seal.close(write_standing(forged).encode(), about_standing(forged.report))
        of_report = t.standings.c.report == forged.report
        connection.execute(update(t.standings).where(of_report).values(sealed=sealed))
    assert {fault.code for fault in verify(agency.hq).faults} == {"standing_changed"}


#: What is proven by nothing: the times at which HQ took something in, and its words on what it refused.
UNPROVEN = {
    ("events", "received_at"),
    ("events", "code"),
    ("events", "message"),
    ("log", "at"),
    ("attachment_chunks", "received_at"),
}
RECORD = (
    t.events, t.vault_heads, t.log, t.deliveries, t.standings, t.court_projections, t.attachment_chunks,
    t.trail_lines,
)  # fmt: skip


@pytest.mark.parametrize("table", RECORD, ids=lambda table: table.name)
def test_one_flipped_bit_in_any_column_of_the_record_is_found(agency: TestedAgency, table: Table) -> None:
    """In the middle of every value of a row of a report's; put back, the record is clean again."""
    wanted = [column for column in table.columns if (table.name, column.name) not in UNPROVEN]
    missed = [column.name for column in wanted if is_missed(agency, table, column.name)]
    assert missed == []
    assert verify(agency.hq).faults == ()
