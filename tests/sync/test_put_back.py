"""An older copy of a vault or of HQ is put back: noticed at the next exchange, nothing lost or doubled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

import pytest

from citdesk.casework.events import EventKind
from citdesk.casework.ids import ReportId
from citdesk.casework.lifecycle import ReportState
from citdesk.casework.people import Role
from citdesk.hq.audit_review import review
from citdesk.hq.doctor import examine
from citdesk.hq.verification import verify
from citdesk.vault.event_rows import Status
from citdesk.vault.standings import KeptStanding
from citdesk.wire.chain import Head, sign_head
from citdesk.wire.exchange import Batch, Outcome
from tests.sync.fuzz.client import Client
from tests.sync.fuzz.oracle import check, numbers_seen
from tests.sync.fuzz.service import serving
from tests.sync.fuzz.world import World

#: HQ says each time that something does not follow
pytestmark = pytest.mark.logs_warnings


@pytest.fixture
def world() -> Iterator[World]:
    """Two officers, a supervisor and a liaison, each with a vault, over a network without faults."""
    with serving(), World(1) as made:
        yield made


def _officer(world: World) -> Client:
    return world.clients[0]


def _send(world: World, client: Client) -> str:
    event = client.send()
    world.steps[event.header.id] = event.header.vault
    return str(event.header.report)


def _held(client: Client) -> list[Status]:
    return [kept.status for kept in client.vault.events.links()]


def test_an_older_copy_of_a_vault_gets_back_what_hq_has(world: World) -> None:
    """A report sent after the copy was made is there again after the next exchange, refused steps too."""
    officer = _officer(world)
    officer.sync()
    officer.copy(world.folder / "copy")
    report = _send(world, officer)
    officer.sync()
    officer.put_back(world.folder / "copy")
    assert _held(officer) == []
    officer.sync()
    assert _held(officer) == [Status.ACCEPTED]
    told = officer.vault.rejoining.told()
    assert told is not None
    assert (told.at_hq, told.back, told.again) == (False, 1, 0)
    assert officer.vault.events.links()[0].event.header.report == report
    world.heal()
    check(world)


def test_what_an_older_copy_wrote_meanwhile_is_made_anew_once(world: World) -> None:
    """Two histories of one vault become one: the second goes on behind the first, in a new epoch."""
    officer = _officer(world)
    officer.sync()
    officer.copy(world.folder / "copy")
    first = _send(world, officer)
    officer.sync()
    officer.put_back(world.folder / "copy")
    second = _send(world, officer)
    kept = officer.vault.events.pending()[0]
    officer.sync()
    links = officer.vault.events.links()
    assert [link.event.header.report for link in links] == [first, second]
    assert [link.status for link in links] == [Status.ACCEPTED] * 2
    assert links[1].event.header.replaces == kept.header.id
    assert links[1].event.header.parent_epoch == links[0].event.header.epoch
    assert verify(world.hq).faults == ()
    world.heal()
    check(world)


def test_what_the_other_history_sent_late_is_not_taken_twice(world: World) -> None:
    """The first writing of a step arrives after it was made anew: HQ has it already and says so."""
    officer = _officer(world)
    officer.sync()
    officer.copy(world.folder / "copy")
    _send(world, officer)
    officer.sync()
    officer.put_back(world.folder / "copy")
    _send(world, officer)
    late = officer.vault.events.pending()[0]
    officer.sync()
    header = late.header
    head = Head(header.vault, header.epoch, header.number, late.hash)
    batch = Batch(header.vault, (late,), sign_head(officer.vault.signing_key, head))
    vault, person = world.hq.admission.admitted(header.vault)
    verdict = world.hq.ingest.take(batch, vault, person, world.hq_clock.now()).verdicts[0]
    assert (verdict.outcome, verdict.code) == (Outcome.REFUSED, "made_anew")
    world.heal()
    check(world)


def test_a_vault_at_work_twice_becomes_one_history(world: World) -> None:
    """The same vault on two computers: what either writes reaches HQ once, and both end up alike."""
    officer = _officer(world)
    officer.sync()
    officer.copy(world.folder / "copy")
    world._add(officer.number, world.folder / "copy")
    twin = world.clients[-1]
    for _ in range(2):
        _send(world, officer)
        _send(world, twin)
        officer.sync()
        twin.sync()
    world.heal()
    check(world)
    assert [link.event.hash for link in officer.vault.events.links()] == [
        link.event.hash for link in twin.vault.events.links()
    ]
    assert len(officer.vault.events.links()) == 4


def test_an_older_hq_gets_again_what_it_lost(world: World) -> None:
    """Reports, decisions and numbers from after the backup are back once everybody has exchanged."""
    officer, supervisor = _officer(world), world.clients[2]
    _send(world, officer)
    officer.sync()
    world._copy_hq()
    _send(world, officer)
    officer.sync()
    supervisor.sync()
    assert supervisor.decide() is not None
    supervisor.sync()
    world._put_hq_back()
    world.heal()
    check(world)
    assert _held(officer) == [Status.ACCEPTED] * 2
    assert len(_held(supervisor)) == 1
    assert all(len(reports) == 1 for reports in numbers_seen(world).values())


def test_a_step_that_was_carried_too_early_is_known_as_refused(world: World) -> None:
    """An approval reaches HQ before its report is there again: whoever approved hears that it was in vain."""
    officer, supervisor = _officer(world), world.clients[2]
    supervisor.sync()
    world._copy_hq()
    _send(world, officer)
    officer.sync()
    supervisor.sync()
    assert supervisor.decide() is not None
    supervisor.sync()
    world._put_hq_back()
    approval = supervisor.vault.events.links()[0].event
    header = approval.header
    head = Head(header.vault, header.epoch, header.number, approval.hash)
    batch = Batch(header.vault, (approval,), sign_head(supervisor.vault.signing_key, head))
    vault, person = world.hq.admission.admitted(header.vault)
    (verdict,) = world.hq.ingest.take(batch, vault, person, world.hq_clock.now()).verdicts
    assert verdict.code == "unknown_report"
    world.heal()
    check(world)
    assert _held(supervisor) == [Status.REFUSED]


@pytest.mark.parametrize("by_command", [True, False])
def test_hq_knows_that_it_was_put_back(world: World, *, by_command: bool) -> None:
    """It begins a new epoch, leaves out numbers that stand on papers, and its doctor says so."""
    officer = _officer(world)
    officer.sync()
    world._copy_hq()
    _send(world, officer)
    officer.sync()
    world.hq = world.shelf.put_back(world.hq, world.shelf.copies[0])
    world._serve(by_command=by_command)
    officer.sync()
    officer.sync()
    assert verify(world.hq).faults == ()
    noted = [line.did for trail in review(world.hq) for line in trail.lines]
    assert noted.count("record_put_back") == 1
    said = [each.advice for each in examine(world.hq) if each.subject == "older copies"]
    assert any("this HQ was put back" in advice for advice in said)


def test_a_place_in_the_log_that_hq_lost_is_not_kept(world: World) -> None:
    """HQ took a report, lost it and got it again from a second copy of the vault: its new place counts."""
    officer, supervisor = _officer(world), world.clients[2]
    _send(world, officer)
    officer.copy(world.folder / "copy")
    world._add(officer.number, world.folder / "copy")
    twin = world.clients[-1]
    world._copy_hq()
    officer.exchange._push_all(None)  # and the line is lost before it hears how far the log goes
    before = officer.vault.events.links()[0].position
    world._put_hq_back()
    _send(world, supervisor)
    supervisor.sync()
    twin.sync()
    officer.sync()
    after = officer.vault.events.links()[0].position
    assert before is not None
    assert after is not None
    assert before < after == twin.vault.events.links()[0].position
    world.heal()
    check(world)


def test_what_nobody_sends_again_counts_for_nothing_but_is_kept(world: World) -> None:
    """HQ lost a report and its car is away: the supervisor's list drops it, the vault keeps it."""
    officer, supervisor = _officer(world), world.clients[2]
    officer.sync()
    supervisor.sync()
    world._copy_hq()
    report = _send(world, officer)
    officer.sync()
    supervisor.sync()
    assert supervisor.vault.standings.in_states(list(ReportState)) != []
    world._put_hq_back()
    supervisor.sync()
    kept = [each for each in supervisor.vault.events.of_report(ReportId(report)) if each.event.payload_text]
    assert {each.code for each in kept} == {"lost_at_hq"}
    assert supervisor.vault.standings.get(ReportId(report)) is None
    assert [each.event.header.kind for each in supervisor.vault.events.lost_at_hq()] == [EventKind.SUBMIT]
    officer.sync()
    supervisor.sync()
    assert supervisor.vault.standings.get(ReportId(report)) is not None
    assert supervisor.vault.events.lost_at_hq() == []
    world.heal()
    check(world)


