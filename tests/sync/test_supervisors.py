"""A report under another author, a duplicate, a deputy for the unit: what HQ takes, and who sees what."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta

import pytest

from citdesk.casework.events import (
    AuthorReassigned,
    CoverEnded,
    CoverStarted,
    DuplicateMarked,
    DuplicateUnmarked,
    EventKind,
    OfficerAssigned,
    Payload,
)
from citdesk.casework.ids import CaseId, EventId, PersonId, ReportId
from citdesk.casework.people import Role
from citdesk.hq.verification import verify
from citdesk.wire.event import Event
from citdesk.wire.exchange import Outcome, Verdict
from tests.sync.agency import TestedAgency
from tests.sync.memory_vault import MemoryVault
from tests.sync.story import ReportStory

DAY = timedelta(days=1)


class Station:
    """Two units with a supervisor each, two officers of the first, and a report at HQ."""

    def __init__(self, agency: TestedAgency) -> None:
        self.agency = agency
        self.first = agency.local_vault(agency.person("101", Role.OFFICER))
        self.second = agency.local_vault(agency.person("102", Role.OFFICER))
        self.supervisor = agency.local_vault(agency.person("201", Role.SUPERVISOR))
        self.deputy = agency.local_vault(agency.person("901", Role.SUPERVISOR, unit="South"))
        self.story = ReportStory()
        self.take(self.first, self.story.sent(self.first))

    @property
    def now(self) -> datetime:
        """HQ's time."""
        return self.agency.hq_clock.now()

    def take(self, vault: MemoryVault, *events: Event) -> Verdict:
        """HQ's verdict on the last of the events."""
        return self.agency.take(vault, *events)[-1]

    def step(
        self, by: MemoryVault, kind: EventKind, payload: Payload, story: ReportStory | None = None
    ) -> Verdict:
        """A supervisor's step on the report."""
        on = story or self.story
        return self.take(by, by.append(kind, payload, report=on.report, case=on.case, follows=on.version))

    def give_to(self, person: PersonId, by: MemoryVault | None = None) -> Verdict:
        """The report goes on under another author."""
        return self.step(
            by or self.supervisor, EventKind.REASSIGN_AUTHOR, AuthorReassigned(person, "On leave")
        )

    def cover(
        self,
        deputy: MemoryVault,
        begins: datetime | None = None,
        by: MemoryVault | None = None,
        days: int = 7,
    ) -> tuple[Event, Verdict]:
        """Somebody covers for unit North."""
        start = begins or self.now
        started = CoverStarted("North", deputy.person, start, start + days * DAY)
        who = by or self.supervisor
        event = who.append(EventKind.START_COVER, started, report=None, case=CaseId(str(uuid.uuid4())))
        return event, self.take(who, event)

    def pull(self, vault: MemoryVault) -> int:
        """The vault takes in what it has not had yet; how many items."""
        _, person = self.agency.hq.admission.admitted(vault.vault)
        answer = self.agency.hq.pulling.after(person, vault.cursor(), 500, self.now)
        vault.receive(answer)
        return len(answer.items)

    def seen_by(self, vault: MemoryVault, story: ReportStory | None = None) -> list[EventKind]:
        """The kinds of the report's events that HQ hands out to the vault's person, in its order."""
        self.pull(vault)
        events = vault.pulled_events()
        wanted = (story or self.story).report
        found = {event.header.id: event.header.kind for event in events if event.header.report == wanted}
        return list(found.values())


@pytest.fixture
def station(agency: TestedAgency) -> Station:
    """One report at HQ, waiting for a decision."""
    return Station(agency)


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


# --- covering -----------------------------------------------------------------------------------------------


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


def test_after_its_end_a_deputy_hears_and_decides_nothing_more(station: Station) -> None:
    """By its own time, or ended before by the deputy or the supervisor."""
    started, _ = station.cover(station.deputy)
    cover = EventId(started.header.id)
    end = station.deputy.append(EventKind.END_COVER, CoverEnded(cover), report=None, case=started.header.case)
    assert station.take(station.deputy, end).outcome is Outcome.ACCEPTED
    assert station.take(station.deputy, station.story.approved(station.deputy)).code == "unknown_report"
    again = station.supervisor.append(
        EventKind.END_COVER, CoverEnded(cover), report=None, case=started.header.case
    )
    assert station.take(station.supervisor, again).code == "no_change"
    station.cover(station.deputy, days=1)
    station.agency.hq_clock.pass_time(2 * DAY)
    assert station.take(station.deputy, station.story.approved(station.deputy)).code == "unknown_report"


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


def test_nobody_covers_their_way_to_their_own_report(station: Station) -> None:
    """A supervisor who wrote a report in the unit they cover does not decide on it."""
    own = ReportStory()
    station.take(station.deputy, own.sent(station.deputy))
    station.cover(station.deputy)
    assert station.take(station.deputy, own.approved(station.deputy)).code == "own_report"
