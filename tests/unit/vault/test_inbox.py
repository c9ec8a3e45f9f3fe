"""What comes from HQ: verdicts, events, projections and recalls, each verified or refused whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from unittest.mock import Mock

import pytest

from citdesk.casework.errors import Tampered
from citdesk.casework.events import Comment, Decision, EventKind, PaperIssued, ReturnReason
from citdesk.casework.ids import EventId, ReportId
from citdesk.casework.lifecycle import ReportState
from citdesk.casework.people import Role
from citdesk.vault.attachments.travel import Named
from citdesk.vault.copies import copies
from citdesk.vault.event_rows import Status
from citdesk.vault.mailbox import VaultMailbox
from citdesk.vault.projections import standing_of
from citdesk.wire.event import Event
from citdesk.wire.exchange import Item, ItemKind, Outcome, PullAnswer, PushAnswer, Verdict
from citdesk.wire.keys import SigningKey
from tests.unit.vault.paper_hq import PaperHq
from tests.unit.vault.props import LIAISON, OFFICER, SUPERVISOR, Laptop
from tests.unit.vault.test_chain import CASE, REPORT, submission, submit

TIME = "2026-03-12T21:05:00.00-05:00"
BINDS = {"encounter": {"/encounter/told": {"citdesk:audience": "internal court"}}}


class Agency:
    """Three people, each on a laptop of their own, and HQ."""

    def __init__(self, folder: Path) -> None:
        self.hq = PaperHq(OFFICER, SUPERVISOR, LIAISON, binds=BINDS)
        self.officer = Laptop(folder / "car", 1).new_vault(OFFICER)
        self.supervisor = Laptop(folder / "station", 2).new_vault(SUPERVISOR)
        self.liaison = Laptop(folder / "court", 3).new_vault(LIAISON)
        self.all = (self.officer, self.supervisor, self.liaison)

    def sync(self) -> None:
        """Everybody exchanges with HQ."""
        self.hq.sync(*self.all)

    def approved(self) -> EventId:
        """A report sent and approved; its revision."""
        revision = submit(self.officer)
        self.sync()
        self.decide(EventKind.APPROVE, Decision(revision))
        return revision

    def decide(self, kind: EventKind, decision: Decision) -> None:
        """The supervisor decides, is the first to reach HQ, and everybody hears of it."""
        standing = self.supervisor.standings.get(REPORT)
        assert standing is not None
        self.supervisor.chain.append(kind, REPORT, CASE, decision, standing.version)
        self.hq.push(self.supervisor)
        self.sync()


@pytest.fixture
def agency(tmp_path: Path) -> Iterator[Agency]:
    """Officer, supervisor and liaison with open vaults."""
    made = Agency(tmp_path)
    yield made
    for vault in made.all:
        vault.close()


def _answer(*items: Item) -> PullAnswer:
    return PullAnswer(items, items[-1].position, more=False, hq_time=TIME)


def test_a_report_goes_out_comes_back_and_goes_out_again(agency: Agency) -> None:
    """Returned with a comment, mended, approved: both vaults and HQ agree at every step."""
    first = submit(agency.officer)
    agency.sync()
    reasons, comments = (ReturnReason.MISSING_FACTS,), (Comment("/encounter/told", "When?"),)
    agency.decide(EventKind.RETURN, Decision(first, reasons, comments))
    returned = agency.officer.standings.get(REPORT)
    assert returned is not None
    assert (returned.state, returned.comments) == (ReportState.RETURNED, comments)
    second = submit(agency.officer, follows=returned.version)
    agency.sync()
    agency.decide(EventKind.APPROVE, Decision(second))
    for vault in (agency.officer, agency.supervisor):
        assert vault.standings.get(REPORT) == agency.hq.standings[REPORT]
    assert agency.hq.standings[REPORT].on_record == second
    assert agency.officer.events.waiting() == 0


def test_a_refused_event_is_kept_with_the_reason_and_nothing_follows_it(agency: Agency) -> None:
    """Two decisions at once: the later one is refused, kept as a work item, and the standing is HQ's."""
    first = submit(agency.officer)
    agency.sync()
    agency.officer.chain.append(EventKind.WITHDRAW, REPORT, CASE, Decision(first), first)
    agency.decide(EventKind.APPROVE, Decision(first))
    agency.sync()
    refused = agency.officer.events.refused()
    assert [kept.code for kept in refused] == ["not_in_this_state"]
    assert refused[0].message
    assert agency.officer.standings.get(REPORT) == agency.hq.standings[REPORT]


