"""Sent work leaves while its author's vault is locked: anybody signed in on the laptop carries it to HQ."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from citdesk.casework.errors import CitdeskError, EnvironmentProblem, Tampered
from citdesk.casework.ids import EventId
from citdesk.casework.people import Role
from citdesk.hq.store import registry
from citdesk.hq.store import tables as t
from citdesk.sync.problems import HqUnreachable, NotHq
from citdesk.sync.spool_delivery import SpoolDelivery
from citdesk.wire.encoding import from_base64, read_object, to_base64
from citdesk.wire.exchange import Outcome
from citdesk.wire.keys import SigningKey
from citdesk.wire.recipients import opening_key_of_vault
from citdesk.wire.spool_word import MOST_FILES, open_word
from citdesk.wire.spooled import open_sealed, seal
from tests.sync.agency import TestedAgency
from tests.sync.memory_spool import MemorySpool
from tests.sync.memory_vault import MemoryVault
from tests.sync.stick_vault import StickVault
from tests.sync.story import ReportStory


class Laptop:
    """One laptop of two officers: one has sent and signed out, the other signs in and exchanges."""

    def __init__(self, agency: TestedAgency) -> None:
        self.agency = agency
        self.author = agency.local_vault(agency.person("101", Role.OFFICER))
        self.colleague = agency.local_vault(agency.person("102", Role.OFFICER))
        self.spool = MemorySpool(agency.hq.signing_key.public)
        self.asked = 0

    def sent(self, reports: int = 1) -> list[ReportStory]:
        """The author sends reports and takes each back; then the vault is locked."""
        stories = [ReportStory() for _ in range(reports)]
        for story in stories:
            self.spool.spool(self.author, story.sent(self.author), story.withdrawn(self.author))
        return stories

    def ask(self, path: str, body: str | None) -> dict[str, object]:
        """The colleague's line to HQ, without a network."""
        assert path == "/v1/spool"
        self.asked += 1
        said = read_object(body or "")
        files = said["files"]
        assert isinstance(files, list)
        words = self.agency.hq.spool.take([from_base64(each) for each in files], self.agency.hq_clock.now())
        return {"words": [None if word is None else to_base64(word) for word in words]}

    def deliver(self) -> int:
        """The colleague's exchange brings the spool."""
        return SpoolDelivery(self.spool, self.ask).deliver()

    def at_hq(self) -> list[EventId]:
        """The author's events on record, in order."""
        return _on_record(self.agency, self.author)


@pytest.fixture
def local(tmp_path: Path) -> Iterator[TestedAgency]:
    """An HQ without a network."""
    tested = TestedAgency(tmp_path / "hq")
    yield tested
    tested.close()


@pytest.fixture
def laptop(local: TestedAgency) -> Laptop:
    """The laptop."""
    return Laptop(local)


def _on_record(agency: TestedAgency, vault: MemoryVault) -> list[EventId]:
    watcher = MemoryVault(agency.clock)
    watcher.receive(agency.pull(vault))
    return [e.header.id for e in watcher.pulled_events() if e.header.vault == vault.vault]


def _ids(vault: MemoryVault) -> list[EventId]:
    return [event.header.id for event in vault.events]


def test_a_colleague_brings_everything_and_the_author_hears_of_it(laptop: Laptop) -> None:
    """All on record in the author's order; at the next opening the vault has each verdict, and none twice."""
    laptop.sent(20)
    assert laptop.deliver() == 40
    assert laptop.at_hq() == _ids(laptop.author)
    assert not laptop.spool.files
    assert laptop.author.waiting() == 40
    laptop.spool.opened(laptop.author)
    assert laptop.author.waiting() == 0
    assert {verdict.outcome for verdict in laptop.author.verdicts.values()} == {Outcome.ACCEPTED}


def test_a_spool_comes_over_tls_by_the_colleagues_own_exchange(agency: TestedAgency) -> None:
    """The shipped loop and the served HQ: the author never signs in."""
    laptop = Laptop(agency)
    laptop.sent(3)
    exchange = agency.exchange(laptop.colleague)
    exchange._spool = SpoolDelivery(laptop.spool, exchange._ask)
    try:
        exchange.exchange_once()
    finally:
        exchange.close()
    assert laptop.at_hq() == _ids(laptop.author)
    assert not laptop.spool.files


