"""10,000 reports pushed to HQ over TLS and pulled by their supervisor, on SQLite with every commit on disk.

HQ gives each report a number, which is an event of its own: 20,000 events are pulled. There is no peer in
this run, so the bar of Anki's sync server is not judged here. Processor time is of this process, which holds
both ends; on a busy machine it says more than the clock.
"""

from __future__ import annotations

import gzip
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from citdesk.casework.people import Role
from tests.sync.agency import TestedAgency
from tests.sync.memory_vault import MemoryVault
from tests.sync.story import ReportStory

REPORTS = 10_000


def main(reports: int = REPORTS) -> None:
    """Prints both rates, and the bytes on the wire beside the gzip of the payloads."""
    folder = Path(tempfile.mkdtemp(prefix="citdesk-bench-"))
    agency = TestedAgency(folder / "hq")
    try:
        agency.serve()
        officer = agency.local_vault(agency.person("101", Role.OFFICER))
        supervisor = agency.local_vault(agency.person("201", Role.SUPERVISOR))
        for _ in range(reports):
            ReportStory().sent(officer)
        _print("push", reports, _timed(lambda: agency.sync(officer)))
        assert officer.waiting() == 0
        _print("pull", 2 * reports, _timed(lambda: agency.sync(supervisor)))
        assert len(supervisor.pulled_events()) == 2 * reports
        _print_bytes(officer)
    finally:
        agency.close()
        shutil.rmtree(folder, ignore_errors=True)


def _timed(work: Callable[[], object]) -> tuple[float, float]:
    begun, cpu = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - begun, time.process_time() - cpu


def _print(what: str, events: int, spent: tuple[float, float]) -> None:
    wall, cpu = spent
    print(
        f"{what}: {events} events in {wall:.1f} s ({events / wall:.0f}/s), {cpu:.1f} s of processor time "
        f"({events / cpu:.0f}/s)"
    )


def _print_bytes(vault: MemoryVault) -> None:
    """The batches as they go out, against the bar of 1.1 × gzip of the payloads + 200 bytes per event."""
    sent = payloads = count = 0
    vault.forget_verdicts()
    events = list(vault.events)
    for at in range(0, len(events), 250):
        some = events[at : at + 250]
        sent += len(gzip.compress(vault.batch_of(*some).to_text().encode(), 6))
        payloads += len(gzip.compress("".join(event.payload_text or "" for event in some).encode(), 6))
        count += len(some)
    bar = 1.1 * payloads + 200 * count
    print(f"wire: {sent / count:.0f} bytes per event pushed; the bar is {bar / count:.0f}")


if __name__ == "__main__":
    main()
