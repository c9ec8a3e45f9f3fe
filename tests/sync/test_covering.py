"""A deputy covers for another unit: what HQ hands them, for how long, and what it refuses."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from citdesk.casework.errors import UserError
from citdesk.casework.events import CoverEnded, DuplicateMarked, DuplicateUnmarked, EventKind
from citdesk.casework.ids import CaseId, EventId
from citdesk.casework.people import Role
from citdesk.hq.arranging_cover import covers_now, end_cover, start_cover
from citdesk.hq.expunging import expunge, new_order
from citdesk.hq.verification import verify
from citdesk.wire.exchange import Outcome
from tests.sync.agency import TestedAgency
from tests.sync.postgresql import postgresql_server
from tests.sync.station import DAY, Station
from tests.sync.story import ReportStory


@pytest.fixture(scope="module")
def new_database() -> Iterator[Callable[[], str]]:
    """A running PostgreSQL."""
    with postgresql_server() as new:
        yield new


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.xdist_group("postgresql"))])
def agency(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[TestedAgency]:
    """An agency without a network, its record in either database."""
    on_server = request.param == "postgresql"
    database = request.getfixturevalue("new_database")() if on_server else ""
    tested = TestedAgency(tmp_path / "hq", database)
    yield tested
    tested.close()


def test_a_deputy_gets_what_waits_when_the_cover_begins_and_decides(station: Station) -> None:
    """Before it begins they see nothing of the unit; then what waits, and their word counts."""
    returned = ReportStory()
    station.take(station.second, returned.sent(station.second))
    station.take(station.supervisor, returned.returned(station.supervisor))
    _, verdict = station.cover(station.deputy, begins=station.now + DAY)
    assert verdict.outcome is Outcome.ACCEPTED
    assert station.seen_by(station.deputy) == []
    assert station.take(station.deputy, station.story.approved(station.deputy)).code == "unknown_report"
    station.agency.hq_clock.pass_time(2 * DAY)
    assert station.seen_by(station.deputy) == [EventKind.SUBMIT, EventKind.SET_NUMBER]
    assert station.seen_by(station.deputy, returned) == []
    assert station.take(station.deputy, station.story.approved(station.deputy)).outcome is Outcome.ACCEPTED
    assert verify(station.agency.hq).faults == ()


def test_a_report_sent_again_during_the_cover_comes_with_what_was_before(station: Station) -> None:
    """The deputy folds it from its beginning, in the order in which it happened."""
    station.take(station.supervisor, station.story.returned(station.supervisor))
    station.pull(station.deputy)
    station.cover(station.deputy)
    assert station.seen_by(station.deputy) == []
    station.take(station.first, station.story.sent(station.first))
    assert station.seen_by(station.deputy) == [
        EventKind.SUBMIT,
        EventKind.SET_NUMBER,
        EventKind.RETURN,
        EventKind.SUBMIT,
    ]


def test_what_waited_is_handed_over_once(station: Station) -> None:
    """A second pull names nothing again."""
    station.cover(station.deputy)
    assert station.pull(station.deputy) > 0
    assert station.pull(station.deputy) == 0


@pytest.mark.parametrize("ended_before", [True, False])
def test_after_its_end_a_deputy_hears_and_decides_nothing_more(station: Station, ended_before: bool) -> None:
    """By its own time, or ended before by the deputy: what comes in then reaches none of their computers."""
    cover, _ = station.cover(station.deputy, days=1)
    assert station.seen_by(station.deputy) == [EventKind.SUBMIT, EventKind.SET_NUMBER]
    if ended_before:
        assert station.end(cover, station.deputy).outcome is Outcome.ACCEPTED
    else:
        station.agency.hq_clock.pass_time(2 * DAY)
    later = station.new_report()
    station.take(station.supervisor, station.story.returned(station.supervisor))
    station.take(station.first, station.story.sent(station.first))
    assert station.seen_by(station.deputy, later) == []
    assert station.seen_by(station.deputy) == [EventKind.SUBMIT, EventKind.SET_NUMBER]
    assert station.take(station.deputy, station.story.approved(station.deputy)).code == "unknown_report"
    assert station.end(cover, station.supervisor).code == "no_change"


def test_what_a_deputy_was_handed_does_not_reach_a_computer_of_theirs_after_the_end(station: Station) -> None:
    """Neither what waited when the cover began nor what was sent again while it ran."""
    returned = station.new_report()
    station.take(station.supervisor, returned.returned(station.supervisor))
    station.cover(station.deputy, days=1)
    during = station.another_of_deputy()
    assert station.seen_by(during) != []
    station.take(station.second, returned.sent(station.second))
    assert station.seen_by(during, returned)[-1] is EventKind.SUBMIT
    station.agency.hq_clock.pass_time(2 * DAY)
    afterwards = station.another_of_deputy()
    for story in (station.story, returned):
        assert station.seen_by(afterwards, story) == []
        assert station.seen_by(station.deputy, story) == []


def test_a_cover_counts_no_longer_than_its_deputy_is_a_supervisor(station: Station) -> None:
    """Once an officer only, they hear of nothing more, get nothing again, and decide nothing."""
    returned = station.new_report()
    station.take(station.supervisor, returned.returned(station.supervisor))
    station.cover(station.deputy)
    assert station.seen_by(station.deputy) != []
    station.give_deputy(Role.OFFICER)
    later = station.new_report()
    station.take(station.second, returned.sent(station.second))
    for vault in (station.deputy, station.another_of_deputy()):
        assert station.seen_by(vault, later) == []
        assert station.seen_by(vault, returned) == []
    assert station.take(station.deputy, station.story.approved(station.deputy)).code == "unknown_report"


def test_who_is_a_supervisor_again_while_the_cover_runs_gets_what_waits_then(station: Station) -> None:
    """What came in meanwhile was told to nobody in their place."""
    station.cover(station.deputy)
    station.pull(station.deputy)
    station.give_deputy(Role.OFFICER)
    later, own = station.new_report(), ReportStory()
    station.take(station.deputy, own.sent(station.deputy))
    assert station.seen_by(station.deputy, own) != []  # so their computer is past the unit's report
    station.give_deputy(Role.OFFICER, Role.SUPERVISOR)
    assert station.seen_by(station.deputy, later) == [EventKind.SUBMIT, EventKind.SET_NUMBER]


def test_nothing_is_kept_for_a_deputy_who_was_shut_out(station: Station) -> None:
    """A report sent again while the cover would run is not laid out for somebody who left the agency."""
    station.take(station.supervisor, station.story.returned(station.supervisor))
    station.cover(station.deputy)
    station.pull(station.deputy)
    station.agency.administration.disable_person(station.hale.badge)
    before = station.agency.hq.end_of_log()
    station.take(station.first, station.story.sent(station.first))
    assert station.agency.hq.end_of_log() == before + 1


def test_a_report_that_is_no_duplicate_after_all_comes_to_the_deputy_whole(station: Station) -> None:
    """Marked before the cover began, so it was not handed over; it waits again, and they can decide on it."""
    stays = station.new_report()
    station.step(station.supervisor, EventKind.MARK_DUPLICATE, DuplicateMarked(stays.report, ""))
    station.cover(station.deputy)
    assert station.seen_by(station.deputy) == []
    station.step(station.supervisor, EventKind.UNMARK_DUPLICATE, DuplicateUnmarked("Two encounters"))
    assert station.seen_by(station.deputy) == [
        EventKind.SUBMIT,
        EventKind.SET_NUMBER,
        EventKind.MARK_DUPLICATE,
        EventKind.UNMARK_DUPLICATE,
    ]
    assert station.take(station.deputy, station.story.approved(station.deputy)).outcome is Outcome.ACCEPTED


def test_a_deputy_is_told_after_the_end_what_was_expunged(station: Station) -> None:
    """Their vault had the report: what was handed over, and what came in while the cover ran."""
    station.cover(station.deputy, days=1)
    assert station.seen_by(station.deputy) != []
    during = station.new_report()
    assert station.seen_by(station.deputy, during) != []
    station.agency.hq_clock.pass_time(2 * DAY)
    for story in (station.story, during):
        order = new_order(
            station.agency.hq, story.case, "2026-CV-17", "court order", station.supervisor.person
        )
        expunge(station.agency.hq, order)
        assert station.seen_by(station.deputy, story)[-1] is EventKind.EXPUNGE


def test_who_covers_must_be_a_supervisor_and_only_the_unit_arranges_it(station: Station) -> None:
    """No officer as deputy, no cover for somebody else's unit, none that is over before it begins."""
    assert station.cover(station.first)[1].code == "no_such_deputy"
    assert station.cover(station.deputy, by=station.deputy)[1].code == "not_allowed"
    assert station.cover(station.deputy, days=0)[1].code == "malformed_payload"
    assert station.cover(station.deputy, begins=station.now - 9 * DAY)[1].code == "no_change"
    lost = station.supervisor.append(
        EventKind.END_COVER, CoverEnded(EventId("none")), report=None, case=CaseId(str(uuid.uuid4()))
    )
    assert station.take(station.supervisor, lost).code == "unknown_cover"