def test_the_next_step_on_a_report_settles_what_was_refused_before(agency: Agency) -> None:
    """Once the person goes on from HQ's state, the old refusal is no work item any more."""
    first = submit(agency.officer)
    agency.sync()
    agency.officer.chain.append(EventKind.WITHDRAW, REPORT, CASE, Decision(first), first)
    agency.decide(EventKind.APPROVE, Decision(first))
    agency.sync()
    standing = agency.officer.standings.get(REPORT)
    assert standing is not None
    agency.officer.chain.append(EventKind.AMEND, REPORT, CASE, submission("more"), standing.version)
    assert agency.officer.events.refused() == []


def test_a_paper_made_again_leaves_another_that_was_refused_on_the_list(agency: Agency) -> None:
    """Two papers of a version that was overtaken: the one that is not made again is still to be seen."""
    agency.approved()
    liaison = agency.liaison

    def issue(document: str, recipient: str) -> None:
        said = liaison.projections.get(REPORT)
        assert said is not None
        issued = PaperIssued(
            document, "diversion_packet", said.revision, "0" * 64, 3, recipient, "Hearing", "court"
        )
        liaison.chain.append(
            EventKind.ISSUE_PAPER, REPORT, said.case, issued, said.revision, standing_of(said)
        )

    issue("D-1", "Court")
    issue("D-2", "Prosecutor")
    standing = agency.officer.standings.get(REPORT)
    assert standing is not None
    agency.officer.chain.append(EventKind.AMEND, REPORT, CASE, submission("more"), standing.version)
    agency.hq.sync(agency.officer, agency.supervisor)
    agency.decide(EventKind.APPROVE, Decision(agency.hq.standings[REPORT].revision))
    agency.sync()
    assert [kept.code for kept in liaison.events.refused()] == ["overtaken", "overtaken"]
    issue("D-3", "Court")
    (left,) = liaison.events.refused()
    payload = left.event.payload
    assert isinstance(payload, PaperIssued)
    assert payload.recipient == "Prosecutor"


def test_a_pushed_batch_whose_answer_got_lost_gets_the_same_verdicts_again(agency: Agency) -> None:
    """The second push finds everything accepted, with the positions of the first."""
    revision = submit(agency.officer)
    batch = VaultMailbox(agency.officer).next_batch(10, 1_000_000)
    assert batch is not None
    agency.hq._judge(batch.events[0])
    position = agency.hq.verdicts[revision].position
    VaultMailbox(agency.officer).record_verdicts(PushAnswer((agency.hq._judge(batch.events[0]),), TIME))
    kept = agency.officer.events.get(revision)
    assert kept is not None
    assert (kept.status, kept.position) == (Status.ACCEPTED, position)


def test_an_event_pulled_before_its_verdict_counts_as_accepted(agency: Agency) -> None:
    """The answer to a push was lost, but the pull brings the event back: nothing is sent twice."""
    revision = submit(agency.officer)
    batch = VaultMailbox(agency.officer).next_batch(10, 1_000_000)
    assert batch is not None
    agency.hq._judge(batch.events[0])
    agency.hq.pull(agency.officer)
    kept = agency.officer.events.get(revision)
    assert kept is not None
    assert kept.status is Status.ACCEPTED
    assert agency.officer.events.waiting() == 0


@pytest.mark.parametrize("again", [Outcome.ALREADY_HAVE, Outcome.REFUSED])
def test_what_hq_said_it_took_and_does_not_hand_out_is_asked_about_once(
    agency: Agency, again: Outcome
) -> None:
    """HQ was put back before the next pull: its word on the push is no word on its record of today."""
    revision = submit(agency.officer)
    inbox = agency.officer.inbox
    inbox.record_verdicts(PushAnswer((Verdict(revision, Outcome.ACCEPTED, 7),), TIME))
    inbox.receive(PullAnswer((), 5, more=True, hq_time=TIME))
    assert agency.officer.events.links()[0].status is Status.ACCEPTED
    inbox.receive(PullAnswer((), 9, more=True, hq_time=TIME))
    (asked,) = agency.officer.events.links()
    assert (asked.status, asked.position) == (Status.PENDING, None)
    told = (
        Verdict(revision, again, 7)
        if again is Outcome.ALREADY_HAVE
        else Verdict(revision, again, code="second_submission", message="no")
    )
    inbox.record_verdicts(PushAnswer((told,), TIME))
    inbox.receive(PullAnswer((), 11, more=False, hq_time=TIME))
    status = Status.ACCEPTED if again is Outcome.ALREADY_HAVE else Status.REFUSED
    assert agency.officer.events.links()[0].status is status


