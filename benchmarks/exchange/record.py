"""What HQ's record says afterwards: is everything there once, and nothing twice."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select

from benchmarks.exchange.agency import LargeAgency
from citdesk.casework.events import EventKind
from citdesk.hq.store import tables as t
from citdesk.wire.exchange import Outcome
from tests.sync.memory_vault import MemoryVault


def faults(agency: LargeAgency, vaults: Sequence[MemoryVault]) -> list[str]:
    """What is lost, doubled or refused of what the vaults sent, in words; empty where nothing is."""
    sent = {event.header.id: event for vault in vaults for event in vault.events}
    answered = {name for vault in vaults for name in vault.verdicts}
    found: list[str] = []
    waiting = 0
    for vault in vaults:
        if vault.waiting():
            waiting += vault.waiting()
        if bad := sum(
            v.outcome not in (Outcome.ACCEPTED, Outcome.ALREADY_HAVE) for v in vault.verdicts.values()
        ):
            found.append(f"{bad} events were refused or held")
    e = t.events.c
    with agency.hq.database.read() as connection:
        rows = connection.execute(
            select(e.id, e.report, e.hash).where(e.kind == EventKind.SUBMIT.value)
        ).all()
        numbers = connection.execute(select(e.report).where(e.kind == EventKind.SET_NUMBER.value)).scalars()
        numbered = list(numbers)
        count, end = connection.execute(select(func.count(), func.max(t.log.c.position))).one()
    here = {row.id: row.hash for row in rows}
    if waiting:
        found.append(f"{waiting} events still wait in their vaults")
    lost = [name for name, event in sent.items() if name in answered and here.get(name) != event.hash]
    if lost:
        found.append(f"{len(lost)} events are lost")
    if len(rows) != len({row.report for row in rows}):
        found.append("a report is there twice")
    if len(numbered) != len(set(numbered)) or set(numbered) != {row.report for row in rows}:
        found.append("a report has no number, or two")
    if count != end:
        found.append("the log has a gap")
    return found


def said_of(found: Sequence[str]) -> str:
    """The faults, or that there are none."""
    return "; ".join(sorted(set(found))) or "none refused, lost or doubled"
