"""One run from its seed: act under faults, heal, drain, compare."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Generator
from dataclasses import dataclass
from unittest import mock

from citdesk.hq.store.append import Append
from tests.sync.fuzz_carried.oracle import check
from tests.sync.fuzz_carried.world import World, install_kill_point


@dataclass(frozen=True, slots=True)
class Played:
    """How much happened in a run."""

    clients: int
    actions: int
    faults: int
    events: int


@contextlib.contextmanager
def _silence() -> Generator[None]:
    """What HQ says of refused and broken things is expected here, and only here."""
    log = logging.getLogger("citdesk")
    before = log.level
    log.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        log.setLevel(before)


def play(seed: int, actions: int, *, faults: float = 0.35, database: str = "") -> Played:
    """The run of this seed; raises AssertionError naming what was lost, doubled or diverged."""
    with (
        _silence(),
        World(seed, database) as world,
        mock.patch.object(Append, "write", install_kill_point(world, Append.write)),
    ):
        world.run(actions, faults)
        world.heal()
        check(world)
        events = sum(len(client.vault.events) for client in world.clients)
        return Played(len(world.clients), actions, len(world.wire.happened), events)