def test_what_lies_beyond_all_that_hq_has_is_asked_about(agency: Agency) -> None:
    """HQ has no more, and what it took is not among it."""
    revision = submit(agency.officer)
    inbox = agency.officer.inbox
    inbox.record_verdicts(PushAnswer((Verdict(revision, Outcome.ACCEPTED, 7),), TIME))
    inbox.receive(PullAnswer((), 5, more=False, hq_time=TIME))
    assert agency.officer.events.links()[0].status is Status.PENDING
    inbox.record_verdicts(PushAnswer((Verdict(revision, Outcome.ALREADY_HAVE, 7),), TIME))
    inbox.receive(PullAnswer((), 5, more=False, hq_time=TIME))
    assert agency.officer.events.links()[0].status is Status.ACCEPTED


def test_a_changed_payload_stores_neither_items_nor_cursor(agency: Agency) -> None:
    """One bad item in a pull: all of it is refused and asked for again."""
    submit(agency.officer)
    agency.hq.push(agency.officer)
    items = [item for item, _ in agency.hq.log if item.kind is ItemKind.EVENT]
    event = Event.from_json(items[0].body["event"])
    assert event.payload_text is not None
    forged = replace(event, payload_text=event.payload_text.replace("first", "other"))
    before = agency.supervisor.inbox.cursor()
    with pytest.raises(Tampered) as wrong:
        agency.supervisor.inbox.receive(
            _answer(items[1], Item(9, ItemKind.EVENT, {"event": forged.to_json()}))
        )
    assert wrong.value.code == "digest_mismatch"
    assert agency.supervisor.inbox.cursor() == before
    assert agency.supervisor.standings.get(REPORT) is None


def test_other_bytes_under_a_known_id_are_noticed(agency: Agency) -> None:
    """HQ cannot replace an event that this vault made."""
    event = agency.officer.chain.append(EventKind.SUBMIT, REPORT, CASE, submission(), None)
    forged = replace(event, header_text=event.header_text.replace(REPORT, REPORT.replace("a", "b")))
    with pytest.raises(Tampered, match="another event"):
        agency.officer.inbox.receive(_answer(Item(1, ItemKind.EVENT, {"event": forged.to_json()})))


def test_a_verdict_on_somebody_elses_event_changes_nothing(agency: Agency) -> None:
    """Only own waiting events can be judged by a push's answer."""
    submit(agency.officer)
    agency.sync()
    revision = agency.hq.standings[REPORT].revision
    agency.officer.inbox.record_verdicts(
        PushAnswer((Verdict(revision, Outcome.REFUSED, None, "late", "Too late."),), TIME)
    )
    kept = agency.officer.events.get(revision)
    assert kept is not None
    assert kept.status is Status.ACCEPTED


def test_the_liaison_gets_the_projection_and_nothing_else(agency: Agency) -> None:
    """After approval the court's part is in the liaison's vault; events and revisions are not."""
    revision = agency.approved()
    projected = agency.liaison.projections.get(REPORT)
    assert projected is not None
    assert projected.revision == revision
    assert "first" in projected.instance_xml
    assert agency.liaison.events.of_report(REPORT) == []
    assert agency.liaison.standings.get(REPORT) is None


def test_a_projection_that_hq_did_not_sign_is_not_kept(agency: Agency) -> None:
    """A forged projection is refused whole."""
    agency.approved()
    signed = next(item for item, _ in agency.hq.log if item.kind is ItemKind.PROJECTION)
    said = agency.liaison.projections.get(REPORT)
    assert said is not None
    forged = replace(said, number="CR-9").sign(SigningKey.generate())
    with pytest.raises(Tampered):
        agency.liaison.inbox.receive(
            _answer(Item(signed.position + 9, ItemKind.PROJECTION, {"signed": forged}))
        )
    assert agency.liaison.projections.get(REPORT) == said


def test_a_recall_deletes_the_projection(agency: Agency) -> None:
    """What was called back is gone from the vault, and that it was is remembered."""
    agency.approved()
    agency.hq.recall(REPORT, "void")
    agency.sync()
    assert agency.liaison.projections.all() == []
    found = agency.liaison.store.rows("SELECT report, reason FROM recalls")
    assert found == [{"report": REPORT, "reason": "void"}]


def test_a_recall_takes_the_files_along_though_a_paper_was_issued(agency: Agency) -> None:
    """A liaison's own step keeps no file of a report that was called back."""
    agency.approved()
    liaison = agency.liaison
    said = liaison.projections.get(REPORT)
    assert said is not None
    issued = PaperIssued("D-1", "diversion_packet", said.revision, "0" * 64, 3, "Court", "Hearing", "court")
    liaison.chain.append(EventKind.ISSUE_PAPER, REPORT, said.case, issued, said.revision, standing_of(said))
    with liaison.store.writing():
        liaison.travel.expect(REPORT, [Named("photo.jpg", "image/jpeg", 1, "0" * 64, b"k" * 32, ("c" * 43,))])
    assert liaison.attachments.get(REPORT, "photo.jpg") is not None
    agency.hq.recall(REPORT, "void")
    agency.sync()
    assert liaison.attachments.get(REPORT, "photo.jpg") is None


