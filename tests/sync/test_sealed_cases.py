"""A case sealed by a court's order: handed to nobody but the roles named, and to everybody afterwards."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import delete, insert

from citdesk.casework.errors import UserError
from citdesk.casework.events import (
    ConsultAsked,
    DiversionStep,
    EventKind,
    LegalHold,
    OfficerAssigned,
    RecordOrder,
    Urgency,
)
from citdesk.casework.people import Role
from citdesk.hq.expunging import expunge, new_order
from citdesk.hq.failures import RequestRefused
from citdesk.hq.headquarters import Headquarters
from citdesk.hq.record_orders import held_reports, hold, lift_hold, seal, unseal
from citdesk.hq.store import tables as t
from citdesk.hq.store.log_marks import mark_at
from citdesk.hq.verification import verify
from citdesk.wire.event import Event
from citdesk.wire.exchange import ItemKind, Outcome, PullAnswer
from citdesk.wire.projected import Projected
from tests.sync.agency import TestedAgency
from tests.sync.memory_box import attached
from tests.sync.memory_vault import MemoryVault
from tests.sync.postgresql import postgresql_server
from tests.sync.story import ReportStory

SCAN = b"%PDF- SCAN-MARKER"
TOLD = [EventKind.SEAL]


class Court:
    """An agency with an approved report, everybody who sees something of it, and a case beside it."""

    def __init__(self, root: Path, database: str = "") -> None:
        self.agency = TestedAgency(root, database)
        self.judge = self.agency.person("201", Role.SUPERVISOR)
        self.officer = self._vault("101", Role.OFFICER)
        self.supervisor = self.agency.local_vault(self.judge)
        self.liaison = self._vault("301", Role.LIAISON)
        self.clinician = self._vault("601", Role.CLINICIAN)
        self.helper = self._vault("102", Role.OFFICER, unit="South")
        self.story, self.beside = ReportStory(), ReportStory()
        self.file = attached("scan.pdf", SCAN)
        self.take(self.officer, self.story.sent(self.officer, attachments=(self.file,)))
        person = self.hq.admission.admitted(self.officer.vault)[1]
        piece = (self.story.report, self.file.chunks[0])
        self.hq.attachments.take(piece, SCAN, person, self.hq.clock.now())
        self.take(self.supervisor, self.story.approved(self.supervisor))
        asked = ConsultAsked(self.story.revision, Urgency.ROUTINE, None)
        self.take(self.officer, self.of_report(self.officer, EventKind.ASK_CONSULT, asked))
        assigned = OfficerAssigned(self.helper.person)
        self.take(
            self.supervisor,
            self.supervisor.append(EventKind.ASSIGN_OFFICER, assigned, report=None, case=self.story.case),
        )
        self.take(self.officer, self.beside.sent(self.officer))

    @property
    def hq(self) -> Headquarters:
        """HQ, open."""
        return self.agency.hq

    def _vault(self, badge: str, *roles: Role, unit: str = "North") -> MemoryVault:
        return self.agency.local_vault(self.agency.person(badge, *roles, unit=unit))

    def of_report(self, vault: MemoryVault, kind: EventKind, payload: object) -> Event:
        """A step on the report."""
        story = self.story
        return vault.append(kind, payload, report=story.report, case=story.case, follows=story.version)  # type: ignore[arg-type]

    def take(self, vault: MemoryVault, *events: Event) -> None:
        """HQ accepts the events."""
        assert [verdict.code for verdict in self.agency.take(vault, *events)] == [None] * len(events)

    def seal(self, *open_to: Role) -> int:
        """The court seals the case."""
        return seal(self.hq, self.story.case, "2026-J-9", "juvenile", self.judge, open_to)

    def unseal(self) -> int:
        """The court unseals it."""
        return unseal(self.hq, self.story.case, "2026-J-10", "", self.judge)

    def pulled(self, vault: MemoryVault, after: int = 0) -> PullAnswer:
        """What the vault is handed beyond a cursor."""
        _, person = self.hq.admission.admitted(vault.vault)
        with self.hq.database.read() as connection:
            mark = mark_at(connection, after) or ""
        return self.hq.pulling.after(person, after, 500, self.hq.clock.now(), mark=mark)

    def kinds(self, vault: MemoryVault, after: int = 0, case: str | None = None) -> list[EventKind]:
        """The kinds of the case's events that the vault is handed beyond a cursor, in order."""
        answer = self.pulled(vault, after)
        events = [Event.from_json(item.body["event"]) for item in answer.items if item.kind is ItemKind.EVENT]
        return [each.header.kind for each in events if each.header.case == (case or self.story.case)]

    def courts(self, after: int = 0) -> list[ItemKind]:
        """What the liaison is handed."""
        return [
            item.kind
            for item in self.pulled(self.liaison, after).items
            if item.kind is not ItemKind.DIRECTORY
        ]

    def may_fetch(self, vault: MemoryVault) -> bool:
        """Whether the vault gets the report's file."""
        _, person = self.hq.admission.admitted(vault.vault)
        try:
            return self.hq.attachments.content((self.story.report, self.file.chunks[0]), person) == SCAN
        except RequestRefused:
            return False


