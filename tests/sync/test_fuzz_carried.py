"""A small part of the fuzzer's runs, and proof that it finds what it is there to find."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import Connection

from citdesk.hq import ingest, pull
from citdesk.hq.spool_desk import SpoolDesk
from citdesk.hq.store.append import Append
from citdesk.hq.store.reading import KnownEvent, end_of_log
from citdesk.sync import sticks
from citdesk.wire.encoding import write_time
from citdesk.wire.exchange import Batch, Outcome, PullAnswer, PushAnswer, Verdict
from citdesk.wire.recipients import sealing_key_of_vault
from citdesk.wire.spool_word import seal_word
from tests.sync.fuzz_carried.play import play
from tests.sync.postgresql import postgresql_server

_SEEDS = range(1, 13)
_MOST_TRIES = 40


@pytest.mark.parametrize("seed", _SEEDS)
def test_nothing_is_lost_doubled_or_diverged(seed: int) -> None:
    """People act, the network fails, processes are killed, clocks jump; healed and drained, all agree."""
    played = play(seed, 60)
    assert played.clients >= 3
    assert played.faults >= 5


def test_a_seed_replays(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same seed does the same things."""
    assert play(7, 50) == play(7, 50)


@pytest.mark.xdist_group("postgresql")
def test_the_same_on_postgresql() -> None:
    """Nor is anything lost where the record is in PostgreSQL."""
    with postgresql_server() as new_database:
        for seed in (101, 102):
            assert play(seed, 50, database=new_database()).faults > 0


def _found(actions: int = 60) -> bool:
    """True when one of a few seeds goes wrong."""
    for seed in range(1, _MOST_TRIES):
        try:
            play(seed, actions)
        except AssertionError:
            return True
    return False


def test_acknowledging_before_the_commit_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Planted: HQ answers, and then what it answered about is rolled back now and then."""
    whole, takes = Append.write, ingest.Ingest.take
    count, taking = 0, False

    def forgets(append: Append) -> int:
        nonlocal count
        count += taking
        position = whole(append)
        if taking and count % 5 == 0:
            append.connection.exec_driver_sql("ROLLBACK")
            append.connection.exec_driver_sql("BEGIN IMMEDIATE")
        return position

    def take(*given: Any) -> PushAnswer:
        nonlocal taking
        taking = True  # what the administrator enters at HQ's own keyboard is kept
        try:
            return takes(*given)
        finally:
            taking = False

    monkeypatch.setattr(Append, "write", forgets)
    monkeypatch.setattr(ingest.Ingest, "take", take)
    assert _found()


def test_a_cursor_that_skips_a_late_commit_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Planted: the cursor is moved to an end that is read after the items were."""
    whole = pull.Pulling.after

    def hasty(self: pull.Pulling, person: object, cursor: int, limit: int, now: object) -> PullAnswer:
        answer = whole(self, person, cursor, min(limit, 2), now)  # type: ignore[arg-type]
        with self.database.read() as connection:
            return replace(answer, cursor=end_of_log(connection), more=False)

    monkeypatch.setattr(pull.Pulling, "after", hasty)
    assert _found()


def test_a_repeat_that_is_not_recognised_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Planted: HQ does not look whether it has an event already."""

    def forgetful(connection: Connection, ids: object) -> dict[str, KnownEvent]:
        return {}

    monkeypatch.setattr(ingest, "known_events", forgetful)
    assert _found()


def test_a_refusal_that_breaks_the_chain_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Planted: HQ forgets the header of an event that it refused."""
    monkeypatch.setattr(Append, "refuse", lambda *_: None)
    assert _found()


def test_a_word_on_a_spooled_event_that_hq_does_not_have_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Planted: HQ answers what a colleague brings, and does not keep it."""

    def hasty(desk: SpoolDesk, batch: Batch, now: datetime) -> bytes:
        vault, _ = desk.admission.admitted(batch.vault)
        verdict = Verdict(batch.events[0].header.id, Outcome.ACCEPTED, 1)
        answer = PushAnswer((verdict,), write_time(now))
        return seal_word(desk.signing_key, vault.id, sealing_key_of_vault(vault.encryption_key), answer)

    monkeypatch.setattr(SpoolDesk, "_word_on", hasty)
    assert _found()


def test_an_answer_on_a_stick_that_jumps_over_a_gap_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Planted: a vault takes in the record of an answer wherever that goes on from."""

    def hasty(taking: sticks._Taking, _after: int, answer: PullAnswer) -> None:
        taking._mailbox.receive(replace(answer, items=answer.items[-1:]))

    monkeypatch.setattr(sticks._Taking, "_pulled", hasty)
    assert _found()
