"""How the cost of one push and one pull grows with the record."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from sqlalchemy import func, select, text

from benchmarks.exchange.agency import LargeAgency, large_agency
from benchmarks.size import full
from citdesk.casework.people import Person, Role
from citdesk.hq.store import tables as t
from citdesk.hq.store.log_marks import mark_at
from tests.sync.memory_vault import MemoryVault
from tests.sync.story import ReportStory

_SIZES = (10_000, 100_000)
_FULL_SIZES = (10_000, 100_000, 1_000_000)
_UNITS = 10
_BATCH = 250
_PAGE = 250
_TIMES = 15


def measure() -> None:
    """Fills a record through HQ's own desk, without a network, and measures at each size on the way."""
    sizes = _FULL_SIZES if full() else _SIZES
    print(f"### From {sizes[0]:,} to {sizes[-1]:,} events, an agency of {_UNITS} units\n")
    print(f"At HQ, without the network, the least of {_TIMES}. A page is {_PAGE} items, pulled by one unit's")
    print("supervisor beyond a cursor at the start, in the middle and near the end of the log; *nothing* is")
    print("a pull that finds nothing. The record was filled by the same desk, in batches of short reports.\n")
    print("| database, events | ms: push 1 | push 250 | page at the start | middle | end | nothing | MB |")
    print("|---|---|---|---|---|---|---|---|")
    for kind in ("SQLite", "PostgreSQL"):
        with large_agency(kind) as agency:
            _grow(kind, agency, sizes)
    print()


def _grow(kind: str, agency: LargeAgency, sizes: Sequence[int]) -> None:
    officers = agency.people(Role.OFFICER, _UNITS, units=_UNITS)
    vaults = agency.vaults(officers)
    supervisor = agency.people(Role.SUPERVISOR, 1, units=_UNITS)[0]
    turn = 0
    for size in sizes:
        while (events := _events(agency)) < size:
            for _ in range(min(_UNITS, -(-(size - events) // (2 * _BATCH)))):
                place = turn % _UNITS
                _push(agency, vaults[place], officers[place], _BATCH)
                turn += 1
        end = agency.hq.end_of_log()
        one = _least([lambda: _push(agency, vaults[0], officers[0], 1)] * _TIMES)
        many = _least([lambda: _push(agency, vaults[1], officers[1], _BATCH)] * _TIMES)
        pages = [
            _least([lambda cursor=cursor: _pull(agency, supervisor, cursor)] * _TIMES)
            for cursor in (0, end // 2, end - 2 * _UNITS * _PAGE, agency.hq.end_of_log())
        ]
        costs = " | ".join(f"{page:.1f}" for page in pages)
        print(
            f"| {kind}, {_events(agency):,} | {one:.1f} | {many:.0f} | {costs} | {_megabytes(agency):.0f} |",
            flush=True,
        )


def _push(agency: LargeAgency, vault: MemoryVault, person: Person, count: int) -> float:
    """Milliseconds; the writing of the reports is not in it."""
    events = [ReportStory().sent(vault) for _ in range(count)]
    known, _ = agency.hq.admission.admitted(vault.vault)
    batch = vault.batch_of(*events)
    begun = time.perf_counter()
    said = agency.hq.ingest.take(batch, known, person, agency.clock.now())
    spent = (time.perf_counter() - begun) * 1000
    vault.events.clear()
    assert all(verdict.position for verdict in said.verdicts)
    return spent


def _pull(agency: LargeAgency, person: Person, cursor: int) -> float:
    with agency.hq.database.read() as connection:
        mark = mark_at(connection, cursor) or ""
    begun = time.perf_counter()
    agency.hq.pulling.after(person, cursor, _PAGE, agency.clock.now(), mark=mark).to_text()
    return (time.perf_counter() - begun) * 1000


def _events(agency: LargeAgency) -> int:
    with agency.hq.database.read() as connection:
        return connection.execute(select(func.count()).select_from(t.events)).scalar() or 0


def _megabytes(agency: LargeAgency) -> float:
    """Of the record on disk, its indexes included."""
    with agency.hq.database.read() as connection:
        if agency.hq.database.dialect == "sqlite":
            pages = [
                connection.exec_driver_sql(f"PRAGMA page_{what}").scalar() or 0 for what in ("count", "size")
            ]
            return pages[0] * pages[1] / 2**20
        return (connection.execute(text("SELECT pg_database_size(current_database())")).scalar() or 0) / 2**20


def _least(works: Sequence[Callable[[], float]]) -> float:
    """The fastest: on a machine that does other work, too, all others measure that as well."""
    return min(work() for work in works)