def test_a_trail_of_an_older_copy_goes_on_from_hqs(world: World) -> None:
    """What was noted after the copy comes back, what was noted since follows it, and nobody is accused."""
    officer = _officer(world)
    officer.sync()
    officer.copy(world.folder / "copy")
    officer.sync()
    world.clock.pass_time(timedelta(hours=1))
    officer.put_back(world.folder / "copy")
    officer.sync()
    officer.vault.audit.verify()
    world.heal()
    check(world)
    trails = [trail for trail in review(world.hq) if trail.owner.vault == officer.made.public.vault]
    assert [trail.is_broken for trail in trails] == [False]
    own = [trail for trail in review(world.hq) if trail.owner.vault == world.hq.own_chain.vault]
    assert "trail_put_back" in [line.did for line in own[0].lines]


def test_the_doctor_names_whose_vault_was_put_back(world: World) -> None:
    """The administrator is told which computer to ask about."""
    officer = _officer(world)
    officer.sync()
    officer.copy(world.folder / "copy")
    _send(world, officer)
    officer.sync()
    officer.put_back(world.folder / "copy")
    officer.sync()
    said = [each.advice for each in examine(world.hq) if each.subject == "older copies"]
    assert len(said) == 1
    assert "Pat Example 101 on Car" in said[0]


def test_the_work_of_a_liaison_comes_back_too(world: World) -> None:
    """A paper issued after the copy was made is nothing that a pull would bring; the chain brings it."""
    officer, supervisor, liaison = _officer(world), world.clients[2], world.clients[3]
    while not any(kept.standing.form_id == "diversion" for kept in _own(officer)):
        _send(world, officer)
    officer.sync()
    supervisor.sync()
    for kept in supervisor.vault.standings.in_states(list(ReportState)):
        standing = kept.standing
        supervisor.decide_on(standing, EventKind.APPROVE)
    supervisor.sync()
    liaison.sync()
    liaison.copy(world.folder / "copy")
    assert liaison.issue() is not None
    liaison.sync()
    liaison.put_back(world.folder / "copy")
    liaison.sync()
    assert [link.event.header.kind for link in liaison.vault.events.links()] == [EventKind.ISSUE_PAPER]
    assert liaison.role is Role.LIAISON


def _own(client: Client) -> Sequence[KeptStanding]:
    return client.vault.standings.of_author(client.made.person.id)
