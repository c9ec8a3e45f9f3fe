"""``verify`` finds whatever was changed in the record behind HQ's back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, delete, select, update

from citdesk.casework.people import Role
from citdesk.hq.store import tables as t
from citdesk.hq.verification import verify
from tests.sync.agency import TestedAgency
from tests.sync.story import ReportStory


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
    tested.take(officer, ReportStory().sent(officer))
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
    ],
)
def test_a_change_behind_hq_s_back_is_found(
    agency: TestedAgency, change: Callable[[Connection], None], code: str
) -> None:
    """Whatever is flipped, deleted, moved, inserted or cut off has a name."""
    with agency.hq.database.append() as connection:
        change(connection)
    assert code in {fault.code for fault in verify(agency.hq).faults}
