"""When a cover ends, on the deputy's own computer: what they give up, and what they decided before."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from citdesk.casework.errors import Refused
from citdesk.casework.ids import ReportId
from citdesk.casework.people import Role
from citdesk.hq.administration import Administration
from citdesk.hq.roster import RosterRow
from citdesk.workspace.failures import CoverOver
from citdesk.workspace.searching import SearchFilter
from tests.unit.workspace.stations import Stations

TODAY = date(2026, 3, 12)


@pytest.fixture
def report(stations: Stations) -> str:
    """A report of unit North that waits, for which Hale of unit South stands in today and tomorrow."""
    report = stations.sent()
    stations["okafor"].unit.start_cover(stations.id_of("hale"), TODAY, TODAY + timedelta(days=1))
    stations.sync("okafor")
    return report


def found(stations: Stations, badge: str) -> list[str]:
    """What this person finds by the name in the report."""
    return [hit.row.id for hit in stations[badge].search("sampleford", SearchFilter()).hits]


def derived_again(stations: Stations, report: str) -> None:
    """Other news about the report comes in: Hale's vault works out anew where it stands."""
    vault = stations["hale"].vault
    with vault.store.writing():
        vault.standings.derive(ReportId(report), vault.directory.people())


def test_a_deputy_reads_finds_and_prints_what_they_stand_in_for(stations: Stations, report: str) -> None:
    """As the unit's own supervisor does: the cover sheet and the report, before the decision."""
    hale = stations["hale"]
    assert hale.review(report).may_decide
    assert found(stations, "hale") == [report]
    papers = {choice.kind for choice in hale.paper_choices(report)}
    assert papers == {choice.kind for choice in stations["okafor"].paper_choices(report)}
    assert "supervisor_cover" in papers


def test_after_the_end_the_computer_shows_none_of_it_any_more(stations: Stations, report: str) -> None:
    """Without network, too: not by its id, not by searching, not beside another report, not on paper."""
    hale = stations["hale"]
    assert found(stations, "hale") == [report]
    stations.pass_time(timedelta(days=3))
    for look in (hale.review, hale.open_report, hale.case_of):
        with pytest.raises(CoverOver) as over:
            look(report)
        assert "no longer cover" in str(over.value)
    assert found(stations, "hale") == []
    assert hale.paper_choices(report) == ()
    assert found(stations, "okafor") == [report]


def test_what_is_theirs_by_itself_stays(stations: Stations, report: str) -> None:
    """A deputy who was put on the case reads on after the cover."""
    stations["okafor"].assign_officer(report, stations.id_of("hale"))
    stations.sync("okafor")
    stations.pass_time(timedelta(days=3))
    stations.sync()
    hale = stations["hale"]
    assert not hale.review(report).may_decide
    assert found(stations, "hale") == [report]


def test_who_is_no_supervisor_any_more_gives_it_up_at_once(stations: Stations, report: str) -> None:
    """From the moment the computer hears of it, whatever time the cover has left."""
    hale = stations["hale"]
    page = hale.review(report)
    administration = Administration(stations.hq, "https://127.0.0.1:1")
    administration.import_people([RosterRow(1, "Hale Example", "hale", "South", frozenset({Role.OFFICER}))])
    stations.sync()
    assert hale.review_queue() == ()
    with pytest.raises(CoverOver):
        hale.review(report)
    with pytest.raises(Refused) as refused:
        hale.return_report(report, page.revision, ["missing_facts"], [], "What did he say?")
    assert refused.value.code == "not_allowed"


def test_a_clock_that_is_far_off_makes_no_decision_vanish(stations: Stations, report: str) -> None:
    """Hale's laptop is a month ahead: what they decide by HQ's time stays decided when news comes in."""
    hale = stations["hale"]
    stations.laptop("hale").clock.forward(timedelta(days=30))
    stations.sync()
    assert [row.id for row in hale.review_queue()] == [report]
    hale.approve(report, hale.review(report).revision)
    derived_again(stations, report)
    assert hale.review_queue() == ()
    assert not hale.review(report).may_decide


def test_what_was_decided_before_the_deputy_ended_the_cover_stays_decided(
    stations: Stations, report: str
) -> None:
    """Both without network, one after the other: HQ takes them in this order, and so does the forecast."""
    hale = stations["hale"]
    hale.approve(report, hale.review(report).revision)
    (cover,) = hale.unit.covers()
    hale.unit.end_cover(cover.id)
    derived_again(stations, report)
    standing = hale.vault.standings.get(ReportId(report))
    assert standing is not None
    assert standing.state.value == "approved"
    stations.sync("hale")
    assert stations["okafor"].review(report).row.state == "approved"


def test_a_decision_that_came_too_late_is_told_and_stops_no_status(stations: Stations, report: str) -> None:
    """Decided without network, refused after the end: the deputy reads that it was not taken."""
    hale = stations["hale"]
    hale.approve(report, hale.review(report).revision)
    (cover,) = stations["okafor"].unit.covers()
    stations["okafor"].unit.end_cover(cover.id)
    stations.sync("okafor")
    stations.sync("hale")
    with pytest.raises(CoverOver):
        hale.review(report)
    (refused,) = hale.sync_status().refused
    assert (refused.report, refused.code) == (report, "unknown_report")
    assert (refused.own, refused.readable) == (False, False)
    hale.set_aside(report)
    assert hale.sync_status().refused == ()


def test_a_cover_that_hq_did_not_take_is_told_until_it_was_seen(stations: Stations) -> None:
    """The deputy was taken off the roll meanwhile: nobody goes on leave in the belief that it holds."""
    okafor = stations["okafor"]
    okafor.unit.start_cover(stations.id_of("hale"), TODAY, TODAY + timedelta(days=1))
    Administration(stations.hq, "https://127.0.0.1:1").disable_person("hale")
    stations.exchange("okafor")
    assert okafor.unit.covers() == ()
    (row,) = okafor.sync_status().refused
    assert row.arrangement is not None
    assert (row.code, row.arrangement.kind.value) == ("no_such_deputy", "start_cover")
    okafor.set_aside(row.report)
    assert okafor.sync_status().refused == ()
    assert not any(kept.event.header.id == row.report for kept in okafor.vault.events.refused())