def test_what_the_author_pushed_meanwhile_gets_the_first_verdict_again(laptop: Laptop) -> None:
    """Delivered twice, by two ways: once on record."""
    laptop.sent(2)
    files = dict(laptop.spool.files)
    laptop.agency.take(laptop.author, *laptop.author.events)
    assert laptop.deliver() == 4
    laptop.spool.files = files
    assert laptop.deliver() == 4
    assert laptop.at_hq() == _ids(laptop.author)
    said = laptop.spool.opened(laptop.author)
    assert {verdict.outcome for answer in said for verdict in answer.verdicts} == {Outcome.ALREADY_HAVE}


def test_what_waits_for_one_before_it_stays_and_is_not_quarantined(laptop: Laptop) -> None:
    """The first file is lost for a time: the rest is left in peace, and goes once the first is there."""
    laptop.sent(2)
    first = next(n for n, f in laptop.spool.files.items() if _number(laptop, f) == 1)
    lost = laptop.spool.files.pop(first)
    assert laptop.deliver() == 0
    assert len(laptop.spool.files) == 3
    laptop.spool.files[first] = lost
    assert laptop.deliver() == 4


def _number(laptop: Laptop, file: bytes) -> int:
    return open_sealed(laptop.agency.hq.signing_key, file).events[0].header.number


def test_what_hq_refuses_is_answered_too(laptop: Laptop) -> None:
    """A report of a form nobody knows: the author learns the reason, the file is gone."""
    story = ReportStory()
    event = story.sent(laptop.author, "<nonsense/>")
    laptop.spool.spool(laptop.author, event)
    assert laptop.deliver() == 1
    (answer,) = laptop.spool.opened(laptop.author)
    assert answer.verdicts[0].outcome is Outcome.REFUSED
    assert answer.verdicts[0].code == "malformed_payload"


def test_a_file_in_anothers_name_proves_nothing(laptop: Laptop) -> None:
    """Whoever signs with another key than the vault's is left out; so is a vault that may not send."""
    laptop.sent()
    honest = laptop.author.key
    laptop.author.key = SigningKey.generate()
    forged = seal(laptop.agency.hq.signing_key.public, laptop.author.batch_of(laptop.author.events[0]))
    laptop.author.key = honest
    now = laptop.agency.hq_clock.now()
    assert laptop.agency.hq.spool.take([forged], now) == [None]
    with laptop.agency.hq.database.append() as connection:
        registry.revoke_device(connection, laptop.author.vault, now)
    assert laptop.deliver() == 0
    assert len(laptop.spool.files) == 2


def test_garbage_in_the_spool_holds_nobody_up(laptop: Laptop) -> None:
    """Empty, cut off, changed and foreign files are left; what is sound among them arrives."""
    laptop.sent()
    sound = next(iter(laptop.spool.files.values()))
    other = seal(SigningKey.generate().public, laptop.author.batch_of(laptop.author.events[0]))
    for at, bad in enumerate((b"", sound[:-1], sound[:200] + b"x" + sound[201:], other, b"CITDESK" * 9)):
        laptop.spool.files[f"{at:032x}"] = bad
    assert laptop.deliver() == 2
    assert len(laptop.spool.files) == 5


def test_the_word_is_for_its_author_alone_and_by_hq_alone(laptop: Laptop) -> None:
    """The carrier cannot read it, and nobody else can write one."""
    laptop.sent()
    laptop.deliver()
    word = next(iter(laptop.spool.words.values()))
    hq = laptop.agency.hq.signing_key.public
    assert len({len(each) for each in laptop.spool.words.values()}) == 1
    with pytest.raises(Tampered):
        open_word(hq, laptop.colleague.vault, opening_key_of_vault(laptop.colleague.encryption_key), word)
    with pytest.raises(Tampered):
        open_word(
            SigningKey.generate().public,
            laptop.author.vault,
            opening_key_of_vault(laptop.author.encryption_key),
            word,
        )


def test_without_the_whole_answer_no_file_is_given_away(laptop: Laptop) -> None:
    """A captive portal, a short answer, a cut line: everything stays in the spool."""
    laptop.sent(2)
    names = laptop.spool.names()

    def cut(path: str, body: str | None) -> dict[str, object]:
        laptop.ask(path, body)
        raise HqUnreachable

    for ask, failure in (
        (lambda *_: {}, NotHq),
        (lambda *_: {"words": [None]}, NotHq),
        (lambda *_: {"words": [1] * len(names)}, NotHq),
        (lambda *_: {"words": ["%%"] * len(names)}, NotHq),
        (cut, HqUnreachable),
    ):
        with pytest.raises(failure):
            SpoolDelivery(laptop.spool, ask).deliver()
        assert laptop.spool.names() == names
    assert laptop.deliver() == len(names)
    assert laptop.at_hq() == _ids(laptop.author)


