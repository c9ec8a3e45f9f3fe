"""One run from its seed, with a spool on each device and sticks carried to and from HQ."""

from __future__ import annotations

from collections import Counter

from tests.sync.fuzz.play import Played, play_in, silence
from tests.sync.fuzz.record import outline
from tests.sync.fuzz.service import serving
from tests.sync.fuzz_carried.oracle import check
from tests.sync.fuzz_carried.world import World


def play(seed: int, actions: int, *, faults: float = 0.35, database: str = "") -> Played:
    """The run of this seed: see :func:`tests.sync.fuzz.play.play_in`."""
    with silence(), serving(), World(seed, database) as world:
        play_in(world, actions, faults, check)
        met = Counter[str](fault.name for fault in world.wire.happened)
        steps = sum(len(client.vault.events) for client in world.clients)
        return Played(len(world.clients), tuple(world.actions), met, steps, outline(world.agency.hq))
