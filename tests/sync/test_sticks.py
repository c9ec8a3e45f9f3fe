"""Without a network for days: everything arrives once by files on a stick, whatever happens to the files."""

from __future__ import annotations

import io
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citdesk.casework.errors import EnvironmentProblem
from citdesk.casework.ids import EventId
from citdesk.casework.people import Role
from citdesk.hq.store import registry
from citdesk.hq.store.reading import end_of_log
from citdesk.wire import stick
from citdesk.wire.download import Download, What
from citdesk.wire.exchange import ItemKind, Outcome
from citdesk.wire.keys import SigningKey
from citdesk.wire.recipients import sealing_key_of_vault
from citdesk.wire.stick import StickHead, StickRefused, StickWriter
from citdesk.wire.terms import Terms
from tests.sync.agency import TestedAgency
from tests.sync.memory_box import attached
from tests.sync.memory_spool import MemorySpool
from tests.sync.memory_vault import MemoryVault
from tests.sync.stick_vault import StickVault, at_hq
from tests.sync.story import ReportStory

PICTURE = random.Random(3).randbytes(700_000)


class Outpost:
    """A laptop far from any network: an officer, a colleague who has gone home, and their supervisor."""

    def __init__(self, agency: TestedAgency) -> None:
        self.agency = agency
        self.spool = MemorySpool(agency.hq.signing_key.public)
        self.officer = self._vault("101", Role.OFFICER)
        self.colleague = agency.local_vault(agency.person("102", Role.OFFICER))
        self.supervisor = self._vault("201", Role.SUPERVISOR)

    def _vault(self, badge: str, role: Role) -> StickVault:
        vault = self.agency.local_vault(self.agency.person(badge, role))
        return StickVault(self.agency, vault, self.spool)

    def sent(self, by: MemoryVault | None = None) -> ReportStory:
        """A report is sent; it lies in the spool, too."""
        story, vault = ReportStory(), by or self.officer.vault
        self.spool.spool(vault, story.sent(vault))
        return story

    def with_picture(self) -> tuple[ReportStory, object]:
        """A report with a picture is sent."""
        story, file = ReportStory(), attached("place.jpg", PICTURE)
        story.sent(self.officer.vault, attachments=(file,))
        self.officer.box.attach(story.report, file, PICTURE)
        return story, file


@pytest.fixture
def local(tmp_path: Path) -> Iterator[TestedAgency]:
    """An HQ without a network."""
    tested = TestedAgency(tmp_path / "hq")
    yield tested
    tested.close()


@pytest.fixture
def outpost(local: TestedAgency) -> Outpost:
    """The laptop."""
    return Outpost(local)


def _on_record(agency: TestedAgency, vault: MemoryVault) -> list[EventId]:
    watcher = MemoryVault(agency.clock)
    watcher.receive(agency.pull(vault))
    return [e.header.id for e in watcher.pulled_events() if e.header.vault == vault.vault]


def _ids(vault: MemoryVault) -> list[EventId]:
    return [event.header.id for event in vault.events]


def _code(refused: pytest.ExceptionInfo[StickRefused]) -> str:
    assert str(refused.value).endswith(".")
    return refused.value.code