def test_no_cover_runs_for_years(station: Station) -> None:
    """HQ holds to three months, whatever a computer asks for."""
    assert station.cover(station.deputy, days=4000)[1].code == "malformed_payload"
    assert station.cover(station.deputy, days=93)[1].code == "malformed_payload"
    assert station.cover(station.deputy, days=92)[1].outcome is Outcome.ACCEPTED


def test_a_cover_is_about_no_case(station: Station) -> None:
    """It goes by an id of its own, from its beginning to its end: nobody gets it as part of a case."""
    assert station.cover(station.deputy, case=station.story.case)[1].code == "malformed_payload"
    cover, verdict = station.cover(station.deputy)
    assert verdict.outcome is Outcome.ACCEPTED
    assert station.cover(station.deputy, case=cover.header.case)[1].code == "malformed_payload"
    assert station.end(cover, station.supervisor, case=station.story.case).code == "malformed_payload"
    assert station.end(cover, station.supervisor).outcome is Outcome.ACCEPTED


def test_nobody_covers_their_way_to_their_own_report(station: Station) -> None:
    """A supervisor who wrote a report in the unit they cover does not decide on it."""
    own = ReportStory()
    station.take(station.deputy, own.sent(station.deputy))
    station.cover(station.deputy)
    assert station.take(station.deputy, own.approved(station.deputy)).code == "own_report"


