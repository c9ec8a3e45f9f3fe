"""One run from its seed: act under faults, heal, drain, compare."""

from __future__ import annotations

import contextlib
import logging
from collections import Counter
from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import Protocol, TypeVar
from unittest import mock

from citdesk.hq.store.append import Append
from tests.sync.fuzz.network import Wire, install_kill_point
from tests.sync.fuzz.oracle import check
from tests.sync.fuzz.record import outline
from tests.sync.fuzz.service import serving
from tests.sync.fuzz.world import World


@dataclass(frozen=True, slots=True)
class Played:
    """What happened in a run: every action in turn, how often each fault, and what HQ has in the end."""

    clients: int
    actions: tuple[str, ...]
    faults: Counter[str]
    steps: int
    record: tuple[str, ...]


class Play(Protocol):
    """Plays one run; raises AssertionError where it goes wrong."""

    def __call__(self, seed: int, actions: int, *, database: str = "") -> Played:
        """How much happened in it."""
        ...


class Stage(Protocol):
    """A world in which a run is played."""

    wire: Wire

    def run(self, actions: int, faults: float) -> None:
        """So many random actions while so many of the requests go wrong."""
        ...

    def heal(self) -> None:
        """The network is whole again, and everybody is drained."""
        ...


W = TypeVar("W", bound=Stage)


@contextlib.contextmanager
def silence() -> Generator[None]:
    """What HQ says of refused and broken things is expected here, and only here."""
    log = logging.getLogger("citdesk")
    before = log.level
    log.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        log.setLevel(before)


def play_in(world: W, actions: int, faults: float, check: Callable[[W], None]) -> None:
    """One run in the world; raises AssertionError naming what was lost, doubled or diverged."""
    with mock.patch.object(Append, "write", install_kill_point(world.wire, Append.write)):
        world.run(actions, faults)
        world.heal()
        check(world)


def play(seed: int, actions: int, *, faults: float = 0.35, database: str = "") -> Played:
    """The run of this seed: see :func:`play_in`."""
    with silence(), serving(), World(seed, database) as world:
        play_in(world, actions, faults, check)
        faults_met = Counter[str](fault.name for fault in world.wire.happened) + world.faults
        kills = sum(client.kills for client in world.clients)
        if kills:
            faults_met["client killed"] = kills
        return Played(
            len(world.clients), tuple(world.actions), faults_met, len(world.steps), outline(world.hq)
        )
