"""One run from its seed: act under faults, heal, drain, compare."""

from __future__ import annotations

import contextlib
import logging
from collections import Counter
from collections.abc import Generator
from dataclasses import dataclass
from unittest import mock

from citdesk.hq.store.append import Append
from tests.sync.fuzz.oracle import check
from tests.sync.fuzz.service import serving
from tests.sync.fuzz.world import World, install_kill_point


@dataclass(frozen=True, slots=True)
class Played:
    """How much happened in a run."""

    clients: int
    actions: int
    faults: Counter[str]
    steps: int


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
        serving(),
        World(seed, database) as world,
        mock.patch.object(Append, "write", install_kill_point(world, Append.write)),
    ):
        world.run(actions, faults)
        world.heal()
        check(world)
        faults_met = Counter[str](fault.name for fault in world.wire.happened) + world.faults
        kills = sum(client.kills for client in world.clients)
        if kills:
            faults_met["client killed"] = kills
        return Played(len(world.clients), actions, faults_met, len(world.steps))