def test_an_administrator_arranges_the_cover_that_an_absent_supervisor_did_not(station: Station) -> None:
    """From now until the end of a day of the agency's; the deputy gets what waits and decides."""
    hq = station.agency.hq
    administrator = station.agency.person("501", Role.ADMINISTRATOR)
    today = hq.clock.now().astimezone(hq.configuration.zone).date()
    assert station.seen_by(station.deputy) == []
    cover = start_cover(hq, "North", station.hale, today, today + DAY, "sick leave", administrator)
    (listed,) = covers_now(hq)
    assert (listed.id, listed.unit, listed.deputy, f"{listed.ends:%H:%M}") == (cover, "North", "901", "00:00")
    assert station.seen_by(station.deputy) == [EventKind.SUBMIT, EventKind.SET_NUMBER]
    assert station.take(station.deputy, station.story.approved(station.deputy)).outcome is Outcome.ACCEPTED
    end_cover(hq, cover, administrator)
    station.agency.hq_clock.pass_time(timedelta(seconds=1))
    assert covers_now(hq) == ()
    assert station.seen_by(station.deputy, station.new_report()) == []
    assert verify(hq).faults == ()


def test_a_cover_that_cannot_be_is_refused_at_the_keyboard_too(station: Station) -> None:
    """A deputy who is no supervisor, no day, too many days, an end of none: nothing is done."""
    hq, administrator = station.agency.hq, station.agency.person("501", Role.ADMINISTRATOR)
    today = hq.clock.now().astimezone(hq.configuration.zone).date()
    tries = (
        ("no_such_deputy", administrator, today, today),
        ("wrong_days", station.hale, today, today - DAY),
        ("wrong_days", station.hale, today - 3 * DAY, today - 2 * DAY),
        ("malformed_payload", station.hale, today, today + 100 * DAY),
    )
    for code, deputy, first, last in tries:
        with pytest.raises(UserError) as refused:
            start_cover(hq, "North", deputy, first, last, "", administrator)
        assert refused.value.code == code
    with pytest.raises(UserError) as unknown:
        end_cover(hq, str(uuid.uuid4()), administrator)
    assert unknown.value.code == "unknown_cover"
    assert covers_now(hq) == ()
    assert verify(hq).faults == ()
