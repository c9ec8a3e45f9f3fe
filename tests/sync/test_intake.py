"""What many vaults push at the same moment goes into one append, and each gets an answer of its own."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

import pytest

from citdesk.casework.errors import CitdeskError, EnvironmentProblem
from citdesk.casework.people import Person, Role
from citdesk.hq.ingest import Ingest, Proven
from citdesk.hq.intake import Intake
from citdesk.hq.store.registry import KnownVault
from citdesk.hq.verification import verify
from citdesk.wire.event import Event
from citdesk.wire.exchange import Batch, Outcome, PushAnswer
from tests.sync.agency import TestedAgency
from tests.sync.memory_vault import MemoryVault
from tests.sync.story import ReportStory


class HeldUp:
    """HQ's desk whose first append lasts until so many batches wait behind it; counts what went together.

    ``failure`` is raised by the append after that.
    """

    def __init__(self, ingest: Ingest) -> None:
        self._ingest = ingest
        self.behind = 0
        self.begun = threading.Event()
        self.intake: Intake
        self.together: list[int] = []
        self.failure: BaseException | None = None

    def prove(self, batch: Batch, vault: KnownVault, person: Person) -> Proven:
        """As the desk does."""
        return self._ingest.prove(batch, vault, person)

    def take_all(self, proven: Sequence[Proven], now: datetime) -> list[PushAnswer]:
        """As the desk does, the first one late."""
        if not self.begun.is_set():
            self.begun.set()
            look = threading.Event()
            while len(self.intake._queue) < self.behind:
                look.wait(0.001)
        self.together.append(len(proven))
        if self.failure is not None and len(self.together) == 2:
            raise self.failure
        return self._ingest.take_all(proven, now)


class Rush:
    """Pushes of several vaults at the same moment."""

    def __init__(self, agency: TestedAgency) -> None:
        self.agency = agency
        self.desk = HeldUp(agency.hq.ingest)
        self.desk.intake = Intake(self.desk)  # type: ignore[arg-type]
        self.answers: dict[str, PushAnswer | CitdeskError | SystemExit] = {}

    def push(self, *batches: tuple[MemoryVault, Sequence[Event]]) -> None:
        """The first is being taken when the others come, one after the other; ends when all are answered."""
        self.desk.behind = len(batches) - 1
        threads: list[threading.Thread] = []
        for number, (vault, events) in enumerate(batches):
            thread = threading.Thread(target=self._one, args=(vault, events))
            thread.start()
            threads.append(thread)
            self.desk.begun.wait()  # the first one leads, whoever is quicker
            look = threading.Event()
            while number and len(self.desk.intake._queue) < number and not self.desk.together:
                look.wait(0.001)
        for thread in threads:
            thread.join()

    def _one(self, vault: MemoryVault, events: Sequence[Event]) -> None:
        known, person = self.agency.hq.admission.admitted(vault.vault)
        now = self.agency.hq_clock.now()
        try:
            said = self.desk.intake.take(vault.batch_of(*events), known, person, now)
        except (CitdeskError, SystemExit) as failure:
            self.answers[vault.vault] = failure
        else:
            self.answers[vault.vault] = said

    def outcomes(self, vault: MemoryVault) -> list[Outcome]:
        """What HQ said of the vault's events."""
        said = self.answers[vault.vault]
        assert isinstance(said, PushAnswer), said
        return [verdict.outcome for verdict in said.verdicts]


@pytest.fixture
def agency(tmp_path: Path) -> Iterator[TestedAgency]:
    """An HQ that need not serve."""
    tested = TestedAgency(tmp_path / "hq")
    yield tested
    tested.close()


@pytest.fixture
def officers(agency: TestedAgency) -> list[MemoryVault]:
    """Five officers' vaults."""
    return [agency.local_vault(agency.person(f"10{number}", Role.OFFICER)) for number in range(5)]


def test_who_comes_during_an_append_goes_into_the_next_one(
    agency: TestedAgency, officers: list[MemoryVault]
) -> None:
    """Four wait behind a first: two appends in all, every report accepted and numbered once, chains sound."""
    rush = Rush(agency)
    rush.push(*((each, [ReportStory().sent(each) for _ in range(3)]) for each in officers))
    assert rush.desk.together == [1, 4]
    assert all(rush.outcomes(each) == [Outcome.ACCEPTED] * 3 for each in officers)
    supervisor = agency.local_vault(agency.person("201", Role.SUPERVISOR))
    positions = [item.position for item in agency.pull(supervisor).items]
    assert len(positions) == len(set(positions)) >= 30
    assert verify(agency.hq).faults == ()