def test_an_older_projection_never_replaces_a_newer_one(agency: Agency) -> None:
    """Items that arrive again out of order do not bring an old version back."""
    agency.approved()
    older = next(item for item, _ in agency.hq.log if item.kind is ItemKind.PROJECTION)
    standing = agency.officer.standings.get(REPORT)
    assert standing is not None
    agency.officer.chain.append(EventKind.AMEND, REPORT, CASE, submission("second"), standing.version)
    agency.sync()
    agency.decide(EventKind.APPROVE, Decision(agency.hq.standings[REPORT].revision))
    agency.liaison.inbox.receive(_answer(older))
    projected = agency.liaison.projections.get(REPORT)
    assert projected is not None
    assert projected.revision_number == 2


def test_a_new_role_in_the_directory_is_the_vaults_from_then_on(agency: Agency) -> None:
    """The person's own roles follow what HQ says."""
    agency.hq.people[OFFICER.id] = replace(OFFICER, roles=frozenset({Role.OFFICER, Role.SUPERVISOR}))
    agency.hq.say_directory()
    agency.sync()
    assert agency.officer.identity.person.has(Role.SUPERVISOR)
    assert agency.officer.directory.name_of(SUPERVISOR.id) == SUPERVISOR.name


def test_what_hq_accepted_counts_though_its_author_changed_office(agency: Agency) -> None:
    """A supervisor who was moved to another unit did approve what they approved."""
    revision = agency.approved()
    agency.hq.people[SUPERVISOR.id] = replace(SUPERVISOR, unit="South", roles=frozenset({Role.OFFICER}))
    agency.hq.say_directory()
    agency.sync()
    with agency.officer.store.writing():
        agency.officer.standings.derive(ReportId(REPORT), agency.officer.directory.people())
    standing = agency.officer.standings.get(REPORT)
    assert standing is not None
    assert standing.on_record == revision


def test_an_event_without_its_content_is_kept_and_passed_over(agency: Agency) -> None:
    """An expunged event arrives as header only: it is there, and no answer comes of it."""
    revision = submit(agency.officer)
    agency.hq.push(agency.officer)
    item = next(item for item, _ in agency.hq.log if item.kind is ItemKind.EVENT)
    bare = Event(Event.from_json(item.body["event"]).header_text, None, None)
    agency.supervisor.inbox.receive(_answer(Item(item.position, ItemKind.EVENT, {"event": bare.to_json()})))
    assert agency.supervisor.events.get(revision) is not None
    assert agency.supervisor.standings.get(REPORT) is None


def _recalled(position: int) -> PullAnswer:
    return _answer(Item(position, ItemKind.RECALL, {"report": REPORT, "reason": "expunged"}))


@pytest.mark.logs_warnings
@pytest.mark.parametrize("killed", [False, True])
def test_no_copy_outlives_an_expunging_that_was_cut_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, killed: bool
) -> None:
    """The word is on disk and the copies are not gone yet: signing out sees to it, or the next sign-in."""
    laptop = Laptop(tmp_path / "car")
    laptop.new_vault().close()
    vault = laptop.open()
    (old,) = copies(vault.folder)
    with monkeypatch.context() as disk:
        disk.setattr("citdesk.vault.expunging.end_copies", Mock(side_effect=OSError(5, "cut off")))
        vault.inbox.receive(_recalled(1))
        assert copies(vault.folder) == [old]
        if killed:
            vault.close()
            assert copies(vault.folder) == [old]
    if killed:
        vault = laptop.open()
    else:
        laptop.clock.forward(timedelta(hours=2))
        vault.close()
    assert old not in copies(vault.folder)
    vault.close()


def test_a_question_of_an_expunged_case_is_in_no_copy(tmp_path: Path) -> None:
    """Also where it was only asked, or somebody else had taken it long before; done once only."""
    laptop = Laptop(tmp_path / "clinic")
    vault = laptop.new_vault()
    with vault.store.writing():
        vault.store.execute("INSERT INTO consults VALUES ('q', NULL, 'taken', ?, 1)", (TIME,))
    vault.close()
    vault = laptop.open()
    gone: dict[str, object] = {"gone": "q", "reason": "expunged", "at": TIME}
    (old,) = copies(vault.folder)
    vault.inbox.receive(_answer(Item(2, ItemKind.CONSULT, gone | {"gone": "never seen here"})))
    assert copies(vault.folder) == [old]
    vault.inbox.receive(_answer(Item(3, ItemKind.CONSULT, gone)))
    assert copies(vault.folder) == []
    vault.close()
    vault = laptop.open()
    vault.inbox.receive(_answer(Item(4, ItemKind.CONSULT, gone)))
    assert len(copies(vault.folder)) == 1
    vault.close()
