"""A small part of the fuzzer's runs, and proof that it finds what it is there to find."""

from __future__ import annotations

import pytest

from tests.sync.fuzz.planted import AT_HQ, Plant, found
from tests.sync.fuzz.play import play
from tests.sync.postgresql import postgresql_server
from tests.sync.replaying import elsewhere

_SEEDS = range(1, 13)


@pytest.mark.parametrize("seed", _SEEDS)
def test_nothing_is_lost_doubled_or_diverged(seed: int) -> None:
    """People act, the network fails, processes are killed, clocks jump; healed and drained, all agree."""
    played = play(seed, 60)
    assert played.clients >= 3
    assert played.faults.total() >= 5


def test_a_seed_replays() -> None:
    """The same seed does the same things, here and in another process that orders its sets otherwise."""
    played = play(7, 50)
    assert play(7, 50) == played
    assert elsewhere("tests.sync.fuzz.play", 7, 50) == repr(played)


@pytest.mark.xdist_group("postgresql")
def test_the_same_on_postgresql() -> None:
    """Nor is anything lost where the record is in PostgreSQL."""
    with postgresql_server() as new_database:
        for seed in (101, 102):
            assert play(seed, 50, database=new_database()).faults.total() >= 5


@pytest.mark.parametrize("plant", AT_HQ.values(), ids=AT_HQ)
def test_a_planted_bug_is_found(plant: Plant) -> None:
    """With the bug in place one of a few runs goes wrong."""
    assert found(plant, play)