@pytest.fixture
def court(tmp_path: Path) -> Iterator[Court]:
    """The approved report."""
    made = Court(tmp_path / "hq")
    yield made
    made.agency.close()


def test_a_sealed_case_is_handed_to_nobody(court: Court) -> None:
    """Of its events only that it is sealed, of its files nothing; the case beside it is as it was."""
    before = court.kinds(court.officer, case=court.beside.case)
    assert court.seal() == 1
    for vault in (court.officer, court.supervisor, court.helper):
        assert court.kinds(vault) == TOLD
        assert not court.may_fetch(vault)
    assert court.kinds(court.officer, case=court.beside.case) == before
    assert court.courts() == [ItemKind.RECALL]
    consults = [item for item in court.agency.pull(court.clinician).items if item.kind is ItemKind.CONSULT]
    assert [(each.body.get("reason"), "signed" in each.body) for each in consults] == [("closed", False)]
    assert verify(court.hq).faults == ()


def test_the_roles_that_the_order_names_see_it_as_before(court: Court) -> None:
    """The supervisor and the court go on; the officer who wrote it does not."""
    whole, projected = court.kinds(court.supervisor), court.courts()
    assert projected == [ItemKind.PROJECTION]
    court.seal(Role.SUPERVISOR, Role.LIAISON)
    assert court.kinds(court.supervisor) == [*whole, EventKind.SEAL]
    assert court.courts() == projected
    assert court.may_fetch(court.supervisor)
    assert court.kinds(court.officer) == TOLD
    assert not court.may_fetch(court.officer)


def test_a_computer_that_was_away_gets_nothing_and_afterwards_everything(court: Court) -> None:
    """Who pulls for the first time while it is sealed misses nothing once it is open, in order."""
    whole = court.kinds(court.officer)
    late = court.agency.local_vault(court.hq.admission.admitted(court.officer.vault)[1])
    court.seal()
    cursor = court.pulled(late).cursor
    assert court.unseal() == 1
    assert court.kinds(late, cursor) == [*whole, EventKind.SEAL, EventKind.UNSEAL]
    assert court.may_fetch(court.officer)
    assert verify(court.hq).faults == ()


def test_the_court_gets_its_copy_again_with_all_that_happened_to_it(court: Court) -> None:
    """The steps and papers from before the seal stand in it."""
    court.take(court.liaison, court.story.paper_issued(court.liaison))
    court.take(court.officer, court.story.advanced(court.officer, DiversionStep.PROSECUTOR_ACCEPTED))
    items = court.agency.pull(court.liaison).items
    (signed,) = [str(item.body["signed"]) for item in items if item.kind is ItemKind.PROJECTION]
    court.seal()
    assert court.courts() == [ItemKind.RECALL]
    court.unseal()
    again = [item for item in court.agency.pull(court.liaison).items if item.kind is ItemKind.PROJECTION]
    key = court.hq.signing_key.public
    assert len(again) == 1
    assert Projected.verify(key, str(again[0].body["signed"])) == Projected.verify(key, signed)


def test_what_comes_to_a_sealed_case_is_sealed_with_it(court: Court) -> None:
    """A supplement that was written before anybody heard, and an officer who is put on the case."""
    court.seal(Role.SUPERVISOR)
    supplement = ReportStory(case=court.story.case)
    court.take(court.officer, supplement.sent(court.officer))
    assert court.kinds(court.officer) == [EventKind.SEAL, EventKind.SEAL]
    assert court.kinds(court.supervisor)[-3:] == [EventKind.SUBMIT, EventKind.SET_NUMBER, EventKind.SEAL]
    assert verify(court.hq).faults == ()
    assert court.unseal() == 2
    assert EventKind.SUBMIT in court.kinds(court.officer)


def test_nothing_is_done_with_a_sealed_report(court: Court) -> None:
    """An amendment that was on its way is refused by name and stays on its computer."""
    court.seal()
    verdict = court.agency.take(court.officer, court.story.amended(court.officer))[0]
    assert (verdict.outcome, verdict.code) == (Outcome.REFUSED, "sealed")


def test_orders_are_named_and_change_something(court: Court) -> None:
    """Without a reference, twice, or open to somebody who never sees a report: refused, nothing done."""
    with pytest.raises(UserError, match="order"):
        seal(court.hq, court.story.case, " ", "", court.judge)
    with pytest.raises(UserError, match="clinician"):
        court.seal(Role.CLINICIAN)
    with pytest.raises(UserError, match="not sealed"):
        court.unseal()
    court.seal()
    with pytest.raises(UserError, match="sealed already"):
        court.seal()
    assert court.kinds(court.officer) == TOLD


