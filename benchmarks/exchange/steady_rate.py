"""Long reports at a steady rate, whatever HQ does: each is timed from the moment at which it was due."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence

from benchmarks.exchange.agency import HqProcess, LargeAgency, large_agency
from benchmarks.exchange.record import faults, said_of
from benchmarks.size import sized
from citdesk.casework.errors import CitdeskError
from citdesk.casework.people import Role
from citdesk.wire.encoding import write_json
from citdesk.wire.exchange import PushAnswer
from tests.sync.memory_vault import MemoryVault

_RATE = 50
_DEVICES = 50
_HEAD_START = 1.0


def measure() -> None:
    """Prints the spread of the time from due to acknowledged, for either database."""
    seconds = sized(10, 30)
    print(f"### {_RATE} reports of 250 questions a second for {seconds} s, from {_DEVICES} computers\n")
    print("From the moment a report is due until its verdict is read; both ends on this machine.\n")
    print("| database | reports | p50 ms | p95 ms | p99 ms | worst ms | HQ's processor | |")
    print("|---|---|---|---|---|---|---|---|")
    for kind in ("SQLite", "PostgreSQL"):
        with large_agency(kind) as agency:
            _run(kind, agency, seconds)
    print()


def _run(kind: str, agency: LargeAgency, seconds: int) -> None:
    vaults = agency.vaults(agency.people(Role.OFFICER, _DEVICES, units=5))
    each = _RATE * seconds // _DEVICES
    for vault in vaults:
        agency.write(vault, each)
    spans: list[float] = []
    failures: list[str] = []
    with HqProcess(agency) as hq:
        begins = threading.Barrier(len(vaults) + 1)
        start: list[float] = []
        threads = [
            threading.Thread(target=_device, args=(agency, hq, vault, at, begins, start, spans, failures))
            for at, vault in enumerate(vaults)
        ]
        for thread in threads:
            thread.start()
        start.append(time.perf_counter() + _HEAD_START)
        spent = hq.processor_seconds()
        begins.wait()
        for thread in threads:
            thread.join()
        spent = hq.processor_seconds() - spent
    spans.sort()
    verdict = said_of([*failures, *faults(agency, vaults)])
    p50, p95, p99 = (spans[min(int(len(spans) * share), len(spans) - 1)] for share in (0.5, 0.95, 0.99))
    print(
        f"| {kind} | {len(spans):,} | {p50:.0f} | {p95:.0f} | {p99:.0f} | {spans[-1]:.0f} | "
        f"{spent / seconds:.0%} of a core | {verdict} |"
    )


def _device(
    agency: LargeAgency,
    hq: HqProcess,
    vault: MemoryVault,
    place: int,
    begins: threading.Barrier,
    start: Sequence[float],
    spans: list[float],
    failures: list[str],
) -> None:
    exchange = agency.exchange(vault, hq.address)
    token = exchange._valid_token()
    batches = [vault.batch_of(event).to_text() for event in vault.events]
    begins.wait()
    for number, batch in enumerate(batches):
        due = start[0] + number * _DEVICES / _RATE + place / _RATE
        time.sleep(max(0.0, due - time.perf_counter()))
        try:
            said = exchange._transport.post("/v1/push", batch, token)
        except CitdeskError as failed:
            failures.append(f"refused: {failed.code}")
            continue
        spans.append((time.perf_counter() - due) * 1000)
        vault.record_verdicts(PushAnswer.from_text(write_json(said)))
    exchange.close()
