"""Another officer on a case: what HQ lets them have and do, and whom it lets decide that."""

from __future__ import annotations

import pytest

from citdesk.casework.events import EventKind, OfficerAssigned
from citdesk.casework.ids import CaseId, PersonId
from citdesk.casework.people import Role
from citdesk.hq.verification import verify
from citdesk.wire.event import Event
from citdesk.wire.exchange import Outcome, Verdict
from tests.sync.agency import TestedAgency
from tests.sync.memory_vault import MemoryVault
from tests.sync.story import ReportStory


class Patrol:
    """Two officers of one unit, their supervisor, and an officer of another one."""

    def __init__(self, agency: TestedAgency) -> None:
        self.agency = agency
        self.first = agency.local_vault(agency.person("101", Role.OFFICER))
        self.second = agency.local_vault(agency.person("102", Role.OFFICER))
        self.supervisor = agency.local_vault(agency.person("201", Role.SUPERVISOR))
        self.stranger = agency.local_vault(agency.person("901", Role.OFFICER, unit="South"))
        self.story = ReportStory()
        self.take(self.first, self.story.sent(self.first))

    def take(self, vault: MemoryVault, *events: Event) -> tuple[Verdict, ...]:
        """HQ's verdicts on the events."""
        return self.agency.take(vault, *events)

    def assigning(
        self, by: MemoryVault, officer: PersonId, kind: EventKind = EventKind.ASSIGN_OFFICER
    ) -> Verdict:
        """Puts the officer on the case, or takes them off it."""
        event = by.append(kind, OfficerAssigned(officer), report=None, case=self.story.case)
        (verdict,) = self.take(by, event)
        return verdict

    def seen_by(self, vault: MemoryVault) -> list[EventKind]:
        """The kinds of the case's events that HQ hands out to the vault's person."""
        items = self.agency.pull(vault).items
        events = [Event.from_json(item.body["event"]) for item in items if "event" in item.body]
        return [event.header.kind for event in events if event.header.case == self.story.case]


@pytest.fixture
def patrol(agency: TestedAgency) -> Patrol:
    """One report at HQ, and nobody on its case but its author."""
    return Patrol(agency)


def test_an_assigned_officer_gets_the_case_from_its_beginning(patrol: Patrol) -> None:
    """What was sent before, and what comes after, reaches the second officer; the record stays whole."""
    assert patrol.seen_by(patrol.second) == []
    assert patrol.assigning(patrol.supervisor, patrol.second.person).outcome is Outcome.ACCEPTED
    seen = patrol.seen_by(patrol.second)
    assert seen.count(EventKind.SUBMIT) == 1
    assert EventKind.ASSIGN_OFFICER in seen
    patrol.take(patrol.supervisor, patrol.story.approved(patrol.supervisor))
    assert EventKind.APPROVE in patrol.seen_by(patrol.second)
    assert EventKind.ASSIGN_OFFICER in patrol.seen_by(patrol.first)
    assert verify(patrol.agency.hq).faults == ()


def test_the_first_officer_reads_what_the_second_adds(patrol: Patrol) -> None:
    """A report of the assigned officer in the case goes to its author, the supervisors and who opened it."""
    patrol.assigning(patrol.first, patrol.second.person)
    added = ReportStory(case=patrol.story.case)
    (verdict,) = patrol.take(patrol.second, added.sent(patrol.second))
    assert verdict.outcome is Outcome.ACCEPTED
    assert patrol.seen_by(patrol.first).count(EventKind.SUBMIT) == 2
    assert patrol.seen_by(patrol.second).count(EventKind.SUBMIT) == 2


def test_who_opened_the_case_and_its_supervisors_decide(patrol: Patrol) -> None:
    """Neither the officer assigned nor a stranger may; the stranger does not even learn that it exists."""
    assert patrol.assigning(patrol.stranger, patrol.stranger.person).code == "unknown_case"
    assert patrol.assigning(patrol.first, patrol.second.person).outcome is Outcome.ACCEPTED
    assert patrol.assigning(patrol.second, patrol.stranger.person).code == "not_allowed"
    assert patrol.seen_by(patrol.stranger) == []


def test_only_an_officer_of_the_agency_can_be_put_on_a_case(patrol: Patrol) -> None:
    """Nobody unknown, and no liaison, who has the court's part alone."""
    liaison = patrol.agency.person("301", Role.LIAISON)
    for somebody in (PersonId("nobody"), liaison.id):
        assert patrol.assigning(patrol.supervisor, somebody).code == "no_such_officer"


def test_an_officer_taken_off_gets_nothing_more(patrol: Patrol) -> None:
    """They hear that they were taken off, and of nothing after that."""
    patrol.assigning(patrol.supervisor, patrol.second.person)
    patrol.assigning(patrol.supervisor, patrol.second.person, EventKind.UNASSIGN_OFFICER)
    patrol.take(patrol.supervisor, patrol.story.approved(patrol.supervisor))
    seen = patrol.seen_by(patrol.second)
    assert EventKind.UNASSIGN_OFFICER in seen
    assert EventKind.APPROVE not in seen
    assert (
        patrol.assigning(patrol.supervisor, patrol.second.person, EventKind.UNASSIGN_OFFICER).code
        == "no_change"
    )


def test_a_case_that_hq_does_not_have_has_no_officers(patrol: Patrol) -> None:
    """The report comes first."""
    other = CaseId("4f0c5c2e-6f5a-4c5e-9b1a-0d6f6f1c2a05")
    event = patrol.first.append(
        EventKind.ASSIGN_OFFICER, OfficerAssigned(patrol.second.person), report=None, case=other
    )
    (verdict,) = patrol.take(patrol.first, event)
    assert verdict.code == "unknown_case"
