"""Many computers come back at once, each with reports that waited: the shipped loop drains them all."""

from __future__ import annotations

import random
import sys
import threading
import time
from collections.abc import Sequence
from contextlib import ExitStack

from benchmarks.exchange.agency import HqProcess, LargeAgency, large_agency
from benchmarks.exchange.record import faults, said_of
from benchmarks.exchange.relay import Relay
from benchmarks.size import sized
from citdesk.casework.people import Role
from citdesk.sync.loop import ExchangeLoop, LoopPhase, LoopState
from tests.sync.memory_vault import MemoryVault

_REPORTS = 10
_UNITS = 10
_LOOK_SECONDS = 0.5
#: Whoever is not drained by then is given up.
_LONGEST_SECONDS = 420.0


#: Threads that wait for the interpreter ask for it every so many seconds; a thousand of them every 5 ms would
#: leave HQ little of the machine.
_ASK_SECONDS = 0.05


def measure() -> None:
    """Prints how long it took and what HQ's memory did, twice in a row."""
    _head("Twice in a row: memory that grows by what passes through would show in the second round.")
    with large_agency("SQLite") as agency:
        _rounds("one HQ, SQLite", agency, processes=1)
    print()


def measure_killed() -> None:
    """The same with two HQs over one record, behind a balancer; one of them is killed midway."""
    _head("Two HQs over one PostgreSQL; once a third of the computers is done, one HQ gets `kill -9`.")
    with large_agency("PostgreSQL") as agency:
        _rounds("two HQs, PostgreSQL, one killed", agency, processes=2)
    print()


def _head(what: str) -> None:
    sys.setswitchinterval(_ASK_SECONDS)
    devices = sized(100, 1_000)
    print(f"### {devices:,} computers with {_REPORTS} reports of 250 questions each, all at once\n")
    print(f"{what}\n")
    print("| | drained in s | reports/s | half of them by s | failed tries | MB before, most, after | |")
    print("|---|---|---|---|---|---|---|")


def _rounds(kind: str, agency: LargeAgency, processes: int) -> None:
    vaults = agency.vaults(agency.people(Role.OFFICER, sized(100, 1_000), units=_UNITS))
    with ExitStack() as stack:
        hqs = [stack.enter_context(HqProcess(agency)) for _ in range(processes)]
        relay = stack.enter_context(Relay([hq.port for hq in hqs])) if processes > 1 else None
        address = hqs[0].address if relay is None else relay.address
        for number in (1, 2) if processes == 1 else (1,):
            for vault in vaults:
                agency.write(vault, _REPORTS)
            drain = _Drain(agency, vaults, address)
            name = kind if processes > 1 else f"{kind}, round {number}"
            print(drain.run(name, hqs, kill=processes > 1), flush=True)


class _Drain:
    """One outage's end. Each computer runs the shipped loop in a thread until nothing waits in its vault."""

    def __init__(self, agency: LargeAgency, vaults: Sequence[MemoryVault], address: str) -> None:
        self._agency = agency
        self._vaults = vaults
        self._begin = threading.Event()
        self._drained: list[float] = []
        self._failures: list[str] = []
        self._loops = [self._loop(vault, address) for vault in vaults]
        self._threads = [threading.Thread(target=self._device, args=(loop,)) for loop in self._loops]

    def run(self, kind: str, hqs: Sequence[HqProcess], *, kill: bool) -> str:
        """One line of the table."""
        for thread in self._threads:
            thread.start()
        before = most = max(hq.megabytes() for hq in hqs)
        begun = time.perf_counter()
        self._begin.set()
        living = list(hqs)
        while len(self._drained) < len(self._vaults) and time.perf_counter() - begun < _LONGEST_SECONDS:
            time.sleep(_LOOK_SECONDS)
            most = max(most, *(hq.megabytes() for hq in living))
            if kill and len(living) > 1 and len(self._drained) >= len(self._vaults) // 3:
                living.pop().kill()
        for loop in self._loops:
            loop.stop()
        for thread in self._threads:
            thread.join()
        after = max(hq.megabytes() for hq in living)
        took = max(self._drained, default=begun) - begun
        half = sorted(self._drained)[len(self._drained) // 2] - begun
        found = faults(self._agency, self._vaults)
        if kill and len(living) > 1:
            found.append("all were drained before one could be killed")
        tries = ", ".join(f"{self._failures.count(code)} {code}" for code in sorted(set(self._failures)))
        memory = f"{before:.0f}, {most:.0f}, {after:.0f}"
        rate = len(self._vaults) * _REPORTS / took
        spent = f"{took:.1f} | {rate:.0f} | {half:.1f} | {tries or 'none'}"
        return f"| {kind} | {spent} | {memory} | {said_of(found)} |"

    def _loop(self, vault: MemoryVault, address: str) -> ExchangeLoop:
        loop: ExchangeLoop
        done = threading.Event()

        def report(state: LoopState) -> None:
            if state.problem is not None:
                self._failures.append(state.problem.code)
            if state.phase is LoopPhase.UP_TO_DATE and not vault.waiting() and not done.is_set():
                done.set()
                self._drained.append(time.perf_counter())
                loop.stop()

        loop = ExchangeLoop(self._agency.exchange(vault, address), report, random.Random(vault.vault))
        return loop

    def _device(self, loop: ExchangeLoop) -> None:
        self._begin.wait()
        loop.run()
