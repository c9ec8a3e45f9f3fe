"""10,000 reports to HQ and on to a supervisor, beside as many notes through Anki's sync server."""

from __future__ import annotations

import time
from collections.abc import Callable

from benchmarks.exchange import anki_peer
from benchmarks.exchange.agency import HqProcess, large_agency
from citdesk.casework.people import Role
from citdesk.sync.exchange import Exchange
from tests.sync.story import ANSWERS

_EVENTS = 10_000
_ROUNDS = 2
_BAR = 2.0
_Spent = dict[str, float]


def measure() -> None:
    """Prints the better of two rounds of each, in turns, and the ratios."""
    print(f"### {_EVENTS:,} reports, {_EVENTS:,} notes\n")
    print(
        "Anki's server and client are compiled Rust; they speak HTTP without TLS, and the server files rows."
    )
    print("HQ speaks TLS, checks hashes, chain and signature, plays the lifecycle, seals each payload, gives")
    print("each report a number, an event of its own, and signs its own chain: 20,000 events are pulled.\n")
    missing = anki_peer.install()
    rounds: list[tuple[_Spent, _Spent]] = []
    for _ in range(_ROUNDS):
        theirs = {} if missing else anki_peer.measure([f"{at} {ANSWERS}" for at in range(_EVENTS)])
        rounds.append((_ours(), theirs))
    print("| seconds | CITDesk, SQLite | HQ's processor | Anki | ratio | bar |")
    print("|---|---|---|---|---|---|")
    for name in ("push", "pull"):
        ours, spent = min((ours[name], ours[f"{name} processor"]) for ours, _ in rounds)
        line = f"| {name} | {ours:.1f} ({_EVENTS / ours:.0f} reports/s) | {spent:.1f}"
        if missing:
            print(f"{line} | - | - | - |")
            continue
        best = min(theirs[name] for _, theirs in rounds)
        print(f"{line} | {best:.2f} | {ours / best:.1f} | {_BAR} |")
    print(f"\nThe peer was not there: {missing}\n" if missing else "")


def _ours() -> _Spent:
    with large_agency("SQLite") as agency, HqProcess(agency) as hq:
        (officer,) = agency.vaults(agency.people(Role.OFFICER, 1))
        (supervisor,) = agency.vaults(agency.people(Role.SUPERVISOR, 1))
        agency.write(officer, _EVENTS, long=False)
        spent: _Spent = {}

        def timed(name: str, exchange: Exchange, work: Callable[[], object]) -> None:
            exchange._valid_token()
            begun, processor = time.perf_counter(), hq.processor_seconds()
            work()
            spent[name] = time.perf_counter() - begun
            spent[f"{name} processor"] = hq.processor_seconds() - processor
            exchange.close()

        pushing = agency.exchange(officer, hq.address)
        timed("push", pushing, lambda: pushing._push_all(None))
        pulling = agency.exchange(supervisor, hq.address)
        timed("pull", pulling, pulling._pull_all)
        assert officer.waiting() == 0
        assert len(supervisor.pulled_events()) == 2 * _EVENTS
        return spent
