"""A report under another author, or as a duplicate of another: what HQ takes, and who sees what."""

from __future__ import annotations

import uuid

from citdesk.casework.events import DuplicateMarked, DuplicateUnmarked, EventKind, OfficerAssigned
from citdesk.casework.ids import PersonId, ReportId
from citdesk.casework.people import Role
from citdesk.hq.verification import verify
from citdesk.wire.exchange import Outcome
from tests.sync.station import Station
from tests.sync.story import ReportStory

# --- another author -----------------------------------------------------------------------------------------


def test_the_new_author_gets_the_report_from_its_beginning_and_sends_it_again(station: Station) -> None:
    """What was sent and returned before reaches them first; their own revision is accepted."""
    station.take(station.supervisor, station.story.returned(station.supervisor))
    assert station.give_to(station.second.person).outcome is Outcome.ACCEPTED
    assert station.seen_by(station.second) == [
        EventKind.SUBMIT,
        EventKind.SET_NUMBER,
        EventKind.RETURN,
        EventKind.REASSIGN_AUTHOR,
    ]
    assert station.take(station.second, station.story.sent(station.second)).outcome is Outcome.ACCEPTED
    assert station.take(station.supervisor, station.story.approved(station.supervisor)).outcome is (
        Outcome.ACCEPTED
    )
    assert verify(station.agency.hq).faults == ()


def test_the_absent_author_hears_of_it_and_can_send_it_no_more(station: Station) -> None:
    """Their vault learns that the report is somebody else's now; what they send on it is refused."""
    station.take(station.supervisor, station.story.returned(station.supervisor))
    station.give_to(station.second.person)
    assert EventKind.REASSIGN_AUTHOR in station.seen_by(station.first)
    assert station.take(station.first, station.story.sent(station.first)).code == "not_allowed"


def test_only_an_officer_of_the_agency_can_go_on_with_a_report(station: Station) -> None:
    """Nobody unknown and no liaison; nobody gets it who has it; no officer gives it away."""
    liaison = station.agency.person("301", Role.LIAISON)
    for somebody in (PersonId("nobody"), liaison.id):
        assert station.give_to(somebody).code == "no_such_officer"
    assert station.give_to(station.first.person).code == "no_change"
    assert station.give_to(station.second.person, by=station.first).code == "own_report"
    assert station.give_to(station.second.person, by=station.deputy).code == "unknown_report"


def test_who_is_on_the_case_already_gets_nothing_twice(station: Station) -> None:
    """An officer assigned before has the report; only the step itself is new to them."""
    on_it = station.supervisor.append(
        EventKind.ASSIGN_OFFICER, OfficerAssigned(station.second.person), report=None, case=station.story.case
    )
    station.take(station.supervisor, on_it)
    station.pull(station.second)
    station.give_to(station.second.person)
    assert station.pull(station.second) == 1


# --- duplicates ---------------------------------------------------------------------------------------------


def test_a_report_stands_as_a_duplicate_of_the_one_that_stays(station: Station) -> None:
    """Marked and unmarked again; its author hears of both."""
    other = ReportStory()
    station.take(station.second, other.sent(station.second))
    mark = DuplicateMarked(other.report, "Both officers wrote it")
    assert station.step(station.supervisor, EventKind.MARK_DUPLICATE, mark).outcome is Outcome.ACCEPTED
    assert station.take(station.supervisor, station.story.approved(station.supervisor)).code == (
        "not_in_this_state"
    )
    back = DuplicateUnmarked("Two encounters after all")
    assert station.step(station.supervisor, EventKind.UNMARK_DUPLICATE, back).outcome is Outcome.ACCEPTED
    assert station.seen_by(station.first)[-2:] == [EventKind.MARK_DUPLICATE, EventKind.UNMARK_DUPLICATE]
    assert verify(station.agency.hq).faults == ()


def test_the_report_that_stays_must_be_there_and_no_duplicate_itself(station: Station) -> None:
    """Not one that HQ lacks, not one of another unit, and two reports are never duplicates of each other."""
    unknown = DuplicateMarked(ReportId(str(uuid.uuid4())), "")
    assert station.step(station.supervisor, EventKind.MARK_DUPLICATE, unknown).code == "unknown_report"
    south = station.agency.local_vault(station.agency.person("902", Role.OFFICER, unit="South"))
    foreign = ReportStory()
    station.take(south, foreign.sent(south))
    mark = DuplicateMarked(foreign.report, "")
    assert station.step(station.supervisor, EventKind.MARK_DUPLICATE, mark).code == "unknown_report"
    other = ReportStory()
    station.take(station.second, other.sent(station.second))
    first = DuplicateMarked(other.report, "")
    station.step(station.supervisor, EventKind.MARK_DUPLICATE, first)
    back = DuplicateMarked(station.story.report, "")
    assert station.step(station.supervisor, EventKind.MARK_DUPLICATE, back, other).code == "not_in_this_state"