@pytest.mark.logs_warnings
def test_a_disk_that_does_not_give_the_spool_holds_up_nobodys_own_work(laptop: Laptop) -> None:
    """Nor a stick: what can be read goes, the rest waits for a better day."""
    laptop.sent(2)
    bad = laptop.spool.names()[0]

    def read(name: str) -> bytes:
        if name == bad:
            raise EnvironmentProblem("The disk reported an error.", code="disk_error")
        return laptop.spool.files[name]

    laptop.spool.read = read  # type: ignore[method-assign]
    laptop.deliver()
    assert bad in laptop.spool.files
    carrier = StickVault(laptop.agency, laptop.colleague, laptop.spool)
    assert carrier.loaded()[1].others == len(laptop.spool.files) - 1

    def names() -> list[str]:
        raise EnvironmentProblem("The disk reported an error.", code="disk_error")

    laptop.spool.names = names  # type: ignore[method-assign]
    assert laptop.deliver() == 0
    assert carrier.loaded()[1].others == 0


def test_an_older_hq_that_takes_no_spool_is_left_in_peace(laptop: Laptop) -> None:
    """The files wait for their author, as before."""
    laptop.sent()

    def unknown(*_: object) -> dict[str, object]:
        raise CitdeskError("HQ does not serve this request.", code="no_such_request")

    assert SpoolDelivery(laptop.spool, unknown).deliver() == 0


@pytest.mark.parametrize("files", [None, [], [1], ["%"], ["AA"] * (MOST_FILES + 1), "AA"])
def test_hq_refuses_what_is_no_delivery(agency: TestedAgency, files: object) -> None:
    """With a code, never a fault."""
    token = agency.token(agency.local_vault(agency.person("1", Role.OFFICER)))
    with agency.transport() as line, pytest.raises(CitdeskError) as refused:
        line.post("/v1/spool", {"format": 0, "files": files}, token)
    assert refused.value.code == "malformed"
    with agency.transport() as line, pytest.raises(CitdeskError) as stranger:
        line.post("/v1/spool", {"format": 0, "files": ["AA"]})
    assert stranger.value.code == "token_refused"


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 2**32), faults=st.lists(st.integers(0, 9), max_size=12))
def test_whatever_happens_on_the_way_everything_arrives_once(
    tmp_path_factory: pytest.TempPathFactory, seed: int, faults: list[int]
) -> None:
    """Lines cut before and after HQ took it, carriers killed, files twice, authors in between: once each."""
    dice = random.Random(seed)
    agency = TestedAgency(tmp_path_factory.mktemp("spool") / "hq")
    try:
        laptop = Laptop(agency)
        laptop.spool = MemorySpool(agency.hq.signing_key.public, dice)
        laptop.sent(dice.randint(1, 8))
        other = laptop.colleague
        story = ReportStory()
        laptop.spool.spool(other, story.sent(other), story.withdrawn(other))
        left = list(faults)
        kept_before = dict(laptop.spool.files)

        def ask(path: str, body: str | None) -> dict[str, object]:
            fault = left.pop() if left else 9
            if fault == 0:
                raise HqUnreachable
            said = laptop.ask(path, body)
            if fault == 1:
                raise HqUnreachable  # HQ took it, nobody heard
            if fault == 2:  # killed after the first word was kept
                words = said["words"]
                assert isinstance(words, list)
                said = {"words": [*words[:1], *[None] * (len(words) - 1)]}
            if fault == 3:
                agency.take(laptop.author, *laptop.author.events[: dice.randint(1, 3)])
            if fault == 4:
                name = dice.choice(list(kept_before))
                laptop.spool.files[name] = kept_before[name]
            return said

        while left:
            try:
                SpoolDelivery(laptop.spool, ask).deliver()
            except HqUnreachable:
                continue
            left = left[:-1]
        laptop.deliver()
        for vault in (laptop.author, other):
            laptop.spool.opened(vault)
            while (batch := vault.next_batch(250, 4_000_000)) is not None:
                known, person = agency.hq.admission.admitted(vault.vault)
                vault.record_verdicts(agency.hq.ingest.take(batch, known, person, agency.hq_clock.now()))
            assert vault.waiting() == 0
            assert _on_record(agency, vault) == _ids(vault)
        with agency.hq.database.read() as connection:
            assert connection.execute(select(func.count()).select_from(t.quarantine)).scalar() == 0
    finally:
        agency.close()