def test_everything_arrives_by_stick_and_the_answer_brings_what_hq_has(outpost: Outpost) -> None:
    """Reports, a picture, a colleague's step, the trail; back come verdicts, the review, terms and files."""
    agency, officer, supervisor = outpost.agency, outpost.officer, outpost.supervisor
    story, file = outpost.with_picture()
    outpost.sent(outpost.colleague)
    officer.did("sent")
    agency.administration.publish(What.BEDS, {"beds.csv": "id"})
    content, loaded = officer.loaded()
    assert (loaded.steps, loaded.others, loaded.pieces, loaded.more) == (1, 1, 3, False)
    answer, taken = at_hq(agency, content)
    assert (taken.accepted, taken.refused, taken.others, taken.pieces) == (1, 0, 1, 3)
    assert officer.vault.waiting() == 1  # nothing counts before the answer is taken in
    came = officer.take_in(answer)
    assert (came.steps, came.refused, came.others) == (1, 0, 1)
    assert officer.vault.waiting() == 0
    assert officer.box.to_send(9) == []
    assert officer.trail_kept == 1
    outpost.spool.opened(outpost.colleague)
    assert outpost.colleague.waiting() == 0
    assert Terms.read(officer.terms[-1], agency.hq.signing_key.public, officer.vault.vault)
    version, signed = officer.downloads.taken[What.BEDS]
    assert Download.verify(agency.hq.signing_key.public, signed, What.BEDS).version == version
    supervisor.take_in(at_hq(agency, supervisor.write())[0])
    assert story.report in {e.header.report for e in supervisor.vault.pulled_events()}
    supervisor.box.expect(story.report, file)  # type: ignore[arg-type]
    story.returned(supervisor.vault)
    supervisor.take_in(at_hq(agency, supervisor.write())[0])
    assert supervisor.box.whole(story.report, file) == PICTURE  # type: ignore[arg-type]
    officer.take_in(at_hq(agency, officer.write())[0])
    kinds = [event.header.kind.value for event in officer.vault.pulled_events()]
    assert "return" in kinds


def test_only_the_answer_counts(outpost: Outpost) -> None:
    """The file lies on the stick, HQ has it, the answer is lost: all still waits, and goes once more."""
    outpost.sent()
    officer = outpost.officer
    at_hq(outpost.agency, officer.write())
    assert officer.vault.waiting() == 1
    outpost.sent()
    answer, taken = at_hq(outpost.agency, officer.write())
    assert taken.accepted == 2
    officer.take_in(answer)
    assert officer.vault.waiting() == 0
    assert _on_record(outpost.agency, officer.vault) == _ids(officer.vault)


def test_a_file_given_twice_is_recognised_and_answered_alike(outpost: Outpost) -> None:
    """HQ says since when it has it; nothing is there twice, and the answer may be taken in."""
    outpost.with_picture()
    content = outpost.officer.write()
    at_hq(outpost.agency, content)
    end = _end(outpost.agency)
    sender = outpost.agency.hq.sticks.look(io.BytesIO(content))
    assert sender.taken_at is not None
    answer, again = at_hq(outpost.agency, content)
    assert again.accepted == 1
    assert _end(outpost.agency) == end
    outpost.officer.take_in(answer)
    assert outpost.officer.vault.waiting() == 0
    outpost.officer.take_in(answer)
    assert _on_record(outpost.agency, outpost.officer.vault) == _ids(outpost.officer.vault)


def _end(agency: TestedAgency) -> int:
    with agency.hq.database.read() as connection:
        return end_of_log(connection)


def test_an_older_file_after_a_later_one_is_refused_and_nothing_is_missing(outpost: Outpost) -> None:
    """The later one holds all that is needed; a computer set up from a copy is let in by name."""
    officer = outpost.officer
    outpost.sent()
    first = officer.write()
    outpost.sent()
    second = officer.write()
    at_hq(outpost.agency, second)
    with pytest.raises(StickRefused) as refused:
        at_hq(outpost.agency, first)
    assert _code(refused) == "overtaken"
    assert "file 2" in str(refused.value)
    assert _on_record(outpost.agency, officer.vault) == _ids(officer.vault)
    answer, _ = at_hq(outpost.agency, first, late=True)
    officer.take_in(answer)
    assert officer.vault.waiting() == 1


def test_a_lost_file_costs_nothing(outpost: Outpost) -> None:
    """File 1 never comes; file 2 brings all of it."""
    outpost.sent()
    outpost.officer.write()
    outpost.sent()
    answer, _ = at_hq(outpost.agency, outpost.officer.write())
    outpost.officer.take_in(answer)
    assert outpost.officer.vault.waiting() == 0


