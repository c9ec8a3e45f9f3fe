"""``verify`` compares covers, counts of numbers and what is held back with what was written."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import Table, select, update

from citdesk.casework.people import Role
from citdesk.hq.arranging_cover import end_cover, start_cover
from citdesk.hq.store import tables as t
from citdesk.hq.verification import verify
from citdesk.wire.exchange import Outcome
from tests.sync.agency import TestedAgency
from tests.sync.memory_vault import MemoryVault
from tests.sync.story import ReportStory
from tests.unit.hq.flipping import is_missed

pytestmark = pytest.mark.logs_warnings  # HQ says that it held an event back


@pytest.fixture
def agency(tmp_path: Path) -> Iterator[TestedAgency]:
    """An HQ with two reports, two covers and one event that it held back."""
    tested = TestedAgency(tmp_path / "hq")
    officer = tested.local_vault(tested.person("101", Role.OFFICER))
    tested.take(officer, ReportStory().sent(officer), ReportStory().sent(officer))
    _arrange_covers(tested)
    _hold_one_back(tested, officer)
    yield tested
    tested.close()


def _arrange_covers(tested: TestedAgency) -> None:
    """One of North's that goes on, one of South's that was ended before its time."""
    deputy = tested.person("202", Role.SUPERVISOR, unit="South")
    chief = tested.person("900", Role.ADMINISTRATOR)
    today = tested.hq_clock.now().date()
    start_cover(tested.hq, "North", deputy, today, today + timedelta(days=6), "Away", chief)
    ended = start_cover(tested.hq, "South", deputy, today, today + timedelta(days=6), "Away", chief)
    tested.hq_clock.pass_time(timedelta(hours=1))
    end_cover(tested.hq, ended, chief)


def _hold_one_back(tested: TestedAgency, officer: MemoryVault) -> None:
    """An event that does not follow what HQ has of its vault."""
    story = ReportStory()
    story.sent(officer)  # never arrives
    (verdict,) = tested.take(officer, story.amended(officer))
    assert verdict.outcome is Outcome.QUARANTINED


#: What is proven by nothing: times and words of HQ's own, and how far up a series goes whose last report may
#: be expunged.
UNPROVEN = {
    ("covers", "heard_from"),
    ("numbers", "last"),
    ("quarantine", "code"),
    ("quarantine", "received_at"),
}


@pytest.mark.parametrize("table", [t.covers, t.numbers, t.quarantine], ids=lambda table: table.name)
def test_one_flipped_bit_beside_the_record_is_found(agency: TestedAgency, table: Table) -> None:
    """In the middle of every value of a row; put back, the record is clean again."""
    assert verify(agency.hq).faults == ()
    wanted = [column for column in table.columns if (table.name, column.name) not in UNPROVEN]
    missed = [column.name for column in wanted if is_missed(agency, table, column.name)]
    assert missed == []
    assert verify(agency.hq).faults == ()


def test_a_number_that_would_be_given_twice_is_found(agency: TestedAgency) -> None:
    """The count of a year's reports was set back by one."""
    with agency.hq.database.append() as connection:
        connection.execute(update(t.numbers).values(last=t.numbers.c.last - 1))
    assert {fault.code for fault in verify(agency.hq).faults} == {"number_lowered"}


def test_a_cover_that_nobody_arranged_is_found(agency: TestedAgency) -> None:
    """Somebody would decide for a unit without any event that says so."""
    with agency.hq.database.append() as connection:
        row = connection.execute(select(t.covers)).mappings().first()
        assert row is not None
        connection.execute(t.covers.insert().values(**{**row, "id": str(uuid4()), "unit": "East"}))
    assert {fault.code for fault in verify(agency.hq).faults} == {"cover_changed"}