def test_an_administrator_s_own_event_seals_and_unseals_alike(court: Court) -> None:
    """Whoever it comes from, what the report's events say is what HQ goes by."""
    administrator = court.agency.local_vault(court.agency.person("501", Role.ADMINISTRATOR, Role.SUPERVISOR))
    whole = court.kinds(court.officer)
    order = RecordOrder("2026-J-9", "", court.judge.id)
    court.take(administrator, court.of_report(administrator, EventKind.SEAL, order))
    assert court.kinds(court.officer) == TOLD
    assert court.courts() == [ItemKind.RECALL]
    cursor = court.hq.end_of_log()
    court.take(administrator, court.of_report(administrator, EventKind.UNSEAL, order))
    assert court.kinds(court.officer, cursor) == [*whole, EventKind.SEAL, EventKind.UNSEAL]
    assert court.courts(cursor)[-1] is ItemKind.PROJECTION


def test_a_sealed_case_can_be_expunged(court: Court) -> None:
    """Nothing of it is left, not even that it was sealed, but the headers."""
    court.seal()
    expunge(court.hq, new_order(court.hq, court.story.case, "2026-CV-17", "", court.judge.id))
    assert court.kinds(court.officer)[-1] is EventKind.EXPUNGE
    assert verify(court.hq).faults == ()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda: delete(t.sealed_reports), "not_sealed"),
        (
            lambda: insert(t.sealed_reports).values(report=str(uuid.uuid4()), case_id="c", open_to=""),
            "sealed",
        ),
    ],
)
def test_verify_finds_a_seal_that_was_lifted_behind_hq_s_back(
    court: Court, change: Callable[[], object], code: str
) -> None:
    """A row taken out or put in is no order of a court."""
    court.seal()
    with court.hq.database.append() as connection:
        connection.execute(change())  # type: ignore[call-overload]
    assert {fault.code for fault in verify(court.hq).faults} == {code}


def test_a_hold_stops_the_expunge_until_the_last_matter_is_lifted(court: Court) -> None:
    """Held for two matters; each is an event that names who had it set."""
    hq, case = court.hq, court.story.case
    assert hold(hq, case, "2026-CR-4", "discovery", court.judge) == 1
    assert hold(hq, case, "2026-CV-8", "", court.judge) == 1
    with pytest.raises(UserError, match="already"):
        hold(hq, case, "2026-CR-4", "", court.judge)
    (held,) = held_reports(hq)
    assert (held.report, held.matters) == (court.story.report, ("2026-CR-4", "2026-CV-8"))
    assert court.kinds(court.officer)[-2:] == [EventKind.SET_LEGAL_HOLD] * 2
    events = [
        Event.from_json(item.body["event"])
        for item in court.agency.pull(court.officer).items
        if item.kind is ItemKind.EVENT
    ]
    assert events[-1].payload == LegalHold("2026-CV-8", "", court.judge.id)
    order = new_order(hq, case, "2026-CV-17", "", court.judge.id)
    assert lift_hold(hq, case, "2026-CR-4", "", court.judge) == 1
    with pytest.raises(UserError) as refused:
        expunge(hq, order)
    assert refused.value.code == "legal_hold"
    lift_hold(hq, case, "2026-CV-8", "", court.judge)
    with pytest.raises(UserError, match="not held"):
        lift_hold(hq, case, "2026-CV-8", "", court.judge)
    assert held_reports(hq) == ()
    assert expunge(hq, order).key_destroyed
    assert verify(hq).faults == ()


@pytest.mark.xdist_group("postgresql")
def test_the_same_on_postgresql(tmp_path: Path) -> None:
    """Sealed, supplemented, unsealed, held and expunged; verified after each."""
    with postgresql_server() as new_database:
        court = Court(tmp_path / "hq", new_database())
        try:
            whole: list[EventKind] = court.kinds(court.officer)
            court.seal(Role.SUPERVISOR)
            assert court.kinds(court.officer) == TOLD
            supplement = ReportStory(case=court.story.case)
            court.take(court.officer, supplement.sent(court.officer))
            assert verify(court.hq).faults == ()
            assert court.unseal() == 2
            assert set(court.kinds(court.officer)) == {*whole, EventKind.SEAL, EventKind.UNSEAL}
            hold(court.hq, court.story.case, "2026-CR-4", "", court.judge)
            order = new_order(court.hq, court.story.case, "2026-CV-17", "", court.judge.id)
            with pytest.raises(UserError):
                expunge(court.hq, order)
            lift_hold(court.hq, court.story.case, "2026-CR-4", "", court.judge)
            expunge(court.hq, order)
            assert verify(court.hq).faults == ()
        finally:
            court.agency.close()