def test_forged_foreign_unknown_and_revoked_files_are_refused_and_keep_nothing(
    outpost: Outpost, tmp_path: Path
) -> None:
    """Each with its reason; HQ's record does not grow."""
    agency, officer = outpost.agency, outpost.officer
    own_answer, _ = at_hq(agency, outpost.supervisor.write())
    outpost.sent()
    end = _end(agency)
    honest, officer.vault.key = officer.vault.key, SigningKey.generate()
    with pytest.raises(StickRefused) as forged:
        at_hq(agency, officer.write())
    assert _code(forged) == "forged"
    officer.vault.key = honest
    stranger = StickVault(agency, MemoryVault(agency.clock))
    with pytest.raises(StickRefused) as unknown:
        at_hq(agency, stranger.write())
    assert _code(unknown) == "unknown_sender"
    elsewhere = TestedAgency(tmp_path / "other", alike=False)
    with pytest.raises(StickRefused) as foreign:
        at_hq(elsewhere, officer.write())
    assert _code(foreign) == "other_agency"
    elsewhere.close()
    with pytest.raises(StickRefused) as wrong:
        at_hq(agency, own_answer)
    assert _code(wrong) == "wrong_way"
    last = officer.write()
    with agency.hq.database.append() as connection:
        registry.revoke_device(connection, officer.vault.vault, agency.hq_clock.now())
    with pytest.raises(StickRefused) as revoked:
        at_hq(agency, last)
    assert _code(revoked) == "revoked"
    assert _end(agency) == end


def test_an_answer_is_for_one_vault_and_hqs_alone(outpost: Outpost) -> None:
    """Another officer of the laptop cannot take it in, and nobody else can write one."""
    outpost.sent()
    answer, _ = at_hq(outpost.agency, outpost.officer.write())
    with pytest.raises(StickRefused) as foreign:
        outpost.supervisor.take_in(answer)
    assert _code(foreign) == "foreign"
    outpost.supervisor.files.update(outpost.officer.files)
    with pytest.raises(StickRefused) as sealed:
        outpost.supervisor.take_in(answer)
    assert _code(sealed) == "stick_damaged"
    content = outpost.officer.write()
    sender = outpost.agency.hq.sticks.look(io.BytesIO(content))
    out = io.BytesIO()
    key = sealing_key_of_vault(sender.vault.encryption_key)
    writer = StickWriter(out, StickHead.answer_to(sender.head, bytes(16)), key)
    writer.close(SigningKey.generate(), {"vault": outpost.officer.vault.vault})
    with pytest.raises(StickRefused) as forged:
        outpost.officer.take_in(out.getvalue())
    assert _code(forged) == "forged"
    assert outpost.officer.vault.waiting() == 1


def test_what_hq_refuses_comes_back_with_its_reason(outpost: Outpost) -> None:
    """The refusal is a verdict; what follows it is judged as over a network."""
    story = ReportStory()
    story.sent(outpost.officer.vault, "<nonsense/>")
    answer, taken = at_hq(outpost.agency, outpost.officer.write())
    assert (taken.accepted, taken.refused) == (0, 1)
    came = outpost.officer.take_in(answer)
    assert (came.steps, came.refused) == (1, 1)
    verdict = next(iter(outpost.officer.vault.verdicts.values()))
    assert (verdict.outcome, verdict.code) == (Outcome.REFUSED, "malformed_payload")


def test_the_network_may_be_quicker_than_the_stick(outpost: Outpost) -> None:
    """What was pushed and pulled meanwhile stays as it is; the old answer turns nothing back."""
    officer, agency = outpost.officer, outpost.agency
    outpost.sent()
    answer, _ = at_hq(agency, officer.write())
    agency.take(officer.vault, *officer.vault.events)
    officer.vault.receive(agency.pull(officer.vault))
    items, cursor = list(officer.vault.items), officer.cursor()
    officer.take_in(answer)
    assert officer.vault.items == items
    assert officer.cursor() == cursor
    assert officer.vault.waiting() == 0


def test_a_vault_from_an_older_copy_takes_nothing_beyond_a_gap(outpost: Outpost) -> None:
    """What it would miss comes with the next answer instead."""
    officer, agency = outpost.officer, outpost.agency
    officer.take_in(at_hq(agency, officer.write())[0])
    outpost.sent()
    answer, _ = at_hq(agency, officer.write())
    officer.vault._cursor, officer.vault.items = 0, []
    officer.take_in(answer)
    assert officer.cursor() == 0
    officer.take_in(at_hq(agency, officer.write())[0])
    assert officer.vault.pulled(ItemKind.DIRECTORY)
    assert officer.vault.pulled(ItemKind.EVENT)