def test_a_step_on_a_report_is_taken_by_itself(agency: TestedAgency, officers: list[MemoryVault]) -> None:
    """New reports before and behind a supervisor's decision do not go together with it."""
    first, second, third, *_ = officers
    supervisor = agency.local_vault(agency.person("201", Role.SUPERVISOR))
    story = ReportStory()
    agency.take(first, story.sent(first))
    rush = Rush(agency)
    rush.push(
        (first, [ReportStory().sent(first)]),
        (second, [ReportStory().sent(second)]),
        (supervisor, [story.approved(supervisor)]),
        (third, [ReportStory().sent(third)]),
    )
    assert rush.desk.together == [1, 1, 1, 1]
    assert all(rush.outcomes(each) == [Outcome.ACCEPTED] for each in (first, second, supervisor, third))


@pytest.mark.logs_warnings
def test_the_same_id_from_two_vaults_is_judged_one_after_the_other(
    agency: TestedAgency, officers: list[MemoryVault]
) -> None:
    """Somebody sends another's id at the same moment: the second one is held, nobody else notices."""
    first, second, third, fourth, _ = officers
    event = ReportStory().sent(second)
    stolen = Event(
        event.header_text.replace(second.vault, third.vault)
        .replace(second.epoch, third.epoch)
        .replace(second.person, third.person),
        event.payload_text,
        event.salt,
    )
    rush = Rush(agency)
    rush.push(
        (first, [ReportStory().sent(first)]),
        (second, [event]),
        (third, [stolen]),
        (fourth, [ReportStory().sent(fourth)]),
    )
    assert rush.desk.together == [1, 1, 2]
    assert rush.outcomes(second) == rush.outcomes(fourth) == [Outcome.ACCEPTED]
    assert rush.outcomes(third) == [Outcome.QUARANTINED]


@pytest.mark.logs_warnings
def test_a_failure_is_of_the_batch_that_it_is_about(
    agency: TestedAgency, officers: list[MemoryVault]
) -> None:
    """A case whose key was destroyed fails its own vault's batch; those beside it are taken all the same."""
    first, second, third, fourth, _ = officers
    story = ReportStory()
    agency.take(third, story.sent(third))
    agency.hq.keys.destroy(story.case)
    rush = Rush(agency)
    rush.push(
        (first, [ReportStory().sent(first)]),
        (second, [ReportStory().sent(second)]),
        (third, [ReportStory(case=story.case).sent(third)]),
        (fourth, [ReportStory().sent(fourth)]),
    )
    assert rush.desk.together == [1, 3, 1, 1, 1]
    assert isinstance(rush.answers[third.vault], CitdeskError)
    assert rush.outcomes(second) == rush.outcomes(fourth) == [Outcome.ACCEPTED]


def test_where_the_database_does_not_answer_all_who_went_together_hear_so_once(
    agency: TestedAgency, officers: list[MemoryVault]
) -> None:
    """They are not tried one by one, nothing of theirs is kept, and it is taken when they come again."""
    rush = Rush(agency)
    rush.desk.failure = EnvironmentProblem("HQ's database does not answer.", code="database")
    batches = [(each, [ReportStory().sent(each)]) for each in officers]
    rush.push(*batches)
    assert rush.desk.together == [1, 4]
    assert rush.outcomes(officers[0]) == [Outcome.ACCEPTED]
    assert {getattr(rush.answers[each.vault], "code", "") for each in officers[1:]} == {"database"}
    for each in batches[1:]:
        rush.push(each)
    assert all(rush.outcomes(each) == [Outcome.ACCEPTED] for each in officers)


def test_whoever_is_ended_in_the_midst_of_an_append_leaves_nobody_waiting(
    agency: TestedAgency, officers: list[MemoryVault]
) -> None:
    """Those who went together with it are told that HQ stops; whoever comes afterwards is served."""
    rush = Rush(agency)
    rush.desk.failure = SystemExit()
    batches = [(each, [ReportStory().sent(each)]) for each in officers]
    rush.push(*batches)
    ended, *others = officers[1:]
    assert rush.answers[ended.vault] is rush.desk.failure
    assert {getattr(rush.answers[each.vault], "code", "") for each in others} == {"stopping"}
    for each in batches[1:]:
        rush.push(each)
    assert all(rush.outcomes(each) == [Outcome.ACCEPTED] for each in officers)
