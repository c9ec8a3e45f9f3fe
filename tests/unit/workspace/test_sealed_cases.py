"""A court seals a case: what of it is on people's computers is shown no more until it is opened again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from citdesk.casework.people import Role
from citdesk.hq.record_orders import seal, unseal
from citdesk.workspace.failures import SealedByOrder, UnknownReport
from citdesk.workspace.searching import SearchFilter
from tests.unit.workspace.stations import Stations


@pytest.fixture
def report(stations: Stations) -> str:
    """A report of Rivera's that waits for Okafor."""
    return stations.sent()


def sealed(stations: Stations, report: str, open_to: Sequence[Role] = ()) -> str:
    """The court seals the report's case; everybody hears of it."""
    case = next(row.case for row in stations["rivera"].reports() if row.id == report)
    seal(stations.hq, case, "2026-J-9", "juvenile", stations.people["okafor"], open_to)
    stations.sync()
    return case


def found(stations: Stations, badge: str) -> list[str]:
    """What this person finds by the name in the report."""
    return [hit.row.id for hit in stations[badge].search("sampleford", SearchFilter()).hits]


def test_nobody_s_computer_shows_a_sealed_case(stations: Stations, report: str) -> None:
    """Not its author's, not the supervisor's: no list, no search, no paper, not by its id."""
    rivera, okafor = stations["rivera"], stations["okafor"]
    assert (found(stations, "rivera"), found(stations, "okafor")) == ([report], [report])
    sealed(stations, report)
    assert [row.id for row in rivera.reports()] == []
    assert [row.id for row in okafor.review_queue()] == []
    assert (found(stations, "rivera"), found(stations, "okafor")) == ([], [])
    for look in (rivera.open_report, rivera.case_of, okafor.review):
        with pytest.raises(SealedByOrder) as kept:
            look(report)
        assert "court has sealed" in str(kept.value)
    assert okafor.paper_choices(report) == ()
    with pytest.raises(UnknownReport):
        okafor.export_report(report)


def test_the_role_that_the_order_names_goes_on_seeing_it(stations: Stations, report: str) -> None:
    """The supervisor does, the officer does not; and nothing is decided while it is sealed."""
    sealed(stations, report, (Role.SUPERVISOR,))
    page = stations["okafor"].review(report)
    assert [row.id for row in stations["okafor"].review_queue()] == [report]
    assert not page.may_reassign
    assert found(stations, "okafor") == [report]
    with pytest.raises(SealedByOrder):
        stations["rivera"].open_report(report)


def test_what_was_begun_waits_unseen_and_is_whole_afterwards(stations: Stations, report: str) -> None:
    """The officer was mending a returned report when the court sealed it; later the draft is as it was."""
    rivera = stations["rivera"]
    stations.returned(report)
    rivera.rework(report)
    session = rivera.open_report(report).session
    session.answer("/encounter/call/last_name", "Begunford")
    begun = session.to_xml()
    rivera.save_draft(report, begun, {})
    case = sealed(stations, report)
    assert rivera.reports() == ()
    with pytest.raises(SealedByOrder):
        rivera.open_report(report)
    unseal(stations.hq, case, "2026-J-10", "", stations.people["okafor"])
    stations.sync()
    assert [row.id for row in rivera.reports()] == [report]
    assert rivera.open_report(report).session.to_xml() == begun
    rivera.send(report)
    stations.sync()
    assert [row.id for row in stations["okafor"].review_queue()] == [report]


def test_a_deputy_gets_what_they_missed_once_it_is_open(stations: Stations) -> None:
    """A cover that began while the case was sealed brings the report when it is not any more."""
    report = stations.sent()
    case = sealed(stations, report)
    today = date(2026, 3, 12)
    stations["okafor"].unit.start_cover(stations.id_of("hale"), today, today + timedelta(days=1))
    stations.sync("okafor")
    assert stations["hale"].review_queue() == ()
    unseal(stations.hq, case, "2026-J-10", "", stations.people["okafor"])
    stations.sync()
    assert [row.id for row in stations["hale"].review_queue()] == [report]
    assert stations["hale"].review(report).may_decide