def test_what_has_no_room_goes_with_the_next_file(outpost: Outpost, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file is bounded both ways; in the end everything is across."""
    monkeypatch.setattr(stick, "LARGEST_FILE", stick._LETTER + 400_000)
    story, _ = outpost.with_picture()
    outpost.sent()
    officer, rounds = outpost.officer, 0
    while officer.vault.waiting() or officer.box.to_send(1):
        content, loaded = officer.loaded()
        rounds += 1
        assert len(content) <= stick.LARGEST_FILE
        assert loaded.more == (loaded.pieces < len(officer.box.to_send(9)))
        officer.take_in(at_hq(outpost.agency, content)[0])
        assert rounds < 9
    assert rounds > 2
    known, _ = outpost.agency.hq.admission.admitted(officer.vault.vault)
    wanted, _ = outpost.agency.hq.attachments.known(
        [(story.report, c.id) for c in officer.box.own], outpost.agency.hq.admission.admitted(known.id)[1]
    )
    assert wanted == []


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_whatever_happens_to_the_files_everything_arrives_once(
    tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    """Lost, reordered, cut, changed, twice, to the wrong vault, HQ killed midway, the network in between."""
    dice = random.Random(seed)
    agency = TestedAgency(tmp_path_factory.mktemp("stick") / "hq")
    try:
        outpost = Outpost(agency)
        vaults = [outpost.officer, outpost.supervisor]
        out: list[bytes] = []
        back: list[bytes] = []
        for _ in range(dice.randint(5, 25)):
            who = dice.choice(vaults)
            act = dice.randrange(9)
            if act <= 1:
                outpost.sent(dice.choice([who.vault, outpost.colleague]))
            elif act == 2:
                out.append(who.write())
            elif act in (3, 4) and out:
                _tried(lambda: back.append(at_hq(agency, dice.choice(out))[0]))
            elif act == 5 and back:
                _tried(lambda who=who: who.take_in(dice.choice(back)))
            elif act == 6 and out + back:
                bad = bytearray(dice.choice(out + back))
                bad = bad[: dice.randrange(len(bad))] if dice.random() < 0.5 else bad
                if bad:
                    bad[dice.randrange(len(bad))] ^= 1 + dice.randrange(255)
                before = _end(agency)
                with pytest.raises(StickRefused):
                    at_hq(agency, bytes(bad))
                with pytest.raises(StickRefused):
                    who.take_in(bytes(bad))
                assert _end(agency) == before
            elif act == 7 and out:
                _tried(lambda: _killed_midway(agency, dice.choice(out), dice))
            elif act == 8 and (batch := who.vault.next_batch(9, 10**6)) is not None:
                known, person = agency.hq.admission.admitted(who.vault.vault)
                who.record_verdicts(agency.hq.ingest.take(batch, known, person, agency.hq_clock.now()))
        for who in vaults * 2:
            who.take_in(at_hq(agency, who.write())[0])
        outpost.spool.opened(outpost.colleague)
        for vault in (outpost.officer.vault, outpost.supervisor.vault, outpost.colleague):
            assert _on_record(agency, vault) == _ids(vault)
            assert vault.waiting() == 0
        for who in vaults:
            pulled = [item.position for item in who.vault.items]
            assert pulled == [item.position for item in agency.pull(who.vault).items]
    finally:
        agency.close()


def _tried(act: object) -> None:
    try:
        act()  # type: ignore[operator]
    except StickRefused as refused:
        assert refused.code in {"overtaken", "foreign"}
    except EnvironmentProblem:
        pass


class _Torn(io.BytesIO):
    """A stick that is pulled out after so many bytes."""

    def __init__(self, room: int) -> None:
        super().__init__()
        self._room = room

    def write(self, content: bytes) -> int:  # type: ignore[override]
        self._room -= len(content)
        if self._room < 0:
            raise EnvironmentProblem("The stick is gone.", code="stick_gone")
        return super().write(content)


def _killed_midway(agency: TestedAgency, content: bytes, dice: random.Random) -> None:
    source = io.BytesIO(content)
    sender = agency.hq.sticks.look(source)
    agency.hq.sticks.take(source, sender, _Torn(dice.randrange(200, 4000)), agency.hq_clock.now())
